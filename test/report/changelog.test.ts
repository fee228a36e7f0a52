import type { Finding, OperationRef } from '@contract-check/core';
import { type ReportInput, renderChangelog, renderReleases } from '@contract-check/report';
import { describe, expect, test } from 'vitest';
import { fakeFinding, fakeVerdict } from './support/fake-verdict.ts';
import { ordersSample, unchangedSample } from './support/orders-sample.ts';

function inputOf(findings: readonly Partial<Finding>[]): ReportInput {
  const [run] = ordersSample().runs;
  if (run === undefined) throw new Error('the sample has one run');
  return { ...ordersSample(), runs: [{ ...run, verdict: fakeVerdict(findings.map(fakeFinding)) }] };
}

function operation(path: string): OperationRef {
  return { key: `GET ${path}`, method: 'GET', path, id: null };
}

const A = [operation('/a')];
const B = [operation('/b')];

/** The lines below a heading, without empty ones. */
function below(text: string, heading: string): readonly string[] {
  const lines = text.split('\n').filter((line) => line !== '');
  const start = lines.indexOf(heading);
  const end = lines.findIndex((line, index) => index > start && line.startsWith('#'));
  return start < 0 ? [] : lines.slice(start + 1, end < 0 ? undefined : end);
}

describe('renderChangelog', () => {
  test('groups by operation, the worst first, and says what follows', () => {
    const text = renderChangelog(
      inputOf([
        { effect: 'breaking', direction: 'request', operations: A, message: 'One.', why: 'It hurts.' },
        { effect: 'risky', direction: 'response', operations: B, message: 'Two.', why: 'It may hurt.' },
        { effect: 'compatible', direction: 'request', operations: A, message: 'Three.', why: 'Nobody minds.' },
      ]),
    );
    expect(below(text, '## `GET /a`')).toEqual(['- **Breaking** in requests: One. It hurts.', '- In requests: Three.']);
    expect(below(text, '## `GET /b`')).toEqual(['- **Risky** in responses: Two. It may hurt.']);
    expect(text.indexOf('GET /a')).toBeLessThan(text.indexOf('GET /b'));
  });

  test('tells once what several operations share', () => {
    const shared = { effect: 'compatible', direction: 'none', operations: [...A, ...B] } as const;
    const text = renderChangelog(
      inputOf([
        { ...shared, message: 'One.' },
        { ...shared, message: 'Two.' },
      ]),
    );
    expect(below(text, '## Several operations')).toEqual(['- In `GET /a` and `GET /b`:', '  - One.', '  - Two.']);
    expect(text.match(/^## /gm)).toHaveLength(1);
  });

  test('tells once what reads the same in each of several operations', () => {
    const alike = { effect: 'compatible', direction: 'none', message: 'One.' } as const;
    const text = renderChangelog(
      inputOf([
        { ...alike, operations: A },
        { ...alike, operations: B },
        { ...alike, operations: B, effect: 'risky', why: '' },
      ]),
    );
    expect(below(text, '## Several operations')).toEqual(['- In `GET /a` and `GET /b`:', '  - One.']);
    expect(below(text, '## `GET /b`')).toEqual(['- **Risky**: One.']);
  });

  test('does not name hundreds of operations', () => {
    const operations = Array.from({ length: 300 }, (_, index) => operation(`/${index}`));
    const [list] = below(renderChangelog(inputOf([{ operations, direction: 'none' }])), '## Several operations');
    expect(list).toMatch(/`GET \/49` and 250 more:$/);
  });

  test.each([
    ['operation-removed', '## Removed operations'],
    ['webhook-removed', '## Removed operations'],
    ['operation-deprecated', '## Deprecated operations'],
    ['operation-sunset-added', '## Deprecated operations'],
    ['operation-added', '## New operations'],
    ['contract-added', '## The API as a whole'],
  ])('%s stands under %s', (rule, heading) => {
    const text = renderChangelog(inputOf([{ rule, operations: [...A, ...B], message: 'Said.' }]));
    expect(below(text, heading)).toEqual([expect.stringContaining('Said.')]);
    expect(text.match(/^## /gm)).toHaveLength(1);
  });

  test('names the operation that is deprecated, and what a new one is for', () => {
    const revision = { pointer: '#', file: 'a', line: 1, column: 1, value: { summary: 'Lists all.' } };
    const text = renderChangelog(
      inputOf([
        { rule: 'operation-deprecated', effect: 'compatible', direction: 'none', operations: A, message: 'It goes.' },
        { rule: 'operation-added', effect: 'compatible', direction: 'none', operations: B, message: 'New.', revision },
      ]),
    );
    expect(below(text, '## Deprecated operations')).toEqual(['- `GET /a`: It goes.']);
    expect(below(text, '## New operations')).toEqual(['- New. Lists all.']);
  });

  test('lists what the team waived or silenced, and not what its policy demands', () => {
    const waiver = { reason: 'r', owner: 'o', until: null };
    const text = renderChangelog(
      inputOf([
        { operations: A, message: 'Accepted.', waiver },
        { operations: A, message: 'Silenced.', severity: 'off' },
        { operations: [], message: 'The version must rise.', rule: 'major-version-not-raised' },
      ]),
    );
    expect(text).toContain('Accepted.');
    expect(text).toContain('Silenced.');
    expect(text).not.toContain('The version must rise.');
  });

  test('says of what is not decided, and of generated code, that it is so', () => {
    const text = renderChangelog(
      inputOf([
        { effect: 'breaking', direction: 'none', proof: 'rule', operations: A, message: 'One.' },
        { effect: 'breaking', direction: 'none', breaks: ['source'], operations: B, message: 'Two.' },
      ]),
    );
    expect(text).toContain('- **Possibly breaking**: One.');
    expect(text).toContain('- **Breaking** for generated code: Two.');
  });

  test('counts what changed in documentation alone in its last line', () => {
    const docs = { effect: 'docs', operations: A, message: 'Reworded.' } as const;
    const text = renderChangelog(inputOf([{ operations: A }, docs, docs]));
    expect(text).toMatch(/\n\nBesides, 2 changes of documentation alone\.\n$/);
    expect(text).not.toContain('Reworded');
    expect(renderChangelog(inputOf([docs]))).toMatch(/\n\n1 change of documentation alone\.\n$/);
  });

  test('names neither fingerprints nor rules, severities or proofs', () => {
    const text = renderChangelog(ordersSample());
    for (const { fingerprint, rule } of ordersSample().runs.flatMap(({ verdict }) => verdict.findings)) {
      expect(text).not.toContain(fingerprint);
      expect(text).not.toContain(rule);
    }
    expect(text).not.toMatch(/waive|accepted before|error/i);
  });

  test('has something to say where nothing changed', () => {
    expect(renderChangelog(unchangedSample())).toMatch(/^# .+\n\nNothing changed\.\n$/);
  });
});

describe('renderReleases', () => {
  const [run] = inputOf([{ operations: A, direction: 'none', effect: 'compatible', message: 'One.' }]).runs;
  const releases =
    run === undefined
      ? []
      : [
          { name: 'Unreleased', date: null, run },
          { name: '1.1.0', date: '2026-01-05', run },
        ];

  test('has a section for each release of a contract', () => {
    const text = renderReleases([{ name: 'Orders', releases }]);
    expect(text.match(/^#+ .*$/gm)).toEqual([
      '# Orders',
      '## Unreleased',
      '### `GET /a`',
      '## 1.1.0 (2026-01-05)',
      '### `GET /a`',
    ]);
  });

  test.each(['1. x', 'www.example.com', '1.0.0-1234567abcdef', '@team', '<b>'])('takes no %j for markup', (name) => {
    const [first] = releases;
    const text = first === undefined ? '' : renderReleases([{ name: 'Orders', releases: [{ ...first, name }] }]);
    expect(text).not.toContain(`\n## ${name}\n`);
  });

  test('of several contracts, one after the other', () => {
    const text = renderReleases([
      { name: 'a', releases: [] },
      { name: 'b', releases },
    ]);
    expect(text.match(/^##? .*$/gm)).toEqual(['# Changes', '## a', '## b']);
    expect(text).toContain('## a\n\nNothing changed.\n\n## b\n\n### Unreleased\n\n#### `GET /a`\n\n- One.\n');
  });
});
