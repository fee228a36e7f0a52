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

describe('package-lock.json', () => {
  it('names no host, so that any registry or mirror serves', () => {
    expect(entries.filter(([, { resolved }]) => resolved?.includes('://')).map(([path]) => path)).toEqual([]);
  });

  // npm drops the other platforms when it writes the file beside an existing node_modules; "npm ci" then refuses it.
  it('names the binaries of every platform', () => {
    const wanted = new Set(entries.flatMap(([, entry]) => Object.keys(entry.optionalDependencies ?? {})));
    const locked = new Set(
      entries.filter(([, entry]) => entry.version !== undefined).map(([path]) => path.replace(/^.*node_modules\//, '')),
    );
    expect(wanted.size).toBeGreaterThan(0);
    expect([...wanted].filter((name) => !locked.has(name))).toEqual([]);
  });
});
