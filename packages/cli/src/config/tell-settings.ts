import type { InputProblem, WaiverUse } from '@contract-check/core';
import { renderProblems } from '@contract-check/report';
import type { ShowingOptions } from '../command-line/command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { textOptions } from '../terminal/text-options.ts';
import type { RefusedSettings } from './read-document.ts';
import type { FiledWaiver } from './settings.ts';

/** Says what is wrong with the configuration or the waivers; nothing was compared. */
export async function refuseSettings(refused: RefusedSettings, shown: ShowingOptions, io: Io): Promise<ExitCode> {
  const source = (file: string): string | undefined => refused.texts.get(file);
  io.stderr.write(renderProblems(refused.problems, source, {}, await textOptions(io.stderr, shown, io)));
  return EXIT.input;
}

/** Digits of a whole fingerprint; less is the beginning of one. */
const FINGERPRINT_DIGITS = 16;

/**
 * What people should know of their waivers after a run: which have expired, which waive nothing any more, and which
 * beginnings of fingerprints fit several findings.
 *
 * @param uses one for each waiver, over all contracts compared
 * @param compared the names of the contracts (null: named one by one), if these are all that waivers can be about; else
 *   null, and nobody knows which are unused
 */
export function waiverNotices(
  waivers: readonly FiledWaiver[],
  uses: readonly WaiverUse[],
  compared: readonly (string | null)[] | null,
): readonly InputProblem[] {
  return waivers.flatMap((waiver, index): InputProblem[] => {
    const use = uses[index];
    const { file, line, owner, until, fingerprint } = waiver;
    const notice = (code: string, message: string, fix: string): InputProblem[] => [
      { severity: 'warning', code, message, fix, file, line },
    ];
    if (use?.state === 'expired') {
      const fails = use.findings.length > 0 ? ' What it waived counts again.' : '';
      const fix = 'Mend the finding, give a new date, or run: contract-check waive --prune';
      return notice('waiver-expired', `The waiver of ${owner} expired after ${until}.${fails}`, fix);
    }
    if (use?.state === 'unused') {
      const fix = 'If it has done its duty: contract-check waive --prune --result <file>';
      return compared !== null && isInScope(waiver, compared)
        ? notice('waiver-unused', 'The waiver fits no finding.', fix)
        : [];
    }
    if (fingerprint === undefined || fingerprint.length === FINGERPRINT_DIGITS || (use?.findings.length ?? 0) < 2) {
      return [];
    }
    const message = `${use?.findings.length} findings start with ${fingerprint}: ${use?.findings.join(', ')}.`;
    return notice('waiver-ambiguous', message, 'All of them are waived; write more digits to mean one.');
  });
}

/** A waiver for one configured contract says nothing of contracts that are named one by one. */
function isInScope({ contract }: FiledWaiver, compared: readonly (string | null)[]): boolean {
  return contract === undefined || compared.some((name) => name !== null);
}
