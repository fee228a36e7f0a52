import type { InputProblem } from '@contract-check/core';
import { renderProblems } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { PIPED } from './support/orders-sample.ts';
import { widestLine } from './support/printed.ts';

const TEXT = 'openapi: 3.0.3\npaths:\n  /orders:\n    get:\n      summary: List orders: newest first\n';
const sources = (file: string) => (file === 'new.yaml' ? TEXT : undefined);

const nested: InputProblem = {
  severity: 'error',
  code: 'yaml-nested-mapping',
  message: 'A second ":" stands in an unquoted text.',
  fix: 'Put the text into quotes: summary: "List orders: newest first".',
  file: 'new.yaml',
  line: 5,
  column: 27,
};
const binary: InputProblem = {
  severity: 'error',
  code: 'not-utf8',
  message: 'The file is not UTF-8 text.',
  fix: 'Save it as UTF-8.',
  file: 'old.bin',
};
const dangling: InputProblem = {
  severity: 'warning',
  code: 'ref-not-found',
  message: 'The reference "#/components/schemas/Order" leads nowhere.',
  fix: 'Add that schema, or mend the name.',
  file: 'new.yaml',
  line: 3,
  column: 3,
};

describe('renderProblems', () => {
  test('shows an error with its frame, the fix and the other side', async () => {
    const printed = renderProblems([nested, dangling], sources, { other: 'old.yaml' }, PIPED);
    await expect(printed).toMatchFileSnapshot('golden/problems.txt');
    expect(widestLine(printed)).toBeLessThanOrEqual(80);
  });

  test('shows several errors, and one that has no place', async () => {
    const printed = renderProblems([nested, binary], sources, {}, { ...PIPED, unicode: false, width: 60 });
    await expect(printed).toMatchFileSnapshot('golden/problems-several.txt');
    expect(widestLine(printed)).toBeLessThanOrEqual(60);
  });

  test('tells warnings in a line each, and nothing about exit 2', () => {
    expect(renderProblems([dangling], sources, {}, { ...PIPED, width: 200 })).toBe(
      'new.yaml:3:3  ref-not-found  The reference "#/components/schemas/Order" leads nowhere. Add that schema, or mend the name.\n',
    );
  });

  test('is empty when there are none', () => {
    expect(renderProblems([], sources, {}, PIPED)).toBe('');
  });

  test('shows twenty, all when asked', () => {
    const problems = Array.from({ length: 25 }, () => binary);
    const heads = (printed: string) => printed.match(/^error\[/gm)?.length;
    const printed = renderProblems(problems, sources, {}, PIPED);
    expect(heads(printed)).toBe(20);
    expect(printed).toContain('5 more errors: --verbose shows all.\n');
    expect(heads(renderProblems(problems, sources, {}, { ...PIPED, verbose: true }))).toBe(25);
  });
});
