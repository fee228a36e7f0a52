import { expect, test } from 'vitest';
import { columns } from './layout.ts';
import { linkRule } from './rule-link.ts';
import { styleFor } from './style.ts';

const style = (hyperlinks: boolean) =>
  styleFor({ width: 80, colour: false, unicode: true, hyperlinks, verbose: false, quiet: false, rows: null });

test('a rule id is a link only where pages exist and the terminal knows links', () => {
  const pages = 'https://rules.example/#';
  expect(linkRule('operation-removed', 'shown', style(true))).toBe('shown');
  expect(linkRule('operation-removed', 'shown', style(false), pages)).toBe('shown');
  const link = linkRule('operation-removed', 'shown', style(true), pages);
  expect(link).toBe('\u001b]8;;https://rules.example/#operation-removed\u001b\\shown\u001b]8;;\u001b\\');
  expect(columns(link)).toBe(5);
});
