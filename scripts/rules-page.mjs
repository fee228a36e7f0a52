/** @typedef {import('@contract-check/core').RuleInfo} RuleInfo */

const directions = {
  request: 'what the consumer sends',
  response: 'what the provider sends',
  none: 'neither direction',
};

/**
 * docs/rules.md: every rule by area, first a table to find it, then what it means and what to do.
 *
 * @param {readonly RuleInfo[]} rules
 * @returns {string} Markdown
 */
export function rulesPage(rules) {
  /** @type {Map<string, RuleInfo[]>} */
  const areas = new Map();
  for (const rule of rules) areas.set(rule.area, [...(areas.get(rule.area) ?? []), rule]);
  const sections = [...areas].sort(([a], [b]) => (a < b ? -1 : 1)).map(([area, found]) => areaSection(area, found));
  return [
    '# Rules',
    '',
    'Written by `npm run generate` from the rule table; changes made here are lost.',
    '',
    `${rules.length} rules. The effect is the usual one; the facts of a change can make it weaker or stronger, and the`,
    'finding says so. `contract-check rules <id>` shows the same in the terminal.',
    ...sections,
    '',
  ].join('\n');
}

/**
 * @param {string} area
 * @param {readonly RuleInfo[]} rules
 */
function areaSection(area, rules) {
  const sorted = [...rules].sort((a, b) => (a.id < b.id ? -1 : 1));
  const rows = sorted.map(({ id, effect, direction }) => `| [\`${id}\`](#${id}) | ${effect} | ${direction} |`);
  return [`\n## ${area}\n`, '| rule | effect | direction |', '|---|---|---|', ...rows, ...sorted.map(ruleSection)].join(
    '\n',
  );
}

/** @param {RuleInfo} rule */
function ruleSection(rule) {
  const facts = `**${rule.effect}** · ${directions[rule.direction]} · breaks ${rule.breaks.join(' and ')}`;
  const covers =
    rule.aliases.length === 0 ? [] : [`Also known as: ${rule.aliases.map((id) => `\`${id}\``).join(', ')}.`];
  const differs = rule.differs === undefined ? [] : [`Judged in another way than there: ${rule.differs}`];
  return [`\n### ${rule.id}`, rule.title, facts, rule.why, `What to do: ${rule.advice}`, ...covers, ...differs].join(
    '\n\n',
  );
}
