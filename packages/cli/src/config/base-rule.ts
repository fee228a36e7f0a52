import { fail, ok, type Result } from '@contract-check/core';
import { mostSimilar } from '../most-similar.ts';
import type { BaseRule } from './settings.ts';

type Make = (text: string) => BaseRule | null;

/** By the word in front of the colon, or the one member of a mapping. */
const KINDS: Readonly<Record<string, Make>> = {
  'merge-base': (branch) => ({ from: 'merge-base', branch }),
  tag: (pattern) => ({ from: 'tag', pattern }),
  ref: (ref) => ({ from: 'ref', ref }),
  file: (argument) => ({ from: 'argument', argument }),
  url: (argument) => (/^https?:\/\//i.test(argument) ? { from: 'argument', argument } : null),
  registry: (text) => {
    const [, service = '', environment = ''] = /^(.+)@([^@]+)$/s.exec(text) ?? [];
    return service === '' ? null : { from: 'registry', service, environment };
  },
};

export function isBaseKind(word: string | undefined): boolean {
  return word !== undefined && Object.hasOwn(KINDS, word);
}

const BASE_SPELLINGS =
  'merge-base, merge-base:develop, tag:v*, ref:origin/main, file:last.yaml, url:https://… or registry:orders@prod';

/**
 * A base rule as a configuration and `--base` spell it: `merge-base`, `tag:v*`, … Anything without a colon is a branch,
 * tag or commit. Fails with the next step.
 */
export function parseBaseRule(text: string): Result<BaseRule, string> {
  if (text === 'merge-base') return ok({ from: 'merge-base', branch: null });
  if (/^https?:\/\//i.test(text)) return ok({ from: 'argument', argument: text });
  const [, kind = '', rest = ''] = /^([^:]*):\s*(.*)$/s.exec(text) ?? [];
  const make = Object.hasOwn(KINDS, kind) ? KINDS[kind] : undefined;
  const rule = rest === '' ? null : (make?.(rest) ?? null);
  if (rule !== null) return ok(rule);
  const similar = mostSimilar(text.includes(':') ? kind : text, Object.keys(KINDS));
  if (similar !== undefined) return fail(`Did you mean "${similar}"? Allowed: ${BASE_SPELLINGS}.`);
  // Git allows neither colons nor blanks in the name of a ref.
  return text === '' || /[\s:]/.test(text) ? fail(`Allowed: ${BASE_SPELLINGS}.`) : ok({ from: 'ref', ref: text });
}

/** The text of a rule, as it may be written again. */
export function baseRuleText(rule: BaseRule): string {
  switch (rule.from) {
    case 'merge-base':
      return rule.branch === null ? 'merge-base' : `merge-base:${rule.branch}`;
    case 'tag':
      return `tag:${rule.pattern}`;
    case 'ref':
      return `ref:${rule.ref}`;
    case 'argument':
      return /^https?:\/\//i.test(rule.argument) ? `url:${rule.argument}` : `file:${rule.argument}`;
    case 'registry':
      return `registry:${rule.service}@${rule.environment}`;
  }
}
