import picomatch from 'picomatch';

/** Where code hosts look, first come. */
export const CODEOWNERS_FILES = ['.github/CODEOWNERS', '.gitlab/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'] as const;

/** Who answers for a path from the top of the repository; null: nobody is named. */
export type OwnerOf = (path: string) => string | null;

/**
 * Reads a CODEOWNERS file (docs.github.com, "About code owners"; docs.gitlab.com, "Code Owners syntax"): the last line
 * that fits counts, and one without owners takes them away. The names of GitLab's sections count for nothing here.
 */
export function readCodeowners(text: string): OwnerOf {
  const lines = text.split(/\r?\n/).flatMap((line) => {
    const [pattern, ...rest] = line.trim().split(/(?<!\\)\s+/);
    if (pattern === undefined || pattern === '' || /^(?:#|!|\^?\[)/.test(pattern)) return [];
    const comment = rest.findIndex((word) => word.startsWith('#'));
    const owners = comment < 0 ? rest : rest.slice(0, comment);
    return [{ fits: picomatch(globsOf(pattern.replaceAll('\\ ', ' ')), { dot: true }), owners }];
  });
  return (path) => lines.findLast(({ fits }) => fits(path))?.owners.join(' ') || null;
}

/** As in .gitignore: without a slash before its end a pattern fits at any depth, and a folder means all that is in it. */
function globsOf(pattern: string): string[] {
  const isAnchored = /\/./.test(pattern);
  const path = pattern.replace(/^\//, '');
  const start = isAnchored ? '' : '**/';
  if (path.endsWith('/')) return [`${start}${path}**`];
  // Unlike .gitignore, `docs/*` does not mean what is in folders of docs.
  return path.endsWith('/*') ? [start + path] : [start + path, `${start}${path}/**`];
}
