import { changeSections, heading } from './changelog/change-sections.ts';
import { withoutLogCommands } from './escape/log-commands.ts';
import { inertText, MARKDOWN_ARROW } from './markdown/markdown-style.ts';
import { type ReportInput, type ReportRun, standsAlone } from './report-input.ts';
import { comparedNames, count } from './words.ts';

const LONGEST_NAME = 200;

/** What one release changed. */
export interface Release {
  /** `1.4.0`, `Unreleased`. */
  readonly name: string;
  /** `YYYY-MM-DD`; null where it has none yet. */
  readonly date: string | null;
  /** The contract against that of the release before. */
  readonly run: ReportRun;
}

/** The releases of a contract that changed it. */
export interface ContractReleases {
  /** What people call it. */
  readonly name: string;
  /** Newest first. */
  readonly releases: readonly Release[];
}

function document(lines: readonly string[]): string {
  return withoutLogCommands(`${lines.join('\n').trimEnd()}\n`);
}

function comparedTitle({ base, revision }: ReportRun): string {
  return inertText(comparedNames(base, revision, MARKDOWN_ARROW), LONGEST_NAME);
}

/** `## orders: Orders API 1.0.0 → 1.1.0`; `## Since v1.yaml: …` where several bases were compared with. */
function runTitle(run: ReportRun): string {
  const { name, contract } = run;
  const shown = inertText(contract ?? `Since ${name}`, LONGEST_NAME);
  return `${shown}: ${comparedTitle(run)}`;
}

/**
 * What changed for those who call the API, as a Markdown document: no fingerprints, proofs or severities. Nothing that a
 * contract says becomes markup, a mention or a link.
 */
export function renderChangelog(input: ReportInput): string {
  const only = standsAlone(input);
  if (only !== null) return document([heading(1, comparedTitle(only)), '', ...changeSections(only, 2)]);
  const { runs, unchanged } = input;
  return document([
    heading(1, 'Changes'),
    '',
    ...runs.flatMap((run) => [heading(2, runTitle(run)), '', ...changeSections(run, 3)]),
    ...(unchanged === 0 ? [] : [`${count(unchanged, 'contract')} unchanged.`]),
  ]);
}

/** Versions as nearly everybody writes them have nothing to escape, and shall be found by who searches for them. */
const PLAIN_VERSION = /^v?\d{1,9}(?:\.\d{1,9}){1,3}(?:-[a-z]{1,6}(?:\.\d{1,9})*)?$/;

function releaseLines({ name, date, run }: Release, depth: number): readonly string[] {
  const shown = PLAIN_VERSION.test(name) ? name : inertText(name, LONGEST_NAME);
  const day = date === null ? '' : ` (${date})`;
  return [heading(depth, `${shown}${day}`), '', ...changeSections(run, depth + 1)];
}

function contractLines({ name, releases }: ContractReleases, depth: number): readonly string[] {
  const lines = releases.flatMap((release) => releaseLines(release, depth + 1));
  const shown = lines.length === 0 ? ['Nothing changed.', ''] : lines;
  return [heading(depth, inertText(name, LONGEST_NAME)), '', ...shown];
}

/** The releases of one or several contracts as a Markdown document, each a section, as in `renderChangelog`. */
export function renderReleases(contracts: readonly ContractReleases[]): string {
  const [only, ...others] = contracts;
  if (only !== undefined && others.length === 0) return document(contractLines(only, 1));
  return document([heading(1, 'Changes'), '', ...contracts.flatMap((contract) => contractLines(contract, 2))]);
}
