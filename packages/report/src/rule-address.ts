/** Where docs/rules.md is published, ending in what a rule id is put behind; null as long as it is not. */
const RULE_PAGES: string | null = null;

/** The address of a rule's explanation, where there is one. */
export function ruleAddress(id: string, pages = RULE_PAGES): string | null {
  return pages === null ? null : `${pages}${encodeURIComponent(id)}`;
}
