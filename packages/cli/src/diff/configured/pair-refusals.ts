import type { ContractSettings } from '../../config/settings.ts';
import { type Refusal, refuse } from '../../input/refusal.ts';

export function missingFiles({ name, files }: ContractSettings): Refusal {
  return refuse(
    'contract-files-missing',
    `The contract "${name}" has no file: ${files.join(', ')} is neither in the work tree nor in the base.`,
    'Correct its "files" in the configuration; paths count from the folder of the configuration.',
  ).error;
}

export function notSingle({ name }: ContractSettings, argument: string, count: number): Refusal {
  return refuse(
    'base-not-single',
    `${argument} is the base of "${name}", which has ${count} files.`,
    'Give each contract a base of its own, or say "composed: true" if the files are parts of one API.',
  ).error;
}
