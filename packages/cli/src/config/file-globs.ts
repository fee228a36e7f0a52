import picomatch from 'picomatch';

/** Which files a contract means: paths and globs relative to the folder of the configuration, `!` in front leaves out. */
export interface FileGlobs {
  /** Paths that are no glob; they count wherever they lie. */
  readonly paths: readonly string[];
  readonly globs: readonly string[];
  readonly leftOut: readonly string[];
}

/** Of other people. */
export const NEVER_CONTRACTS: readonly string[] = ['**/node_modules/**', '**/.git/**'];

/** Takes the `files` of a contract apart. `api/` means every YAML and JSON file below. */
export function fileGlobs(files: readonly string[]): FileGlobs {
  const wanted = files.filter((file) => !file.startsWith('!')).map(normalised);
  return {
    paths: wanted.filter((file) => !isGlob(file)),
    globs: wanted.filter(isGlob),
    leftOut: files.filter((file) => file.startsWith('!')).map((file) => normalised(file.slice(1))),
  };
}

function normalised(file: string): string {
  const path = file.replace(/^(?:\.\/)+/, '');
  return path.endsWith('/') ? `${path}**/*.{yaml,yml,json}` : path;
}

function isGlob(file: string): boolean {
  return picomatch.scan(file).isGlob;
}

/** Whether a `/`-separated path, relative to the folder of the configuration, is one of the contract's files. */
export function fileTest(files: readonly string[]): (path: string) => boolean {
  const { paths, globs, leftOut } = fileGlobs(files);
  const named = new Set(paths);
  const isFound = globs.length === 0 ? () => false : picomatch([...globs]);
  const isForeign = picomatch([...NEVER_CONTRACTS]);
  const isLeftOut = leftOut.length === 0 ? () => false : picomatch([...leftOut]);
  return (path) => (named.has(path) || (isFound(path) && !isForeign(path))) && !isLeftOut(path);
}
