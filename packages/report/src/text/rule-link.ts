import { ruleAddress } from '../rule-address.ts';
import type { Style } from './style.ts';

/** `shown` as a terminal hyperlink (OSC 8) to the rule's page, where there is one and the terminal knows links. */
export function linkRule(id: string, shown: string, style: Style, pages?: string): string {
  const address = ruleAddress(id, pages);
  if (address === null || !style.options.hyperlinks) return shown;
  return `\u001b]8;;${address}\u001b\\${shown}\u001b]8;;\u001b\\`;
}
