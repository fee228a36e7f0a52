import type { Finding } from '@contract-check/core';
import { renderText, type TextOptions } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { fakeFinding, fakeOperation, fakeVerdict } from './support/fake-verdict.ts';
import { ordersSample, PIPED } from './support/orders-sample.ts';

function printed(findings: readonly Finding[], options: TextOptions = PIPED): string {
  const [run] = ordersSample().runs;
  if (run === undefined) throw new Error('the sample has one run');
  return renderText({ ...ordersSample(), runs: [{ ...run, verdict: fakeVerdict(findings) }] }, options);
}

function addition(rule: string, index: number, message = `Thing ${index} is new.`): Finding {
  const operations = [fakeOperation('GET', `/things/${index}`)];
  return fakeFinding({ effect: 'compatible', rule, message, operations, cause: `${rule}${index}` });
}

function additions(rule: string, count: number, message?: string): readonly Finding[] {
  return Array.from({ length: count }, (_, index) => addition(rule, index, message));
}

function row(left: string, right: string): string {
  return `${left}${right.padStart(PIPED.width - left.length)}\n`;
}

describe('compatible findings', () => {
  test('stand under their rule, each with what it says and where', () => {
    expect(printed(additions('thing-added', 2))).toContain(
      '✔ COMPATIBLE  thing-added (2 changes)\n' +
        row('  Thing 0 is new.', 'GET /things/0') +
        row('  Thing 1 is new.', 'GET /things/1'),
    );
  });

  test('that say the same of many operations share a row; three do not', () => {
    expect(printed(additions('key-accepted', 4, 'Calls may carry a key.'))).toContain(
      `✔ COMPATIBLE  key-accepted (4 changes)\n${row('  Calls may carry a key.', 'GET /things/0 (+3 more)')}`,
    );
    expect(printed(additions('key-accepted', 3, 'Calls may carry a key.')).match(/Calls may carry/g)).toHaveLength(3);
  });

  test('name an operation that does not fit beside the message below it', () => {
    const path = `/things/${'long'.repeat(10)}`;
    const finding = {
      ...addition('thing-added', 1, 'A fairly long message about it.'),
      operations: [fakeOperation('GET', path)],
    };
    expect(printed([finding])).toContain(`  A fairly long message about it.\n${row('', `GET ${path}`)}`);
  });

  test('do not say an operation twice', () => {
    const finding = addition('operation-added', 7, 'GET /things/7 is new.');
    expect(printed([finding]).match(/GET \/things\/7/g)).toHaveLength(1);
  });

  test('are counted beyond twenty rows, with the rules that had no row', () => {
    const findings = [...additions('thing-added', 300), ...additions('other-added', 2)];
    const text = printed(findings);
    expect(text).toContain('Thing 19 is new.');
    expect(text).not.toContain('Thing 20 is new.');
    expect(text).toContain('282 more compatible changes, among them other-added (2). --verbose shows all.');
    expect(text.split('\n').length).toBeLessThan(40);
    expect(printed(findings, { ...PIPED, verbose: true })).toContain('Thing 299 is new.');
  });

  test('of a change that also breaks stand below it', () => {
    const breaking = fakeFinding();
    const harmless = fakeFinding({ effect: 'compatible', rule: 'response-property-added', message: '"a" is new.' });
    const text = printed([breaking, harmless]);
    expect(text).toContain('  also   compatible: response-property-added. "a" is new.\n');
    expect(text).not.toContain('✔ COMPATIBLE');
  });
});
