import { escapeTerminal } from '@contract-check/report';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { mostSimilar } from '../most-similar.ts';
import { type ProblemRow, problemText, ruleText } from './rules-text.ts';

type Catalogue = Pick<Engine, 'rules' | 'problems'>;

/** The codes of all input problems, with what is said of each. */
export function problemRows({ problems }: Catalogue): readonly ProblemRow[] {
  return Object.entries(problems).map(([code, info]) => ({ code, ...info }));
}

/** What the catalogue says of a rule or an input problem; null when there is none of that id. */
export function explained(id: string, catalogue: Catalogue, width: number): string | null {
  const rule = catalogue.rules.find((row) => row.id === id);
  if (rule !== undefined) return ruleText(rule, width);
  const problem = problemRows(catalogue).find(({ code }) => code === id);
  return problem === undefined ? null : problemText(problem, width);
}

const SHOWN_MATCHES = 8;

/**
 * Says that there is no such rule or input problem, and which was meant.
 *
 * @param command that explains the right one
 * @param hint what else could have been meant, as a sentence; often empty
 */
export function refuseUnknown(
  id: string,
  catalogue: Catalogue,
  io: Io,
  { command, hint = '' }: { readonly command: 'rules' | 'explain'; readonly hint?: string },
): ExitCode {
  const ids = [...catalogue.rules.map((rule) => rule.id), ...Object.keys(catalogue.problems)];
  const holding = id === '' ? [] : ids.filter((known) => known.includes(id)).slice(0, SHOWN_MATCHES);
  const matches = holding.length > 0 ? holding : [mostSimilar(id, ids) ?? []].flat();
  const lines = matches.map((match) => `  contract-check ${command} ${match}\n`);
  io.stderr.write(`error: there is no rule or input problem "${escapeTerminal(id)}".\n`);
  io.stderr.write(lines.length === 0 ? '' : `Did you mean:\n${lines.join('')}`);
  io.stderr.write(hint === '' ? '' : `${hint}\n`);
  io.stderr.write('Usage error (exit 2). contract-check rules lists them all.\n');
  return EXIT.input;
}
