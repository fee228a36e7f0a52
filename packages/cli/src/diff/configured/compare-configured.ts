import { fail, type InputProblem, ok, type Result } from '@contract-check/core';
import { escapeTerminal } from '@contract-check/report';
import type { ContractsOptions } from '../../command-line/command.ts';
import type { Settings } from '../../config/settings.ts';
import type { Engine } from '../../engine.ts';
import { loadOptions } from '../../input/load-contract.ts';
import { type Refusal, refuse } from '../../input/refusal.ts';
import { distinct } from '../../input/tell-problems.ts';
import type { Io } from '../../io.ts';
import type { Progress } from '../../terminal/progress.ts';
import type { Comparisons, RefusedComparisons } from '../comparisons.ts';
import { comparePairs } from './compare-pairs.ts';
import { ContractReader } from './contract-reader.ts';
import { findPairs, type ToldBase } from './find-pairs.ts';

/** Compares every configured contract of the work tree with its base. */
export async function compareConfigured(
  command: ContractsOptions,
  settings: Settings,
  progress: Progress,
  io: Io,
  engine: Engine,
): Promise<Result<Comparisons, RefusedComparisons>> {
  if (settings.contracts.length === 0) {
    return fail(nothingConfigured(settings));
  }
  progress.stage('Looking for what changed …');
  const reader = new ContractReader(settings.folder, loadOptions(command, io), engine, io);
  try {
    const found = await findPairs(settings, reader, io);
    if (!found.ok) return fail(refusedFor(found.error, settings.file ?? ''));
    const { pairs, unchanged, bases } = found.value;
    if (!command.quiet) {
      progress.stop();
      io.stderr.write(bases.map(toldBase).join(''));
    }
    const outcomes = await comparePairs(pairs, reader, progress, io, engine);
    const problems = distinct(outcomes.flatMap((outcome) => outcome.problems));
    const contracts = outcomes.flatMap(({ contracts: compared }) => compared ?? []);
    if (outcomes.some((outcome) => outcome.contracts === null)) {
      // Which of the other contracts could be read is no news among many.
      const sides = outcomes.flatMap((outcome) => outcome.sides.map((side) => ({ ...side, contract: null })));
      return fail({ problems, sides });
    }
    return ok({ contracts, unchanged, problems, isAll: unchanged === 0 });
  } finally {
    await reader.close();
  }
}

/** That there is no contract to look at, and what to write. */
export function nothingConfigured(settings: Settings): RefusedComparisons {
  const file = settings.file ?? 'contract-check.yaml';
  return { ...refusedFor([noContracts(settings)], file), hint: snippet(file) };
}

/** Refusals that are about the configuration as a whole. */
export function refusedFor(refusals: readonly Refusal[], file: string): RefusedComparisons {
  const problems = refusals.map(({ code, message, fix }): InputProblem => {
    return { severity: 'error', code, message, fix, file };
  });
  return { problems, sides: [] };
}

/** `Base: 1f2e3d4c5b, where HEAD left origin/main.` */
function toldBase({ name, why }: ToldBase): string {
  const text = name === '' ? `Base: none; ${why}.` : `Base: ${name}, ${why}.`;
  return `${escapeTerminal(text)}\n`;
}

/** What is missing, to be pasted. */
function snippet(file: string): string {
  return `
To paste into ${file}:

contracts:
  - name: my-api
    files: api/openapi.yaml
`;
}

function noContracts({ file }: Settings): Refusal {
  const message = file === null ? 'No contract is named, and there is no configuration.' : 'No contract is configured.';
  const fix = 'List the contracts as below; or name two: contract-check diff <old> <new>';
  return refuse('no-contracts', message, fix).error;
}
