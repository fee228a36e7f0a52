import { posix } from 'node:path';

/** A contract that was found. */
export interface FoundContract {
  /** From the top of the repository, with `/`. */
  readonly path: string;
  readonly title: string;
}

/** An entry of the configuration. */
export interface ContractEntry extends FoundContract {
  readonly name: string;
}

/** Gives each contract a name of its own: of its title, where several have it of its folder too, else of its path. */
export function namedContracts(found: readonly FoundContract[]): readonly ContractEntry[] {
  const candidates = found.map(({ path, title }) => {
    const short = slug(title) || slug(withoutEnding(posix.basename(path))) || 'api';
    return [short, joined(short, slug(posix.basename(posix.dirname(path)))), slug(withoutEnding(path)) || short];
  });
  const taken = new Map<string, number>();
  for (const names of candidates) for (const name of new Set(names)) taken.set(name, (taken.get(name) ?? 0) + 1);
  const used = new Set<string>();
  return found.map((contract, index) => {
    const names = candidates[index] ?? [];
    const wanted = names.find((name) => taken.get(name) === 1) ?? names.at(-1) ?? 'api';
    let name = wanted;
    for (let count = 2; used.has(name); count += 1) name = `${wanted}-${count}`;
    used.add(name);
    return { ...contract, name };
  });
}

function joined(start: string, end: string): string {
  return end === '' ? start : `${start}-${end}`;
}

function withoutEnding(path: string): string {
  return path.replace(/\.(?:ya?ml|json)$/i, '');
}

/** Plain letters, digits and hyphens: names are typed on command lines. */
function slug(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
}
