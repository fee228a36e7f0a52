import type { Style } from './style.ts';

/** Where the rules' pages are published, ending in what a rule id is put behind; null as long as they are not. */
const RULE_DOCS_URL: string | null = null;

/** `shown` as a terminal hyperlink (OSC 8) to the rule's page, where there is one and the terminal knows links. */
export function linkRule(id: string, shown: string, style: Style, pages = RULE_DOCS_URL): string {
  if (pages === null || !style.options.hyperlinks) return shown;
  return `\u001b]8;;${pages}${encodeURIComponent(id)}\u001b\\${shown}\u001b]8;;\u001b\\`;
}
