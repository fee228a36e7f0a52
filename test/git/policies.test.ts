import { describe, expect, it } from 'vitest';
import { git } from '../cli/support/scratch.ts';
import { api, change, diffIn, isolateGit, onFeature, SERVICES } from './support/history.ts';

isolateGit();

const BEFORE = {
  'services/a.yaml': api('A', 'GET /a', 'GET /gone'),
  'services/b.yaml': api('B', 'GET /b', 'GET /gone'),
};
const AFTER = { 'services/a.yaml': api('A', 'GET /a'), 'services/b.yaml': api('B', 'GET /b') };

function repository(waivers: string, config = SERVICES): string {
  const folder = onFeature(BEFORE, config);
  change(folder, { ...AFTER, 'contract-check.waivers.yaml': waivers });
  return folder;
}

const waiver = (contract: string, until: string): string =>
  `- rule: operation-removed\n  contract: ${contract}\n  reason: nobody calls it\n  owner: "@team"\n  until: ${until}\n`;

interface Result {
  readonly summary: { readonly error: number; readonly waived: number };
  readonly contracts: readonly { readonly contract: string; readonly summary: { readonly waived: number } }[];
}

describe('waivers of many contracts', () => {
  it('waive in their contract alone', async () => {
    const { exit, stdout, stderr } = await diffIn(repository(waiver('a', '2026-02-01')), {}, '--format', 'json');
    const { summary, contracts } = JSON.parse(stdout) as Result;
    expect(exit).toBe(1);
    expect(summary).toMatchObject({ error: 1, waived: 1 });
    expect(contracts.map(({ contract, summary: { waived } }) => [contract, waived])).toEqual([
      ['a', 1],
      ['b', 0],
    ]);
    expect(stderr).not.toContain('waiver-');
  });

  it('that are all used let the run pass', async () => {
    const waivers = waiver('a', '2026-02-01') + waiver('b', 'never');
    expect(await diffIn(repository(waivers))).toMatchObject({
      exit: 0,
      stderr: expect.not.stringContaining('waiver-'),
    });
  });

  it('expire by the day of the run, or by --as-of', async () => {
    const folder = repository(waiver('a', '2026-02-01') + waiver('b', 'never'));
    const late = await diffIn(folder, { today: '2026-02-02' });
    expect(late.exit).toBe(1);
    expect(late.stderr).toContain('waiver-expired');
    expect(late.stderr).toContain('contract-check.waivers.yaml:1');
    expect((await diffIn(folder, { today: '2026-02-02' }, '--as-of', '2026-02-01')).exit).toBe(0);
    expect((await diffIn(folder, {}, '--as-of', '2026-02-02')).exit).toBe(1);
  });

  it('are told of when they fit nothing, if all was compared', async () => {
    const waivers = waiver('a', 'never') + waiver('b', 'never') + waiver('c', 'never');
    const folder = repository(waivers);
    const whole = await diffIn(folder);
    expect(whole.stderr).toContain('waiver-unused');
    expect(whole.stderr).toContain('contract-check.waivers.yaml:11');
    // An unchanged contract may be what a waiver is about, once it changes.
    change(folder, { 'services/b.yaml': BEFORE['services/b.yaml'] });
    expect((await diffIn(folder)).stderr).not.toContain('waiver-unused');
  });
});

describe('policies of many contracts', () => {
  it('hold for their contract alone', async () => {
    const config = `${SERVICES.replace('services/*.yaml', 'services/a.yaml').replace('{name}', 'a')}    severity: { effects: { breaking: warning } }\n  - name: b\n    files: services/b.yaml\n`;
    const { exit, stdout } = await diffIn(repository('[]\n', config), {}, '--format', 'json');
    expect(exit).toBe(1);
    expect((JSON.parse(stdout) as Result).summary).toMatchObject({ error: 1, warning: 1 });
  });

  it('take fail-on from the configuration, and the command line before it', async () => {
    const folder = repository('[]\n', `${SERVICES}fail-on: never\n`);
    expect((await diffIn(folder)).exit).toBe(0);
    expect((await diffIn(folder, {}, '--fail-on', 'error')).exit).toBe(1);
  });

  it('ask for no higher version of a contract that is gone', async () => {
    const folder = onFeature(BEFORE, `${SERVICES}semver: error\n`);
    git(folder, 'rm', '--quiet', 'services/a.yaml');
    const { stdout } = await diffIn(folder, {}, '--format', 'json');
    expect((JSON.parse(stdout) as Result).summary).toMatchObject({ error: 1 });
  });
});

describe('the progress bar', () => {
  it('is a line on a terminal that is wiped in the end, and nothing elsewhere', async () => {
    const folder = repository('[]\n');
    const shown = await diffIn(folder, { stderrIsTTY: true, tick: 400 });
    expect(shown.stderr).toContain('[##########          ] 1/2 contracts');
    expect(shown.stderr).toContain('\r\u001b[2K[####################] 2/2 contracts\r\u001b[2K');
    expect((await diffIn(folder, { tick: 400 })).stderr).toMatch(/^Base: [^\n]*\n$/);
  });
});
