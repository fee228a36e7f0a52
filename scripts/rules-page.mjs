/** @typedef {import('@contract-check/core').RuleInfo} RuleInfo */

const senders = {
  request: 'the consumer',
  response: 'the provider',
  none: 'nobody',
};

const effects = {
  breaking: 'a conforming partner fails',
  risky: 'nothing is rejected, but a partner can lose something',
  compatible: 'nobody who keeps to the base contract notices',
  docs: 'nothing changes on the wire or in generated code',
};

/**
 * docs/rules.md: every rule by area, first tables to find it, then what it means and what to do.
 *
 * @param {readonly RuleInfo[]} rules
 * @returns {string} Markdown
 */
export function rulesPage(rules) {
  /** @type {Map<string, RuleInfo[]>} */
  const areas = new Map();
  for (const rule of rules) areas.set(rule.area, [...(areas.get(rule.area) ?? []), rule]);
  const sorted = [...areas]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([area, found]) => ({ area, found: [...found].sort((a, b) => (a.id < b.id ? -1 : 1)) }));
  return [
    '# Rules',
    '',
    '<!-- Written by `npm run generate` from the rule table; changes made here are lost. -->',
    '',
    `${rules.length} rules. The effect is the usual one: the facts of a change can make it weaker or stronger, and the finding`,
    'says so. [Verdicts](verdicts.md) tells how effects come about; `contract-check explain <id>` shows one rule in the',
    'terminal. "Sent by" says whose message a rule is about; most changes have a rule for each sender.',
    '',
    ...Object.entries(effects).map(([effect, meaning]) => `- **${effect}**: ${meaning}`),
    '',
    '| area | rules |',
    '|---|---|',
    ...sorted.map(({ area, found }) => `| [${area}](#${area.replaceAll(' ', '-')}) | ${found.length} |`),
    '',
    ...sorted.flatMap(({ area, found }) => areaSection(area, found)),
  ].join('\n');
}

/**
 * @param {string} area
 * @param {readonly RuleInfo[]} rules
 */
function areaSection(area, rules) {
  const rows = rules.map((rule) => {
    const sender = rule.direction === 'none' ? '' : senders[rule.direction];
    return `| [\`${rule.id}\`](#${rule.id}) | ${rule.effect} | ${sender} | ${rule.title} |`;
  });
  return [
    `## ${area}`,
    '',
    '| rule | effect | sent by | change |',
    '|---|---|---|---|',
    ...rows,
    '',
    ...rules.flatMap(ruleSection),
  ];
}

/** @param {RuleInfo} rule */
function ruleSection(rule) {
  const { id, title, effect, breaks, direction, why, advice, aliases, differs } = rule;
  const others = aliases.filter((alias) => alias !== id);
  const facts = [
    `**${effect}**`,
    ...(direction === 'none' ? [] : [`sent by ${senders[direction]}`]),
    ...(breaks.length === 0 ? [] : [`breaks ${breaks.join(' and ')}`]),
  ];
  return [
    `### ${id}`,
    '',
    `${sentence(title)} ${facts.join(', ')}.`,
    '',
    `- Why: ${why}`,
    ...(advice === 'Nothing to do.' ? [] : [`- What to do: ${advice}`]),
    ...(others.length === 0 ? [] : [`- Also known as: ${others.map((alias) => `\`${alias}\``).join(', ')}`]),
    ...(differs === undefined ? [] : [`- Judged in another way than there: ${differs}`]),
    '',
  ];
}

/** @param {string} title */
function sentence(title) {
  return title.endsWith('.') ? title : `${title}.`;
}
