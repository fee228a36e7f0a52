import { describe, expect, it } from 'vitest';
import { nodeOf } from '../../../../test/support/models.ts';
import { compareLifecycles, readLifecycle } from './lifecycle.ts';

function factsOf(base: object, revision: object): string[] {
  const facts: string[] = [];
  const read = (element: object) => readLifecycle((keyword) => nodeOf(element).child(keyword));
  compareLifecycles('operation', read(base), read(revision), ({ fact }) => facts.push(fact));
  return facts;
}

const sunset = (date: string) => ({ 'x-sunset': date });
const level = (name: string) => ({ 'x-stability-level': name });

describe('a lifecycle', () => {
  it.each<readonly [object, object, readonly string[]]>([
    [{}, { deprecated: true }, ['operation-deprecated']],
    [{ deprecated: true }, { deprecated: false }, ['operation-undeprecated']],
    [{}, { deprecated: false }, []],
    [{}, { deprecated: true, ...sunset('2027-01-01') }, ['operation-deprecated']],
    [{ deprecated: true }, { deprecated: true, ...sunset('2027-01-01') }, ['operation-sunset-added']],
    [sunset('2027-01-01'), sunset('2026-12-31'), ['operation-sunset-earlier']],
    [sunset('2027-01-01'), sunset('2027-01-02'), ['operation-sunset-later']],
    [sunset('2027-01-01'), {}, ['operation-sunset-removed']],
    [sunset('2027-01-01'), sunset('soon'), ['operation-sunset-unreadable']],
    [sunset('2027-01-01'), sunset('2027-02-30'), ['operation-sunset-unreadable']],
    [level('beta'), level('alpha'), ['operation-stability-lowered']],
    [level('beta'), level('stable'), ['operation-stability-raised']],
    [{}, level('stable'), []],
    [{}, level('draft'), ['operation-stability-lowered']],
    [level('beta'), level('solid'), ['operation-stability-unreadable']],
  ])('%j → %j', (base, revision, facts) => {
    expect(factsOf(base, revision)).toEqual(facts);
  });
});
