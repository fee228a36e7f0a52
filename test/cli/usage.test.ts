import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { run, VERSION } from '../../packages/cli/src/index.ts';
import { fakeEngine } from './support/fake-engine.ts';
import { fakeIo, runIn } from './support/fake-io.ts';
import { contract, scratch } from './support/scratch.ts';

/** What a terminal would act on. */
const OBEYED = /[^\P{Cc}\n]|\p{Bidi_Control}/u;

const widest = (text: string): number => Math.max(...text.split('\n').map((line) => line.length));

describe('help and version', () => {
  const texts: readonly (readonly [string[], RegExp])[] = [
    [['--help'], /diff .*compare two contracts/],
    [['help'], /rules/],
    [['diff', '--help'], /Exit codes:/],
    [['diff', '--help'], /--fail-on <severity>/],
    [['diff', '--help'], /origin\/main:openapi\.yaml/],
    [['help', 'diff'], /--against <old>/],
    [['--help'], /schema .*compare two JSON Schemas/],
    [['schema', '--help'], /--mode <mode>/],
    [['help', 'schema'], /Exit codes:/],
    [['rules', '--help'], /yaml-nested-mapping/],
    [['config', '--help'], /contract-check\.yaml/],
    [['waive', '--help'], /--until <date>/],
    [['baseline', '--help'], /--contract <name>/],
    [['init', '--help'], /--ci <server>/],
    [['git-diff', '--help'], /\.gitattributes/],
  ];

  it.each(texts)('%j: exit 0, on standard output, at most 80 columns', async (argv, part) => {
    const { exit, stdout, stderr } = await runIn({}, ...argv);
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toMatch(part);
    expect(widest(stdout)).toBeLessThanOrEqual(80);
  });

  const reading = ['--allow-remote', '--root', '--max-size'];
  const showing = ['--format', '--verbose', '--quiet', '--color', '--no-color', '--debug'];
  const changing = ['--fail-on', '--compat', '--strict', '--strip-prefix', '--add-prefix'];

  it.each([
    [
      'diff',
      [
        '--against',
        '--base',
        '--help',
        ...changing,
        '--as-of',
        '--strict-input',
        ...reading,
        '--config',
        '--no-config',
        ...showing,
        '--template',
      ],
    ],
    ['schema', ['--mode', '--fail-on', ...reading, ...showing, '--help']],
  ])('shows every option of %s with an explanation', async (command, expected) => {
    const { stdout } = await runIn({}, command, '--help');
    const options = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[a-z-]+)( <\w+>)? {2,}\S/gm)].map(([, name]) => name);
    expect(options).toEqual(expected);
  });

  it.each([['--version'], ['-V']])('%s prints the version of package.json', async (flag) => {
    const manifest = readFileSync(new URL('../../packages/cli/package.json', import.meta.url), 'utf8');
    const { version } = JSON.parse(manifest) as { version: string };
    expect(await runIn({}, flag)).toEqual({ exit: 0, stdout: `${version}\n`, stderr: '' });
    expect(VERSION).toBe(version);
  });

  it.each([[['--help']], [['--version']], [['diff', '--help']], [['diff', '--base']], [['nonsense']]])(
    '%j does not load the engine',
    async (argv) => {
      const io = fakeIo();
      const exit = await run(argv, io, () => Promise.reject(new Error('The engine was loaded.')));
      expect(exit).not.toBe(3);
    },
  );
});

describe('wrong usage is told with the way out, exit 2', () => {
  const rows: readonly (readonly [string[], RegExp])[] = [
    [[], /Usage: contract-check/],
    [['dif', 'a', 'b'], /Did you mean diff\?/],
    [['old.yaml', 'new.yaml'], /Did you mean: contract-check diff old\.yaml new\.yaml/],
    [['diff', '--against', 'old.yaml'], /one contract is missing: contract-check diff --against old\.yaml <new>/],
    [['diff', '--base', 'tag:v*', 'a', 'b'], /--base is for configured contracts/],
    [['diff', '--base', 'tgs:v*'], /Did you mean "tag"\?/],
    [['diff', '--as-of', '2026-02-30'], /Give a day, as in 2026-01-31/],
    [['diff', 'new.yaml'], /one contract is missing: contract-check diff <old> new\.yaml/],
    [['diff', 'a', 'b', 'c'], /too many arguments[\s\S]*--against <old>/],
    [['diff', '--formt', 'json', 'a', 'b'], /Did you mean --format\?/],
    [['diff', '--format', 'xml', 'a', 'b'], /Allowed choices are text, json, ndjson, markdown/],
    [['diff', '--format'], /argument missing/],
    [['diff', '--fail-on', 'fatal', 'a', 'b'], /error, warning, info, never/],
    [['diff', '--compat', 'all', 'a', 'b'], /wire, source/],
    [['diff', '--quiet', '--verbose', 'a', 'b'], /'--quiet' cannot be used with option '--verbose'/],
    [['diff', '--strip-prefix', 'v1', 'a', 'b'], /starts with "\/"/],
    [['diff', '--add-prefix', 'base:/v1', 'a', 'b'], /old:\/v1 or new:\/v2/],
    [['diff', '--strip-prefix', '/a', '--strip-prefix', 'old:/b', 'a', 'b'], /--strip-prefix is given twice/],
    [['diff', '--add-prefix', 'new:/a', '--add-prefix', 'new:/b', 'a', 'b'], /--add-prefix is given twice/],
    [['diff', '--max-size', '0', 'a', 'b'], /up to 500MB/],
    [['diff', '--max-size', '1TB', 'a', 'b'], /up to 500MB/],
    [['diff', '--max-size', '501MB', 'a', 'b'], /up to 500MB/],
    [['diff', '-', '-'], /standard input \(-\) can be read only once/],
    [['diff', '-', '--against', 'a', '-'], /read only once/],
    [['diff', 'a', '--against', 'a', 'b'], /the old contract a is given twice/],
    [['schem', 'a', 'b'], /Did you mean schema\?/],
    [['schema'], /missing required argument 'old'\nTwo schemas are needed: contract-check schema <old> <new>/],
    [['schema', 'a'], /missing required argument 'new'\nTwo schemas are needed/],
    [['schema', 'a', 'b', 'c'], /too many arguments/],
    [['schema', '--mode', 'sideways', 'a', 'b'], /backward, forward, full/],
    [['schema', '--fail-on', 'info', 'a', 'b'], /error, warning, never/],
    [['schema', '--quiet', '--verbose', 'a', 'b'], /cannot be used/],
    [['schema', '-', '-'], /standard input \(-\) can be read only once.*[\s\S]*contract-check schema --help/],
    [['rules', 'a', 'b'], /too many arguments/],
    [['rules', '--format', 'markdown'], /text, json/],
    [['rules', '--verbose'], /unknown option/],
  ];

  it.each(rows)('%j', async (argv, part) => {
    const { exit, stdout, stderr } = await runIn({}, ...argv);
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toMatch(part);
    expect(stderr).toMatch(/Usage error \(exit 2\): nothing was compared\. See contract-check .*--help\n$/);
    expect(stderr).not.toMatch(/ {4}at /);
  });

  it('quotes arguments without obeying them', async () => {
    const { stderr } = await runIn({}, 'diff', '--x\u001b[31m\u009b\u202e', 'a', 'b');
    expect(stderr).not.toMatch(OBEYED);
    expect(stderr).toContain('--x');
  });
});

describe('a bug of ours', () => {
  const engine = fakeEngine({ bug: new TypeError('x is \u001b[31mnot y') });

  it('is one plain message and exit 3', async () => {
    const cwd = scratch({ 'a.yaml': contract(), 'b.yaml': contract() });
    const { exit, stdout, stderr } = await runIn({ cwd, engine }, 'diff', 'a.yaml', 'b.yaml');
    expect({ exit, stdout }).toEqual({ exit: 3, stdout: '' });
    expect(stderr).toMatch(/^Internal error \(exit 3\): TypeError: x is .*not y\n/);
    expect(stderr).toMatch(/run the same with --debug/);
    expect(stderr).not.toMatch(OBEYED);
    expect(stderr).not.toMatch(/ {4}at /);
  });

  it('shows the stack with --debug', async () => {
    const cwd = scratch({ 'a.yaml': contract(), 'b.yaml': contract() });
    const { exit, stderr } = await runIn({ cwd, engine }, 'diff', '--debug', 'a.yaml', 'b.yaml');
    expect(exit).toBe(3);
    expect(stderr).toMatch(/ {4}at .*usage\.test\.ts/);
  });
});
