/**
 * Load time and compare time apart, inside one process: prints `{ "loadMs": …, "compareMs": …, "findings": … }`.
 * Usage: in-process.js <base> <revision>. The files need no other file.
 */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { type Contract, diffContracts, loadContract } from '@contract-check/core';

async function load(file: string): Promise<Contract> {
  const name = basename(file);
  const text = await readFile(file, 'utf8');
  const loaded = await loadContract({ uri: name, label: name, text }, async (uri) => {
    return { ok: false, code: 'not-read', message: `${uri} is not part of this benchmark`, fix: 'Use one file.' };
  });
  if (loaded.ok) return loaded.value;
  throw new Error(`${file}: ${loaded.error.map(({ message }) => message).join(' ')}`);
}

const [base = '', revision = ''] = process.argv.slice(2);
const start = performance.now();
const contracts = [await load(base), await load(revision)] as const;
const loaded = performance.now();
const { verdict } = await diffContracts(contracts[0], contracts[1], {
  strict: false,
  compat: 'wire',
  contractName: '',
  prefixes: { base: {}, revision: {} },
});
const compared = performance.now();
console.log(
  JSON.stringify({ loadMs: loaded - start, compareMs: compared - loaded, findings: verdict.findings.length }),
);
