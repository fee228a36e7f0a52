import type { ProblemInfo, RuleInfo } from '@contract-check/core';
import { Help } from 'commander';

export type ProblemRow = ProblemInfo & { readonly code: string };

/** One line for each rule, by area, then for each input problem. */
export function listText(rules: readonly RuleInfo[], problems: readonly ProblemRow[], width: number): string {
  const areas = [...new Set(rules.map(({ area }) => area))];
  const sections = areas.map((area) => {
    const rows = rules.filter((rule) => rule.area === area).map(({ effect, id }) => `  ${effect.padEnd(12)}${id}`);
    return `${area}\n${rows.join('\n')}\n`;
  });
  const codes = problems.map(({ code }) => `  ${code}`);
  const end = `${rules.length} rules, ${problems.length} input problems. Explained by: contract-check explain <id>`;
  return [...sections, `input problems (exit 2)\n${codes.join('\n')}\n`, paragraph(end, 0, width)].join('\n');
}

/** Everything that the catalogue says of a rule. */
export function ruleText(rule: RuleInfo, width: number): string {
  const senders: Readonly<Record<RuleInfo['direction'], string>> = {
    request: 'request: what consumers send',
    response: 'response: what the provider sends',
    none: 'none: not about a message',
  };
  const breaks = rule.breaks.length > 0 ? ` (${rule.breaks.join(', ')})` : '';
  const rows: readonly (readonly [string, string])[] = [
    ['effect', `${rule.effect}${breaks}`],
    ['sender', senders[rule.direction]],
    ['area', rule.area],
    ['why', rule.why],
    ['fix', rule.advice],
    ['differs', rule.differs ?? ''],
    ['aliases', rule.aliases.join(', ')],
  ];
  const told = rows.filter(([, text]) => text !== '');
  return `${rule.id}\n${paragraph(rule.title, 0, width)}\n${told.map(([name, text]) => row(name, text, width)).join('')}`;
}

export function problemText({ code, title, explanation }: ProblemRow, width: number): string {
  return `${code}\n${paragraph(title, 0, width)}\n${paragraph(explanation, 2, width)}`;
}

const LABEL_WIDTH = 11;

function row(name: string, text: string, width: number): string {
  return `  ${name.padEnd(LABEL_WIDTH - 2)}${paragraph(text, LABEL_WIDTH, width).trimStart()}`;
}

/** Wrapped and indented, with its line feed. */
function paragraph(text: string, indentation: number, width: number): string {
  const lines = new Help().boxWrap(text, width - indentation).split('\n');
  return `${lines.map((line) => `${' '.repeat(indentation)}${line}`).join('\n')}\n`;
}
