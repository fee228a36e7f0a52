import { describe, expect, it } from 'vitest';
import { baseRuleText, parseBaseRule } from './base-rule.ts';

describe('base rules', () => {
  it.each<[text: string, rule: object]>([
    ['merge-base', { from: 'merge-base', branch: null }],
    ['merge-base:develop', { from: 'merge-base', branch: 'develop' }],
    ['tag:v*', { from: 'tag', pattern: 'v*' }],
    ['ref:origin/main', { from: 'ref', ref: 'origin/main' }],
    ['file:last/openapi.yaml', { from: 'argument', argument: 'last/openapi.yaml' }],
    ['registry:shop@orders@prod', { from: 'registry', service: 'shop@orders', environment: 'prod' }],
    ['url:https://example.com/a.yaml', { from: 'argument', argument: 'https://example.com/a.yaml' }],
  ])('%s, and back', (text, rule) => {
    const parsed = parseBaseRule(text);
    expect(parsed).toEqual({ ok: true, value: rule });
    if (parsed.ok) expect(baseRuleText(parsed.value)).toBe(text);
  });

  it.each([
    ['origin/main', { from: 'ref', ref: 'origin/main' }],
    ['tag: v1.*', { from: 'tag', pattern: 'v1.*' }],
    ['https://example.com/a.yaml', { from: 'argument', argument: 'https://example.com/a.yaml' }],
  ])('%s is short for another spelling', (text, rule) => {
    expect(parseBaseRule(text)).toEqual({ ok: true, value: rule });
  });

  it.each([
    ['merge-bas', /^Did you mean "merge-base"\?/],
    ['mergebase', /^Did you mean "merge-base"\?/],
    ['tags:v*', /^Did you mean "tag"\?/],
    ['tag:', /^Allowed: merge-base/],
    ['url:openapi.yaml', /^Allowed:/],
    ['registry:orders', /^Allowed:/],
    ['registry:@production', /^Allowed:/],
    ['', /^Allowed:/],
    ['two words', /^Allowed:/],
  ])('%j is none', (text, fix) => {
    expect(parseBaseRule(text)).toEqual({ ok: false, error: expect.stringMatching(fix) });
  });
});
