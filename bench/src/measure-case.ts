import { fileURLToPath } from 'node:url';
import type { Case } from './cases.ts';
import type { Usage } from './measure/child.ts';
import { interleave } from './measure/interleave.ts';

const own = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const command = own('../../packages/cli/dist/bin/contract-check.cjs');

export interface CaseResult {
  readonly case: Case;
  readonly node: Usage;
  readonly parse: Usage;
  readonly diff: Usage;
  /** Inside one process, in milliseconds. */
  readonly split: { readonly loadMs: number; readonly compareMs: number; readonly findings: number } | null;
  readonly failures: readonly string[];
}

/** Measures one pair: nothing, parsing alone, the whole command, and the command's two halves. */
export async function measureCase(item: Case, rounds: number): Promise<CaseResult> {
  const files = [item.base, item.revision];
  const plain = { accepted: [0], keepOutput: false };
  const programs = [
    { ...plain, name: 'node -e 0', args: ['-e', '0'] },
    { ...plain, name: 'parse only', args: [own('./parse-only.js'), ...files] },
    { ...plain, name: 'contract-check diff', args: [command, 'diff', ...files, '--fail-on', 'never'] },
    { ...plain, name: 'load and compare', args: [own('./in-process.js'), ...files], keepOutput: true },
  ] as const;
  const summaries = await interleave(programs, rounds);
  const [node, parse, diff, split] = summaries;
  if (node === undefined || parse === undefined || diff === undefined || split === undefined)
    throw new Error('lost a run');
  return {
    case: item,
    node: node.usage,
    parse: parse.usage,
    diff: diff.usage,
    split: split.failure === null ? JSON.parse(split.stdout) : null,
    failures: summaries.flatMap(({ failure }, index) =>
      failure === null ? [] : [`${programs[index]?.name}: ${failure}`],
    ),
  };
}
