import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { repository } from '../support/contract-files.ts';

interface Entry {
  readonly version?: string;
  readonly resolved?: string;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as {
  readonly packages: Readonly<Record<string, Entry>>;
};
const entries = Object.entries(lock.packages);

/** The copy of a package that `owner` would load: its own, else that of the folder around it, and so on upwards. */
function nearest(owner: string, name: string): Entry | undefined {
  const own = lock.packages[`${owner === '' ? '' : `${owner}/`}node_modules/${name}`];
  if (own !== undefined || owner === '') return own;
  const outer = owner.lastIndexOf('/node_modules/');
  return nearest(outer === -1 ? '' : owner.slice(0, outer), name);
}

describe('package-lock.json', () => {
  it('names no host, so that any registry or mirror serves', () => {
    expect(entries.filter(([, { resolved }]) => resolved?.includes('://')).map(([path]) => path)).toEqual([]);
  });

  // npm leaves out what its registry does not offer for this platform; "npm ci" then refuses the file everywhere.
  it('names the binaries of every platform', () => {
    const wanted = entries.flatMap(([owner, { optionalDependencies = {} }]) =>
      Object.entries(optionalDependencies).map(([name, version]) => ({ owner, name, version })),
    );
    const absent = wanted.filter(({ owner, name, version }) => {
      const locked = nearest(owner, name)?.version;
      return locked === undefined || (/^\d/.test(version) && locked !== version);
    });
    expect(wanted.length).toBeGreaterThan(0);
    expect(absent).toEqual([]);
  });
});
