import {
  renderSchemaJson,
  renderSchemaMarkdown,
  renderSchemaText,
  schemaExitStatus,
  schemaVerdictSchema,
  type TextOptions,
} from '@contract-check/report';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, test } from 'vitest';
import { HOSTILE_STRINGS } from './support/hostile-strings.ts';
import { PIPED } from './support/orders-sample.ts';
import { form, headLines, logCommands, rawControls, WAYS, widestLine } from './support/printed.ts';
import { compatibleSample, hostileSchemas, schemaSample, undecidedSample } from './support/schema-sample.ts';

const samples = { broken: schemaSample(), undecided: undecidedSample(), compatible: compatibleSample() };
const names = ['broken', 'undecided', 'compatible'] as const;
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schemaVerdictSchema);

const GOLDEN: readonly (readonly [name: string, sample: (typeof names)[number], options: TextOptions])[] = [
  ['text', 'broken', PIPED],
  ['text-quiet', 'broken', { ...PIPED, quiet: true }],
  ['text-ascii-narrow', 'broken', { ...PIPED, unicode: false, width: 50 }],
  ['undecided', 'undecided', PIPED],
  ['compatible', 'compatible', PIPED],
];

describe('the verdict on two schemas', () => {
  test.each(GOLDEN)('as %s', async (name, sample, options) => {
    const printed = renderSchemaText(samples[sample], options);
    await expect(printed).toMatchFileSnapshot(`golden/schema.${name}.txt`);
    expect(widestLine(printed)).toBeLessThanOrEqual(options.width);
  });

  test.each(names)('as Markdown: %s', async (name) => {
    await expect(renderSchemaMarkdown(samples[name])).toMatchFileSnapshot(`golden/schema.${name}.md`);
  });

  test.each(names)('as JSON, which its published schema accepts: %s', async (name) => {
    const printed = renderSchemaJson(samples[name]);
    await expect(printed).toMatchFileSnapshot(`golden/schema.${name}.json`);
    expect(validate(JSON.parse(printed)), JSON.stringify(validate.errors)).toBe(true);
  });

  test('keeps integers beyond 2^53 exact', () => {
    expect(renderSchemaJson(samples.undecided)).toContain('"count": 9007199254740993\n');
    expect(renderSchemaText(samples.undecided, PIPED)).toContain('"count":9007199254740993');
  });

  test('colour adds escape sequences and nothing else', () => {
    const coloured = renderSchemaText(samples.broken, { ...PIPED, colour: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the sequences are what is looked for
    const sequences = /\u001b\[\d+m/g;
    expect(coloured.match(sequences)?.length).toBeGreaterThan(8);
    expect(coloured.replace(sequences, '')).toBe(renderSchemaText(samples.broken, PIPED));
  });

  test('shows a long value in full only with --verbose', () => {
    const value = { sku: 'x'.repeat(2_000) };
    const { verdict } = samples.broken;
    const checks = verdict.checks.map((check) =>
      check.witness === null ? check : { ...check, witness: { ...check.witness, value } },
    );
    const report = { ...samples.broken, verdict: { ...verdict, checks } };
    const shown = (verbose: boolean) => renderSchemaText(report, { ...PIPED, verbose }).match(/x/g)?.length ?? 0;
    expect(shown(false)).toBeLessThan(400);
    expect(shown(true)).toBeGreaterThanOrEqual(2_000);
  });
});

describe('the exit status', () => {
  test.each([
    ['broken', 'error', 1],
    ['broken', 'warning', 1],
    ['broken', 'never', 0],
    ['undecided', 'error', 0],
    ['undecided', 'warning', 1],
    ['undecided', 'never', 0],
    ['compatible', 'warning', 0],
  ] as const)('%s, --fail-on %s: %i', (name, failOn, expected) => {
    expect(schemaExitStatus(samples[name].verdict, failOn)).toBe(expected);
  });

  test('of what is not decided is explained where it passes', () => {
    expect(renderSchemaText(undecidedSample(), PIPED)).toContain('Not decided; --fail-on warning fails on that.');
    expect(renderSchemaText(undecidedSample('warning'), PIPED)).not.toContain('fails on that');
    expect(renderSchemaText(undecidedSample('warning'), PIPED)).toContain('2 warnings at or above');
  });
});

describe('the published schema', () => {
  test.each([
    ['another answer', { answer: 'maybe' }],
    ['no checks', { checks: undefined }],
    ['a witness of nobody', { checks: [{ ...samples.broken.verdict.checks[0], witness: { value: 1 } }] }],
    ['another version', { schemaVersion: 2 }],
  ])('refuses %s', (_, broken) => {
    const root = JSON.parse(renderSchemaJson(samples.broken));
    expect(validate(JSON.parse(JSON.stringify({ ...root, ...broken })))).toBe(false);
  });
});

describe.each(HOSTILE_STRINGS)('%j in every text of a schema', (text) => {
  test.each(WAYS)('cannot act on a terminal: %s', (_, options) => {
    const printed = renderSchemaText(hostileSchemas(text), options);
    expect(rawControls(printed)).toEqual([]);
    expect(logCommands(printed)).toEqual([]);
    expect(widestLine(printed)).toBeLessThanOrEqual(options.width);
    if (!options.unicode) expect(printed).toMatch(/^[\n -~]*$/);
  });

  test('cannot forge a line of the report', () => {
    const lines = (said: string) => headLines(renderSchemaText(hostileSchemas(said), PIPED));
    expect(lines(text)).toBe(lines('x'));
  });

  test('comes back from JSON as it was, with nothing raw', () => {
    const report = hostileSchemas(text);
    const printed = renderSchemaJson(report);
    expect(rawControls(printed)).toEqual([]);
    expect(logCommands(printed)).toEqual([]);
    expect(JSON.parse(printed)).toEqual(report.verdict);
  });

  test('leaves a Markdown comment in its form', () => {
    const comment = renderSchemaMarkdown(hostileSchemas(text));
    expect(rawControls(comment)).toEqual([]);
    expect(logCommands(comment)).toEqual([]);
    expect(comment.length).toBeLessThanOrEqual(60_000);
    expect(form(comment)).toEqual(form(renderSchemaMarkdown(hostileSchemas('x'))));
  });
});
