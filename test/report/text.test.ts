import { renderText, type TextOptions } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { fakeContract } from './support/fake-contract.ts';
import { fakeFinding, fakeOperation, fakeVerdict } from './support/fake-verdict.ts';
import { ordersSample, PIPED, unchangedSample } from './support/orders-sample.ts';
import { widestLine } from './support/printed.ts';

const GOLDEN: readonly (readonly [name: string, options: TextOptions])[] = [
  ['text', PIPED],
  ['text-verbose', { ...PIPED, verbose: true }],
  ['text-quiet', { ...PIPED, quiet: true }],
  ['text-ascii-narrow', { ...PIPED, unicode: false, width: 50 }],
  ['text-small-terminal', { ...PIPED, rows: 20 }],
];

describe('the orders sample', () => {
  test.each(GOLDEN)('as %s', async (name, options) => {
    const printed = renderText(ordersSample(), options);
    await expect(printed).toMatchFileSnapshot(`golden/orders.${name}.txt`);
    expect(widestLine(printed)).toBeLessThanOrEqual(options.width);
  });

  test('against several bases, with a stricter threshold', async () => {
    const [run] = ordersSample().runs;
    const [quiet] = unchangedSample().runs;
    if (run === undefined || quiet === undefined) throw new Error('the samples have one run each');
    const input = { ...ordersSample('warning'), runs: [run, { ...quiet, name: 'older.yaml' }] };
    await expect(renderText(input, PIPED)).toMatchFileSnapshot('golden/orders.text-several.txt');
  });

  test('colour adds escape sequences and nothing else', () => {
    const coloured = renderText(ordersSample(), { ...PIPED, colour: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences are what is looked for
    const sequences = /\u001b\[\d+m/g;
    expect(coloured.match(sequences)?.length).toBeGreaterThan(20);
    expect(coloured.replace(sequences, '')).toBe(renderText(ordersSample(), PIPED));
  });
});

describe('the end of a report', () => {
  test('is one calm line when nothing changed', () => {
    expect(renderText(unchangedSample(), PIPED)).toBe(
      '✔ Orders API 1.8.0 → 1.9.0: nothing changed. Passed (exit 0).\n',
    );
  });

  test('says the time when it is known', () => {
    expect(renderText({ ...ordersSample(), elapsedMs: 312 }, PIPED)).toContain('(exit 1). 0.3 s\n');
  });

  test('repeats what is grave only when it has scrolled by', () => {
    const repeated = 'What must be looked at';
    expect(renderText(ordersSample(), { ...PIPED, rows: 20 })).toContain(repeated);
    expect(renderText(ordersSample(), { ...PIPED, rows: 100 })).not.toContain(repeated);
    expect(renderText(ordersSample(), PIPED)).not.toContain(repeated);
  });

  test('does not repeat more than fits', () => {
    const findings = Array.from({ length: 50 }, (_, index) => fakeFinding({ cause: `c${index}` }));
    const [run] = ordersSample().runs;
    if (run === undefined) throw new Error('the sample has one run');
    const input = { ...ordersSample(), runs: [{ ...run, verdict: fakeVerdict(findings) }] };
    expect(renderText(input, { ...PIPED, rows: 24 })).toContain('  and 34 more above\n');
  });
});

describe('findings of one cause', () => {
  const text = 'a:\n  b: 1\n';
  const contract = fakeContract({ label: 'new.yaml', text });
  const site = { pointer: '#/a/b', file: 'new.yaml', line: 2, column: 3, value: 1 };
  const findings = [
    fakeFinding({ base: site, revision: site }),
    fakeFinding({ cause: 'c2', rule: 'something-else' }),
    fakeFinding({ effect: 'risky', base: site, revision: site, operations: [fakeOperation('GET', '/orders')] }),
  ];
  const run = {
    contract: null,
    owner: null,
    name: 'old.yaml',
    base: contract,
    revision: contract,
    verdict: fakeVerdict(findings),
  };
  const printed = renderText({ runs: [run], unchanged: 0, failOn: 'error', exitStatus: 1, elapsedMs: null }, PIPED);

  test('stand together, and the place is shown once', () => {
    expect(printed.indexOf('RISKY')).toBeLessThan(printed.indexOf('something-else'));
    expect(printed).toContain('  where  the same change as above\n');
    expect(printed.match(/b: 1/g)).toHaveLength(1);
  });
});

describe('what sets a finding apart', () => {
  test('is said beside the rule: source only, a severity that is not the usual one', () => {
    const findings = [
      fakeFinding({ rule: 'not-decided', severity: 'warning', cause: 'c1' }),
      fakeFinding({ rule: 'operation-id-changed', effect: 'compatible', breaks: ['source'], cause: 'c2' }),
    ];
    const [run] = ordersSample().runs;
    if (run === undefined) throw new Error('the sample has one run');
    const input = { ...ordersSample(), runs: [{ ...run, verdict: fakeVerdict(findings) }], exitStatus: 0 as const };
    const printed = renderText(input, PIPED);
    expect(printed).toContain('✖ BREAKING  not-decided (warning)');
    expect(printed).toContain('✔ COMPATIBLE  operation-id-changed (source)');
    expect(printed).toContain('Passed: nothing at or above --fail-on error (exit 0).');
  });
});
