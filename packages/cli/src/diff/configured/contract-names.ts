import { fileGlobs, fileTest } from '../../config/file-globs.ts';

const GLOB = /[*?[\]{}()!]/;

/**
 * What tells a file apart from the others that a glob finds: `orders` of `services/orders/openapi.yaml` where the
 * glob stands for the folders of `services`.
 */
export function varyingPart(files: readonly string[], path: string): string {
  const { globs } = fileGlobs(files);
  const glob = globs.find((candidate) => fileTest([candidate])(path));
  if (glob === undefined) return path;
  const segments = glob.split('/');
  const fixedStart = segments.findIndex((segment) => GLOB.test(segment));
  const fixedEnd = segments.length - 1 - segments.findLastIndex((segment) => GLOB.test(segment));
  const steps = path.split('/');
  const varying = steps.slice(fixedStart, steps.length - fixedEnd).join('/');
  return fixedEnd === 0 ? varying.replace(/\.(?:ya?ml|json)$/i, '') : varying;
}

/** Names for the contracts of one configured entry: its own for the only file, `{name}` put in for several. */
export function contractNames(
  name: string,
  files: readonly string[],
  paths: readonly string[],
): ReadonlyMap<string, string> {
  const { globs, paths: plain } = fileGlobs(files);
  const isSingle = globs.length === 0 && plain.length === 1;
  const parts = paths.map((path) => varyingPart(files, path));
  const names = paths.map((path, index) => {
    if (isSingle && !name.includes('{name}')) return [path, name] as const;
    const part = parts[index] ?? path;
    // Two files that differ in what no glob stands for keep their whole paths.
    const unique = parts.indexOf(part) === parts.lastIndexOf(part) ? part : path;
    return [path, name.includes('{name}') ? name.replaceAll('{name}', unique) : `${name}/${unique}`] as const;
  });
  return new Map(names);
}
