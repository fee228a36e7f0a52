import type { RuleInfo } from '@contract-check/core';
import { describe, expect, it } from 'vitest';
import { rulesPage } from '../../scripts/rules-page.mjs';

const rule: RuleInfo = {
  id: 'operation-removed',
  title: 'An operation is gone.',
  direction: 'none',
  area: 'operations',
  effect: 'breaking',
  breaks: ['wire', 'source'],
  why: 'Callers get 404.',
  advice: 'Keep it until nobody calls it.',
  aliases: ['api-removed'],
};

describe('rulesPage', () => {
  it('says everything about a rule', () => {
    const page = rulesPage([{ ...rule, differs: 'A path alone is no operation.' }]);
    const said = [
      rule.id,
      rule.title,
      rule.why,
      rule.advice,
      'api-removed',
      'A path alone',
      'wire and source',
      '1 rules',
    ];
    expect(said.filter((text) => !page.includes(text))).toEqual([]);
  });

  it('does not depend on the order of the rows', () => {
    const rules = ['b-rule', 'a-rule', 'c-rule'].map((id) => ({ ...rule, id, area: id === 'a-rule' ? 'z' : 'y' }));
    expect(rulesPage(rules)).toBe(rulesPage([...rules].reverse()));
  });

  it('links each row to a heading that exists', () => {
    const page = rulesPage([rule, { ...rule, id: 'operation-added' }]);
    const links = [...page.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, id]) => id);
    expect(links).toEqual(['operation-added', 'operation-removed']);
    for (const id of links) expect(page).toContain(`\n### ${id}\n`);
  });
});
