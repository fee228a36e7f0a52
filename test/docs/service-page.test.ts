import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ServiceProcess } from '../server/storm/service-process.ts';
import { repository } from '../support/contract-files.ts';

const pages = ['docs/service.md', 'docs/publishing.md', 'docs/usage.md'].map((page) => {
  const text = readFileSync(join(repository, page), 'utf8');
  // What is printed may be shown below.
  const blocks = text.matchAll(/^```sh\n(.*?)^```\n(?:\n```text\n(.*?)^```)?/gms);
  return { page, text, scripts: [...blocks].map(([, script = '', shown = '']) => ({ script, shown })) };
});
const shell = promisify(execFile);

let folder = '';
let service: ServiceProcess;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'service-page-'));
  service = new ServiceProcess(join(folder, '.contract-check'), null);
  await service.start();
  copyFileSync(join(repository, 'examples/shop/v1.openapi-3.1.yaml'), join(folder, 'openapi.yaml'));
  mkdirSync(join(folder, 'bin'));
  const program = join(repository, 'packages/cli/dist/bin.js');
  writeFileSync(join(folder, 'bin/contract-check'), `#!/bin/sh\nexec node '${program}' "$@"\n`, { mode: 0o755 });
});

afterAll(async () => {
  await service.stop();
  rmSync(folder, { recursive: true });
});

describe.each(pages)('$page', ({ text, scripts }) => {
  it('has lines to try', () => {
    expect(scripts.length).toBeGreaterThan(2);
  });

  it.each(scripts)('says what works: $script', async ({ script, shown }) => {
    // --fail-with-body: what is refused fails the script.
    const here = script
      .replaceAll('http://127.0.0.1:4010', service.url)
      .replaceAll('curl -s', 'curl -sS --fail-with-body');
    const { stdout } = await shell('sh', ['-euc', here], { cwd: folder, env: environment() });
    expect(stdout).not.toBe('');
    for (const part of timeless(shown).split('  …\n')) expect(timeless(stdout)).toContain(part);
  });

  it('names metrics that there are', () => {
    for (const name of text.match(/\bcontract_check_\w+/g) ?? []) expect(metricNames()).toContain(name);
  });
});

/** With the command, which finds the service of this test. */
function environment(): NodeJS.ProcessEnv {
  const PATH = `${join(folder, 'bin')}${delimiter}${process.env.PATH ?? ''}`;
  return { ...process.env, PATH, CONTRACT_CHECK_SERVER: service.url };
}

/** A report says when it was made. */
function timeless(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/g, 'TIME');
}

function metricNames(): readonly string[] {
  const source = readFileSync(join(repository, 'packages/server/src/service/metrics.ts'), 'utf8');
  return [...source.matchAll(/name: '(\w+)'/g)].map(([, name = '']) => name);
}
