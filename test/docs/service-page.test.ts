import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loggerTo, type RunningService, readSettings, startService } from '../../packages/server/src/index.ts';
import { repository } from '../support/contract-files.ts';

const text = readFileSync(join(repository, 'docs/service.md'), 'utf8');
const scripts = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, script = '']) => script);
const shell = promisify(execFile);

let folder = '';
let service: RunningService;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'service-page-'));
  const read = readSettings({}, { CONTRACT_CHECK_PORT: '0', CONTRACT_CHECK_DATA: join(folder, '.contract-check') });
  if (!('settings' in read)) throw new Error(read.problems.join('\n'));
  const log = loggerTo(() => undefined, 'silent');
  service = await startService({ settings: read.settings, log, now: () => new Date() });
});

afterAll(async () => {
  await service.end();
  rmSync(folder, { recursive: true });
});

describe('docs/service.md', () => {
  it('has lines to try', () => {
    expect(scripts.length).toBeGreaterThan(2);
  });

  it.each(scripts)('says what works: %s', async (script) => {
    // --fail-with-body: what is refused fails the script.
    const here = script
      .replaceAll('http://127.0.0.1:4010', service.url)
      .replaceAll('curl -s', 'curl -sS --fail-with-body');
    const { stdout } = await shell('sh', ['-euc', here], { cwd: folder });
    expect(stdout).not.toBe('');
  });

  it('names metrics that there are', () => {
    for (const name of text.match(/\bcontract_check_\w+/g) ?? []) expect(metricNames()).toContain(name);
  });
});

function metricNames(): readonly string[] {
  const source = readFileSync(join(repository, 'packages/server/src/service/metrics.ts'), 'utf8');
  return [...source.matchAll(/name: '(\w+)'/g)].map(([, name = '']) => name);
}
