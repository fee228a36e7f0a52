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

  it('links each area and each row to a heading that exists', () => {
    const page = rulesPage([rule, { ...rule, id: 'operation-added', area: 'media types' }]);
    const links = [...page.matchAll(/\]\(#([a-z-]+)\)/g)].map(([, id]) => id ?? '');
    expect(links).toEqual(['media-types', 'operations', 'operation-added', 'operation-removed']);
    // GitHub names a heading by its text in lower case, spaces as hyphens.
    const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, text = '']) => text.toLowerCase().replaceAll(' ', '-'));
    for (const id of links) expect(headings).toContain(id);
  });

  it('leaves out what says nothing', () => {
    const page = rulesPage([{ ...rule, breaks: [], aliases: [rule.id], advice: 'Nothing to do.' }]);
    for (const text of ['breaks', 'Also known as', 'What to do']) expect(page).not.toContain(text);
  });
});
