import { describe, expect, it } from 'vitest';
import { terminalOf } from '../../packages/cli/src/terminal/terminal.ts';
import { fakeEngine } from './support/fake-engine.ts';
import { fakeIo, runIn, type Surroundings } from './support/fake-io.ts';
import { contract, scratch } from './support/scratch.ts';

const terminal = { columns: 120, rows: 40 };

describe('colour: flag, then NO_COLOR, then FORCE_COLOR, then the terminal', () => {
  const rows: readonly (readonly [boolean, Record<string, string>, boolean | undefined, boolean])[] = [
    [false, {}, undefined, false],
    [true, {}, undefined, true],
    [true, { TERM: 'dumb' }, undefined, false],
    [true, { NO_COLOR: '1' }, undefined, false],
    [true, { NO_COLOR: '' }, undefined, true],
    [false, { FORCE_COLOR: '1' }, undefined, true],
    [false, { FORCE_COLOR: '' }, undefined, true],
    [true, { FORCE_COLOR: '0' }, undefined, false],
    [true, { FORCE_COLOR: 'false' }, undefined, false],
    [false, { FORCE_COLOR: '1', NO_COLOR: '1' }, undefined, false],
    [true, {}, false, false],
    [true, { FORCE_COLOR: '1' }, false, false],
    [false, { NO_COLOR: '1' }, true, true],
  ];

  it.each(rows)('terminal %s, %j, flag %s → %s', (isTTY, env, flag, expected) => {
    const { stdout } = fakeIo(isTTY ? { terminal } : {});
    expect(terminalOf(stdout, env, flag).colour).toBe(expected);
  });

  it.each([
    [{ terminal }, [], true],
    [{}, [], false],
    [{}, ['--color'], true],
    [{ terminal }, ['--no-color'], false],
    [{ terminal, env: { NO_COLOR: '1' } }, [], false],
  ] satisfies [Surroundings, string[], boolean][])('%j %j reaches the text', async (given, flags, coloured) => {
    const cwd = scratch({ 'a.yaml': contract(), 'b.yaml': contract() });
    const engine = fakeEngine({ severities: ['error'] });
    const { stdout } = await runIn({ ...given, cwd, engine }, 'diff', ...flags, 'a.yaml', 'b.yaml');
    expect(stdout.includes('\u001b[')).toBe(coloured);
  });
});

describe('letters', () => {
  it.each([
    [{}, true],
    [{ LANG: '' }, true],
    [{ LANG: 'C' }, false],
    [{ LANG: 'de_DE.UTF-8' }, true],
    [{ LANG: 'de_DE.utf8', LC_ALL: 'POSIX' }, false],
    [{ LC_ALL: '', LC_CTYPE: 'C.UTF-8', LANG: 'C' }, true],
    [{ TERM: 'linux', LANG: 'C.UTF-8' }, false],
  ])('%j → %s', (env, expected) => {
    expect(terminalOf(fakeIo({}).stdout, env, undefined).unicode).toBe(expected);
  });

  it('only ASCII is printed in the C locale', async () => {
    const cwd = scratch({ 'a.yaml': contract(), 'b.yaml': contract() });
    const given = { cwd, env: { LANG: 'C' }, engine: fakeEngine({ severities: ['error', 'info'] }) };
    const { stdout } = await runIn(given, 'diff', 'a.yaml', 'b.yaml');
    expect(stdout).toMatch(/^[ -~\n]+$/);
  });
});

describe('width', () => {
  it.each([
    [undefined, 80, null],
    [{ columns: 120, rows: 30 }, 120, 30],
    [{ columns: 10, rows: 30 }, 40, 30],
  ])('%j → %i columns', (given, width, rows) => {
    const { stdout } = fakeIo(given === undefined ? {} : { terminal: given });
    expect(terminalOf(stdout, {}, undefined)).toMatchObject({ width, rows });
  });

  const longName = `${'very-long-name-'.repeat(12)}.yaml`;

  it('nothing is wider than 80 columns when piped: results, warnings and errors', async () => {
    const cwd = scratch({ [longName]: contract(), 'b.yaml': contract(), 'bad.yaml': `a: [${'x'.repeat(300)}\n` });
    const engine = fakeEngine({
      severities: ['error', 'warning', 'info'],
      notices: [{ severity: 'warning', code: 'c', message: 'word '.repeat(60), fix: 'f', file: longName }],
    });
    for (const argv of [
      [longName, 'b.yaml'],
      [longName, 'bad.yaml'],
      [longName, `${longName}.missing`],
    ]) {
      const { stdout, stderr } = await runIn({ cwd, engine }, 'diff', ...argv);
      const widest = Math.max(...`${stdout}${stderr}`.split('\n').map((line) => line.length));
      expect(widest).toBeLessThanOrEqual(80);
    }
  });
});

const WIPE = '\r\u001b[2K';

describe('progress', () => {
  const files = { 'a.yaml': contract(), 'b.yaml': contract() };

  it('is shown on a terminal when it takes longer than half a second, and wiped', async () => {
    const { stderr } = await runIn({ cwd: scratch(files), stderrIsTTY: true, tick: 300 }, 'diff', 'a.yaml', 'b.yaml');
    expect(stderr).toContain('Comparing …');
    expect(stderr.endsWith(WIPE)).toBe(true);
  });

  it.each([
    ['a fast run', { stderrIsTTY: true, tick: 10 }, []],
    ['a pipe', { stderrIsTTY: false, tick: 300 }, []],
    ['--quiet', { stderrIsTTY: true, tick: 300 }, ['--quiet']],
  ] satisfies [string, Surroundings, string[]][])('is not shown for %s', async (_, given, flags) => {
    const { stderr } = await runIn({ ...given, cwd: scratch(files) }, 'diff', ...flags, 'a.yaml', 'b.yaml');
    expect(stderr).toBe('');
  });

  it('is wiped before an error is told', async () => {
    const given = { cwd: scratch(files), stderrIsTTY: true, tick: 600, env: { NO_COLOR: '1' } };
    const { stderr } = await runIn(given, 'diff', 'a.yaml', 'missing.yaml');
    expect(stderr).toContain(`${WIPE}error[file-not-found]`);
  });
});
