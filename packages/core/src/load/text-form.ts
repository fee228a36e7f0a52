import type { RawProblem } from './problem.ts';

/** JSON texts of contracts start with a bracket; everything else is YAML (of which JSON is nearly a subset). */
export function looksLikeJson(text: string): boolean {
  return /^\s*[[{]/.test(text);
}

/** A bracket followed by a double quote, or by another bracket: the author meant JSON, not YAML in flow style. */
export function isMeantAsJson(text: string): boolean {
  return /^\s*[[{]\s*(?:["[{}\]]|$)/.test(text);
}

/** Texts that are no contract whatever the format, told by how they begin. */
const FOREIGN: readonly { readonly begins: RegExp; readonly problem: Omit<RawProblem, 'offset'> }[] = [
  {
    begins: /^\s*<(?:!doctype|html|\?xml|head|body|!--)/i,
    problem: {
      code: 'document-markup',
      message: 'This is an HTML or XML page, not a contract.',
      fix: 'If it was downloaded, open the address in a browser: it may need a login, or a "raw" link.',
    },
  },
  {
    begins: /^version https:\/\/git-lfs\.github\.com\/spec\//,
    problem: {
      code: 'document-pointer',
      message: 'This is a Git LFS pointer; the contract itself was not fetched.',
      fix: 'Run "git lfs pull" and try again.',
    },
  },
];

/** What makes a text no contract before any parser looks at it, or null. */
export function foreignText(text: string): RawProblem | null {
  const foreign = FOREIGN.find(({ begins }) => begins.test(text));
  return foreign === undefined ? null : { ...foreign.problem, offset: text.search(/\S/) };
}

/** What no format allows and every parser refuses, so that only texts that cannot be read are searched for it. */
export function nulCharacter(text: string): RawProblem | null {
  const nul = text.indexOf('\0');
  if (nul === -1) return null;
  return {
    code: 'document-not-text',
    message: 'A NUL character stands in the text.',
    fix: 'Check that this is the contract, unpacked, and saved as UTF-8.',
    offset: nul,
  };
}

const CONFLICT = /^<{7} .*$/m;

/** Git's conflict markers, which explain why a text cannot be read. */
export function mergeConflict(text: string): RawProblem | null {
  const match = CONFLICT.exec(text);
  if (match === null) return null;
  return {
    code: 'merge-conflict',
    message: 'An unresolved merge conflict stands in the file.',
    fix: 'Resolve it: keep one side, and remove the lines with <<<<<<<, ======= and >>>>>>>.',
    offset: match.index,
    length: Math.min(match[0].length, 80),
  };
}
