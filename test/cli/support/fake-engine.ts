import {
  absentContract,
  type Contract,
  checkReferences,
  combineWaiverUses,
  compareSchemas,
  contractAdded,
  contractRemoved,
  type DiffOptions,
  type Finding,
  type InputProblem,
  loadSchema,
  loadSources,
  type RuleInfo,
} from '@contract-check/core';
import type { Engine } from '../../../packages/cli/src/engine.ts';
import { SHELL_PROBLEMS } from '../../../packages/cli/src/input/shell-problems.ts';

export interface FakeEngine extends Engine {
  /** The options of each comparison. */
  readonly seen: DiffOptions[];
}

export interface FakeAnswers {
  /** Findings of each comparison, worst first. */
  readonly severities?: readonly Finding['severity'][];
  /** Notices of each comparison. */
  readonly notices?: readonly InputProblem[];
  /** Thrown while comparing. */
  readonly bug?: Error;
}

const RULE: RuleInfo = {
  id: 'request-property-became-required',
  title: 'A property that could be left out must now be sent.',
  direction: 'request',
  area: 'request bodies',
  effect: 'breaking',
  breaks: ['wire', 'source'],
  why: 'A consumer that never sent the property is refused from now on, although it did nothing wrong at all.',
  advice: 'Keep it optional, with a default.',
  aliases: ['peer-rule-a', 'peer-rule-b'],
};

const EFFECTS = { error: 'breaking', warning: 'risky', info: 'compatible', off: 'docs' } as const;

/** Loads real texts through the real loader, and finds what the test says. */
export function fakeEngine(answers: FakeAnswers = {}): FakeEngine {
  const seen: DiffOptions[] = [];
  const severities = answers.severities ?? [];
  return {
    seen,
    absentContract,
    // The severities are those that the test says.
    applyPolicy: ({ verdict }, { waivers }) => ({
      verdict,
      waivers: waivers.map(() => ({ state: 'unused', findings: [] })),
    }),
    combineWaiverUses,
    contractAdded,
    contractRemoved,
    checkReferences,
    loadComposed: () => Promise.reject(new Error('there are no parts')),
    loadSchema,
    compareSchemas,
    loadValidator: () => Promise.reject(new Error('there is nothing to confirm')),
    rules: [RULE, { ...RULE, id: 'response-removed', area: 'responses', differs: 'The peer warns only.' }],
    problems: { 'yaml-syntax': { title: 'Not YAML', explanation: 'The parser stopped.' }, ...SHELL_PROBLEMS },
    async loadContract(entry, read) {
      const sources = await loadSources(entry, read);
      if (!sources.ok) return sources;
      const { value } = sources;
      const version = String((value.entry.value as { openapi?: unknown } | null)?.openapi ?? '');
      const contract: Contract = {
        kind: 'openapi',
        title: 'Shop',
        version: '1.0.0',
        specification: `OpenAPI ${version}`,
        sources: value,
        notices: value.notices,
      };
      return { ok: true, value: contract };
    },
    async diffContracts(base, _revision, options) {
      if (answers.bug !== undefined) throw answers.bug;
      seen.push(options);
      const count = (severity: string): number => severities.filter((one) => one === severity).length;
      const [error, warning, info] = [count('error'), count('warning'), count('info')];
      return {
        notices: answers.notices ?? [],
        operations: new Map(),
        verdict: {
          schemaVersion: 1,
          kind: 'openapi',
          summary: {
            breaking: error,
            risky: warning,
            compatible: info,
            docs: count('off'),
            error,
            warning,
            info,
            waived: 0,
            recommendedBump: 'none',
          },
          findings: severities.map((severity, index) => finding(severity, index, base.sources.entry.label)),
        },
      };
    },
  };
}

function finding(severity: Finding['severity'], index: number, file: string): Finding {
  return {
    fingerprint: `000000000000000${index}`,
    cause: `c${index}`,
    rule: RULE.id,
    effect: EFFECTS[severity],
    breaks: [],
    severity,
    proof: 'exact',
    reading: 'declared',
    direction: 'request',
    message: 'The operation is gone.',
    why: 'Calls to it fail.',
    advice: 'Keep it.',
    location: { element: ['paths', '/a', 'get'], surface: '' },
    base: { pointer: '#/openapi', file, line: 1, column: 1, value: {} },
    revision: null,
    operations: [{ key: 'GET /a', method: 'GET', path: '/a', id: null }],
    witness: null,
    waiver: null,
    usage: null,
  };
}
