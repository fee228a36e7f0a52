import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail, ok, type Result } from '@contract-check/core';
import type { Io } from '../io.ts';

/** Where the service is, and what to come in with. */
export interface ServiceAddress {
  /** Without a slash at its end. */
  readonly url: string;
  /** Null: none is known; on the same machine reading and reporting need none. */
  readonly key: string | null;
}

const PRESET = 'http://127.0.0.1:4010';
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]']);

/**
 * The service that is meant: the address typed, else `CONTRACT_CHECK_SERVER`, else the one on this machine. The key is
 * `CONTRACT_CHECK_KEY`; for a service on this machine, else, the one in its data folder, which is never sent elsewhere.
 * Fails with a sentence.
 *
 * @param typed the text of `--server`
 */
export async function serviceAddress(
  typed: string | undefined,
  { env, cwd }: Pick<Io, 'env' | 'cwd'>,
): Promise<Result<ServiceAddress, string>> {
  const text = typed ?? (env.CONTRACT_CHECK_SERVER || PRESET);
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.search !== '') {
    return fail(`The address of the service is one as in ${PRESET}, not "${text}".`);
  }
  const key = env.CONTRACT_CHECK_KEY || (LOOPBACK.has(url.hostname) ? await keyOfFolder(env, cwd) : null);
  return ok({ url: url.href.replace(/\/+$/, ''), key });
}

async function keyOfFolder(env: Io['env'], cwd: string): Promise<string | null> {
  try {
    return (await readFile(resolve(cwd, env.CONTRACT_CHECK_DATA || '.contract-check', 'admin.key'), 'utf8')).trim();
  } catch {
    return null;
  }
}
