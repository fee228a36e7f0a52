import { escapeTerminal } from '@contract-check/report';
import { type CiName, GITLAB_INCLUDE, GITLAB_PIPELINE } from './ci-files.ts';
import type { FileState } from './file-states.ts';
import type { FoundContracts } from './find-contracts.ts';

/** What was looked at, in a few lines. */
export function foundText(found: FoundContracts): string {
  const { contracts } = found;
  return `Found ${count(contracts.length, 'contract')}.\n${leftOutText(found)}`;
}

export function nothingFoundText(found: FoundContracts): string {
  return `error: no contract was found: no YAML or JSON file of the repository is an OpenAPI document that can be read.
${leftOutText(found)}Nothing was written (exit 2). To check one file: contract-check validate <file>
`;
}

const MOST_SHOWN = 5;

function leftOutText({ faulty, samples }: FoundContracts): string {
  const unread = faulty.map(
    ({ path, problem }) =>
      `Left out ${escapeTerminal(path)}, which cannot be read: ${escapeTerminal(problem?.message ?? '')}\n`,
  );
  if (samples.length === 0) return unread.join('');
  const shown = samples.slice(0, MOST_SHOWN).map((path) => escapeTerminal(path));
  const more = samples.length > MOST_SHOWN ? `, and ${samples.length - MOST_SHOWN} more` : '';
  return `${unread.join('')}Left out ${count(samples.length, 'file')} in folders of tests: ${shown.join(', ')}${more}.\n`;
}

/** Every file, and what is or would be in it. */
export function proposalText(
  states: readonly FileState[],
  { ci, isAsked }: { readonly ci: CiName; readonly isAsked: boolean },
): string {
  const files = states.map((state) => `\n${STATE_TEXTS[state.found](state)}`);
  if (ci === 'none' && !isAsked) {
    files.push('\nNo workflow: no remote is on GitHub or GitLab. To have one: --ci github or --ci gitlab\n');
  }
  return files.join('');
}

const STATE_TEXTS: Readonly<Record<FileState['found'], (state: FileState) => string>> = {
  nothing: ({ path, text, isGenerated }) => {
    const lines = text.trimEnd().split('\n');
    if (isGenerated === true) return `new file: ${path} (the schema of the configuration, for editors)\n`;
    return `new file: ${path}\n${marked('+', lines)}`;
  },
  same: ({ path }) => `unchanged: ${path}\n`,
  different: ({ path, difference, isGenerated }) => {
    // What people have there is more than ours, and ours is to be added by them.
    if (path === GITLAB_PIPELINE)
      return `left alone: ${path}\nTo add:\n${marked('+', GITLAB_INCLUDE.trimEnd().split('\n'))}`;
    const advice = isGenerated === true ? '; to renew it: contract-check schema-of config' : '; what differs';
    const shown = isGenerated === true ? '' : difference;
    return `left alone: ${path} is there already${advice}${shown === '' ? '\n' : ':\n'}${escapeLines(shown)}`;
  },
};

function marked(mark: string, lines: readonly string[]): string {
  return lines.map((line) => `${line === '' ? mark : `${mark} ${escapeTerminal(line)}`}\n`).join('');
}

function escapeLines(text: string): string {
  return text
    .split('\n')
    .map((line) => escapeTerminal(line))
    .join('\n');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
