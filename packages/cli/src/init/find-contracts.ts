import { join } from 'node:path';
import type { InputProblem } from '@contract-check/core';
import { contractFilesIn } from '../config/contract-files.ts';
import type { Engine } from '../engine.ts';
import { decodeText } from '../input/decode-text.ts';
import { filePlace } from '../input/file-place.ts';
import { openPlace } from '../input/load-contract.ts';
import { readInside } from '../input/read-file.ts';
import { realFolders } from '../input/roots.ts';
import type { Io } from '../io.ts';
import type { FoundContract } from './contract-entries.ts';

const MOST_BYTES = 100_000_000;
const NO_ROOTS = { folders: [], addresses: [] };

/** Folders that hold other people's contracts, or samples. */
const FOREIGN = /(?:^|\/)(?:node_modules|bower_components|vendor|third[_-]party|\.yarn|\.venv|site-packages)\//;
const SAMPLES = /(?:^|\/)(?:tests?|__tests__|testdata|fixtures|__fixtures__|__mocks__)\//;

/** What a contract has to say of itself, somewhere in its text. */
const CLAIM = /["']?(?:openapi|swagger)["']?\s*:\s*["']?[23]/;

/** What a repository holds. Paths count from its top. */
export interface FoundContracts {
  readonly contracts: readonly FoundContract[];
  /** Say that they are contracts, and cannot be read. */
  readonly faulty: readonly { readonly path: string; readonly problem: InputProblem | undefined }[];
  /** In folders of tests, which are not proposed. */
  readonly samples: readonly string[];
}

/** Looks for contracts by their content. */
export async function findContracts(top: string, engine: Engine, io: Io): Promise<FoundContracts> {
  const files = await contractFilesIn(top, io)(['**/*.{yaml,yml,json}']);
  const own = files.filter((path) => !FOREIGN.test(path));
  const roots = await realFolders([top]);
  const claiming: string[] = [];
  for (const path of own) {
    const read = await readInside(join(top, path), roots, path, MOST_BYTES);
    const text = read.ok ? decodeText(read.value) : read;
    if (text.ok && CLAIM.test(text.value)) claiming.push(path);
  }
  const found = { contracts: [] as FoundContract[], faulty: [] as FoundContracts['faulty'][number][] };
  for (const path of claiming.filter((one) => !SAMPLES.test(one))) {
    const loaded = await load(path, engine, { ...io, cwd: top });
    if (loaded.title !== null) found.contracts.push({ path, title: loaded.title });
    else if (loaded.problem?.code !== 'not-a-contract') found.faulty.push({ path, problem: loaded.problem });
  }
  return { ...found, samples: claiming.filter((one) => SAMPLES.test(one)) };
}

async function load(path: string, engine: Engine, io: Io) {
  const place = filePlace(path, io, NO_ROOTS);
  const opened = await openPlace(path, place, { roots: NO_ROOTS, allowRemote: false, maxBytes: MOST_BYTES }, io);
  if (!opened.ok) return { title: null, problem: opened.error.problems[0] };
  const { entry, reference } = opened.value;
  const loaded = await engine.loadContract(entry, reference);
  return loaded.ok ? { title: loaded.value.title } : { title: null, problem: loaded.error[0] };
}
