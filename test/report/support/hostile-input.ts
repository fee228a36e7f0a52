import type { InputProblem, Site } from '@contract-check/core';
import type { ReportInput } from '@contract-check/report';
import { fakeContract } from './fake-contract.ts';
import { fakeFinding, fakeVerdict } from './fake-verdict.ts';

function hostileSite(text: string, key: string, file: string): Site {
  return {
    pointer: `#/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    file,
    line: 2,
    column: 3,
    value: { [text]: [text, { [text]: text }] },
  };
}

/** An input that says `text` in every place where a contract can put a text. */
export function hostileInput(text: string, runs = 1): ReportInput {
  const source = `${text}: 1\n  ${text}: ${text}\n${text}`;
  const side = (file: string) =>
    fakeContract({
      label: `${text}${file}`,
      text: source,
      title: text,
      version: text,
      specification: `${file} ${text}`,
    });
  const base = side('old');
  const revision = side('new');
  const operation = { key: `GET ${text}`, method: 'GET', path: `/${text}`, id: text };
  const both = {
    message: text,
    why: text,
    advice: text,
    location: { element: [text], surface: text },
    base: hostileSite(text, text, `${text}old`),
    revision: hostileSite(text, text, `${text}new`),
    operations: [operation, { ...operation, key: `WEBHOOK ${text} POST` }],
  };
  const headers = { [`x-${text}`]: text };
  const findings = [
    fakeFinding({
      ...both,
      proof: 'witness',
      witness: {
        acceptedBy: 'base',
        rejectedBy: 'revision',
        request: { method: 'GET', path: text, headers, mediaType: text, body: { [text]: text } },
      },
    }),
    fakeFinding({
      ...both,
      cause: 'c2',
      revision: null,
      witness: {
        acceptedBy: 'revision',
        rejectedBy: 'base',
        response: { status: text, headers, mediaType: text, body: text },
      },
    }),
    fakeFinding({
      ...both,
      cause: 'c3',
      effect: 'risky',
      base: { ...both.base, value: text },
      revision: { ...both.revision, value: `${text}2` },
    }),
    fakeFinding({
      ...both,
      cause: 'c4',
      effect: 'risky',
      base: { ...both.base, value: [text] },
      revision: { ...both.revision, value: ['x'] },
    }),
    fakeFinding({ ...both, cause: 'c5', effect: 'compatible', base: null }),
    fakeFinding({ ...both, cause: 'c6', effect: 'docs' }),
  ];
  const configured = runs > 1 ? text : null;
  const run = { name: text, contract: configured, owner: configured, base, revision, verdict: fakeVerdict(findings) };
  return {
    runs: Array.from({ length: runs }, () => run),
    unchanged: 1,
    failOn: 'error',
    exitStatus: 1,
    elapsedMs: null,
  };
}

export function hostileProblems(text: string): { problems: readonly InputProblem[]; source: string } {
  const problem = { code: 'some-code', message: text, fix: text, file: text, line: 2, column: 3 } as const;
  return {
    problems: [
      { ...problem, severity: 'error' },
      { ...problem, severity: 'error', length: 5 },
      { ...problem, severity: 'warning' },
    ],
    source: `${text}\n  ${text}${text}\n`,
  };
}
