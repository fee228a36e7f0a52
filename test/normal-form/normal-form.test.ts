import { describe, expect, it } from 'vitest';
import { normalForm, ours, theirs } from './judges.ts';
import type { Row } from './row.ts';
import { keywordRows } from './rows/keywords.ts';
import { nullableRows } from './rows/nullable.ts';
import { polymorphismRows } from './rows/polymorphism.ts';
import { referenceRows } from './rows/references.ts';
import { roleRows } from './rows/roles.ts';
import { spellingRows } from './rows/spellings.ts';

const groups: Readonly<Record<string, readonly Row[]>> = {
  nullable: nullableRows,
  spellings: spellingRows,
  keywords: keywordRows,
  references: referenceRows,
  polymorphism: polymorphismRows,
  roles: roleRows,
};

const both = ['sender', 'receiver'] as const;

describe.each(Object.entries(groups))('the normal form: %s', (_, rows) => {
  it.each(rows)('$in: $says', async (row) => {
    for (const position of row.position === undefined ? both : [row.position]) {
      const schemas = await normalForm(row, position);
      const judges = [ours(schemas), theirs(schemas)];
      const judged = (values: readonly unknown[]) =>
        values.map((value) => ({ value, verdicts: judges.map((accepts) => accepts(value)) }));
      const expected = (values: readonly unknown[], is: boolean) =>
        values.map((value) => ({ value, verdicts: [is, is] }));
      expect(judged(row.accepts)).toEqual(expected(row.accepts, true));
      expect(judged(row.rejects)).toEqual(expected(row.rejects, false));
    }
  });
});

it('has enough rows, each named once', () => {
  const names = Object.values(groups).flatMap((rows) => rows.map((row) => `${row.in}: ${row.says}`));
  expect(names.length).toBeGreaterThanOrEqual(100);
  expect(new Set(names).size).toBe(names.length);
});
