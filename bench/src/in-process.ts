/**
 * Load and compare apart, inside one process: prints a `Halves` as JSON. What confirms witnesses is loaded before.
 * Usage: in-process.js [--table-only] <base> <revision>; with the option nothing is decided about schemas. The files
 * need no other file.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { type Contract, diffContracts, loadContract } from '@contract-check/core';
import { schemaValidator } from '@contract-check/core/validator';

/** What the two halves of a comparison took. */
export interface Halves {
  /** Wall time. */
  readonly loadMs: number;
  readonly compareMs: number;
  /** Processor time of comparing, all threads. */
  readonly compareCpuMs: number;
  readonly findings: number;
}

async function load(file: string): Promise<Contract> {
  const name = basename(file);
  const text = await readFile(file, 'utf8');
  const loaded = await loadContract({ uri: name, label: name, text }, async (uri) => {
    return { ok: false, code: 'not-read', message: `${uri} is not part of this benchmark`, fix: 'Use one file.' };
  });
  if (loaded.ok) return loaded.value;
  throw new Error(`${file}: ${loaded.error.map(({ message }) => message).join(' ')}`);
}

const { values, positionals } = parseArgs({ allowPositionals: true, options: { 'table-only': { type: 'boolean' } } });
const [base = '', revision = ''] = positionals;
const validator = schemaValidator();
const start = performance.now();
const contracts = [await load(base), await load(revision)] as const;
const loaded = performance.now();
const before = process.cpuUsage();
const { verdict } = await diffContracts(contracts[0], contracts[1], {
  strict: false,
  compat: 'wire',
  contractName: '',
  prefixes: { base: {}, revision: {} },
  decide: values['table-only'] !== true,
  loadValidator: async () => validator,
});
const compared = performance.now();
const { user, system } = process.cpuUsage(before);
const halves: Halves = {
  loadMs: loaded - start,
  compareMs: compared - loaded,
  compareCpuMs: (user + system) / 1000,
  findings: verdict.findings.length,
};
console.log(JSON.stringify(halves));
