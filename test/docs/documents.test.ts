import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/contract-files.ts';

const documents = [
  ...readdirSync(repository).filter((file) => file.endsWith('.md')),
  ...['docs', 'docs/decisions', 'examples'].flatMap((folder) =>
    readdirSync(join(repository, folder))
      .filter((file) => file.endsWith('.md'))
      .map((file) => `${folder}/${file}`),
  ),
];
const read = (file: string) => readFileSync(join(repository, file), 'utf8');
const found = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, match = '']) => match);

describe.each(documents)('%s', (file) => {
  const text = read(file);

  it('links to files that exist', () => {
    const links = found(text, /\]\(([^)#\s]+)[^)]*\)/g).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !existsSync(resolve(repository, dirname(file), link)))).toEqual([]);
  });

  it('names scripts that exist', () => {
    const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
    const names = found(text, /npm (?:--prefix \S+ )?run ([a-z][\w:-]*)/g);
    expect(names.filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
  });

  it('names paths of the repository that exist', () => {
    const paths = found(text, /`((?:packages|scripts|test|docs|examples|bench)\/[\w./-]+)`/g);
    expect(paths.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  });
});

describe('the documents', () => {
  it('are found', () => {
    for (const file of ['README.md', 'ARCHITECTURE.md', 'docs/verdicts.md']) expect(documents).toContain(file);
  });

  it('keep the map short', () => {
    expect(read('ARCHITECTURE.md').split('\n').length).toBeLessThanOrEqual(150);
  });

  it('number each decision once', () => {
    const numbers = documents.filter((file) => file.startsWith('docs/decisions/')).map((file) => file.slice(15, 19));
    expect(new Set(numbers).size).toBe(numbers.length);
    expect(numbers.every((number) => /^\d{4}$/.test(number))).toBe(true);
  });
});
