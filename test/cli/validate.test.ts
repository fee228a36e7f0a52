import { describe, expect, it } from 'vitest';
import { runIn } from './support/fake-io.ts';
import { contract, referring, scratch } from './support/scratch.ts';

const at = (version: string, text = contract()): string => text.replace('3.0.3', version);
const swagger = 'swagger: "2.0"\ninfo: { title: a, version: "1" }\npaths: {}\n';

/** What is wrong, by version: the place and a part of the sentence. */
const INVALID: readonly (readonly [name: string, text: string, place: RegExp, said: RegExp])[] = [
  ['2.0', swagger.replace('paths: {}', 'paths: { a: {} }'), /a\.yaml:3:10$/m, /#\/paths\/a is not known here/],
  ['3.0', contract('x: 1\n'), /a\.yaml:4:1$/m, /#\/x is not known here/],
  ['3.1', at('3.1.0', contract().replace('paths: {}', 'paths: []')), /a\.yaml:3:1$/m, /#\/paths must be object/],
  ['3.2', at('3.2.0', contract().replace('paths: {}', 'paths: []')), /a\.yaml:3:1$/m, /#\/paths must be object/],
  ['3.2, an unknown member', at('3.2.0', contract('wrong: 1\n')), /a\.yaml:4:1$/m, /#\/wrong is not known here/],
  [
    '3.2, deep inside',
    at('3.2.0', contract()).replace(
      'paths: {}',
      'paths:\n  /a:\n    get:\n      parameters:\n        - { name: q, in: nowhere }',
    ),
    /a\.yaml:7:\d+$/m,
    /must be one\s+of query, querystring/,
  ],
];

describe('validate', () => {
  it.each([
    ['2.0', swagger],
    ['3.0', contract()],
    ['3.1', at('3.1.1')],
    ['3.2', at('3.2.0')],
  ])('%s: a valid contract passes', async (version, text) => {
    const { exit, stdout, stderr } = await runIn(
      { cwd: scratch({ 'a.yaml': text }), engine: 'real' },
      'validate',
      'a.yaml',
    );
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
    expect(stdout).toMatch(new RegExp(`^✔ a\\.yaml: .* \\(\\w+ ${version}[.\\d]*\\): valid`));
    expect(stdout).not.toContain('strict-not-checked');
  });

  it.each(INVALID)('%s: what is wrong is told with its place', async (_, text, place, said) => {
    const cwd = scratch({ 'a.yaml': text });
    const { exit, stdout } = await runIn({ cwd, engine: 'real' }, 'validate', 'a.yaml');
    expect(exit).toBe(1);
    expect(stdout).toMatch(said);
    expect(stdout).toMatch(place);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('a reference that leads nowhere makes a contract invalid', async () => {
    const cwd = scratch({ 'a.yaml': referring('#/components/pathItems/gone') });
    const { exit, stdout } = await runIn({ cwd, engine: 'real' }, 'validate', 'a.yaml');
    expect(exit).toBe(1);
    expect(stdout).toContain('error[ref-not-found]');
    expect(stdout).not.toContain('Nothing was compared');
  });

  it('several contracts are told one by one, for programs too', async () => {
    const cwd = scratch({ 'good.yaml': contract(), 'bad.yaml': INVALID[3]?.[1] ?? '' });
    const { exit, stdout } = await runIn(
      { cwd, engine: 'real' },
      'validate',
      '--format',
      'json',
      'good.yaml',
      'bad.yaml',
    );
    expect(exit).toBe(1);
    const told = JSON.parse(stdout);
    expect(told).toMatchObject({
      schemaVersion: 1,
      valid: false,
      contracts: [
        {
          name: 'good.yaml',
          specification: 'OpenAPI 3.0',
          title: 'Shop',
          version: '1.0.0',
          valid: true,
          problems: [],
        },
        {
          name: 'bad.yaml',
          valid: false,
          problems: [{ severity: 'error', code: 'strict-invalid', line: 3, column: 1 }],
        },
      ],
    });
  });

  it('what cannot be read is an input error', async () => {
    const cwd = scratch({ 'a.yaml': 'a: [' });
    const { exit, stdout, stderr } = await runIn({ cwd, engine: 'real' }, 'validate', 'a.yaml');
    expect({ exit, stdout }).toEqual({ exit: 2, stdout: '' });
    expect(stderr).toContain('a.yaml:1');
  });
});
