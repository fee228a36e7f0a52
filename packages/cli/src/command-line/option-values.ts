import type { PathPrefix } from '@contract-check/core';
import { InvalidArgumentError } from 'commander';
import { parseBaseRule } from '../config/base-rule.ts';
import { isDate } from '../config/dates.ts';
import type { BaseRule } from '../config/settings.ts';
import { VERDICT_FORMATS } from '../formats/verdict-formats.ts';
import type { VerdictOutput } from './command.ts';

/** A path prefix for one side or both. */
export interface SidedPrefix {
  readonly side: 'old' | 'new' | 'both';
  readonly prefix: string;
}

/** `/v1`, `old:/v1`, `new:/v1`; gathers repeated options. */
export function collectPrefix(text: string, earlier: readonly SidedPrefix[] | undefined): readonly SidedPrefix[] {
  const [, side, prefix] = /^(?:(old|new):)?(\/.*)$/.exec(text) ?? [];
  if (prefix === undefined) {
    throw new InvalidArgumentError('A prefix starts with "/", as in /v1, old:/v1 or new:/v2.');
  }
  return [...(earlier ?? []), { side: side === 'old' || side === 'new' ? side : 'both', prefix }];
}

/** Gathers a repeated option. */
export function collect(text: string, earlier: readonly string[] | undefined): readonly string[] {
  return [...(earlier ?? []), text];
}

/** `html=report.html`; gathers repeated options. */
export function collectOutput(text: string, earlier: readonly VerdictOutput[] | undefined): readonly VerdictOutput[] {
  const [, name = '', file = ''] = /^([a-z]+)=(.+)$/s.exec(text) ?? [];
  const format = VERDICT_FORMATS.find((known) => known === name);
  if (format === undefined) {
    throw new InvalidArgumentError(
      `Give a format and a file, as in json=verdict.json. Formats: ${VERDICT_FORMATS.join(', ')}.`,
    );
  }
  return [...(earlier ?? []), { format, file }];
}

const UNITS: Readonly<Record<string, number>> = { '': 1, B: 1, K: 1e3, KB: 1e3, M: 1e6, MB: 1e6, G: 1e9, GB: 1e9 };
/** JavaScript holds no longer text. */
const MOST_BYTES = 500_000_000;

/** `500`, `20MB`: the number of bytes. */
export function parseSize(text: string): number {
  const [, digits, unit = ''] = /^(\d+) ?([KMG]?B?)$/i.exec(text) ?? [];
  const bytes = Number(digits) * (UNITS[unit.toUpperCase()] ?? Number.NaN);
  if (bytes >= 1 && bytes <= MOST_BYTES) return bytes;
  throw new InvalidArgumentError('Give a number of bytes up to 500MB, as in 20MB.');
}

/** `merge-base`, `tag:v*`, `origin/main`, … */
export function parseBase(text: string): BaseRule {
  const rule = parseBaseRule(text);
  if (rule.ok) return rule.value;
  throw new InvalidArgumentError(rule.error);
}

/** `YYYY-MM-DD`: its first moment (UTC), in milliseconds of Unix time. */
export function parseDay(text: string): number {
  if (isDate(text)) return Date.parse(text);
  throw new InvalidArgumentError('Give a day, as in 2026-01-31.');
}

/** The prefixes of both sides; a text when one side gets two of a kind. */
export function prefixesOf(
  strip: readonly SidedPrefix[],
  add: readonly SidedPrefix[],
): { readonly base: PathPrefix; readonly revision: PathPrefix } | string {
  const stripped = bySide(strip);
  const added = bySide(add);
  if (stripped === undefined) return '--strip-prefix is given twice for the same side.';
  if (added === undefined) return '--add-prefix is given twice for the same side.';
  return { base: pathPrefix(stripped.old, added.old), revision: pathPrefix(stripped.new, added.new) };
}

function bySide(prefixes: readonly SidedPrefix[]): { old?: string; new?: string } | undefined {
  const sides: { old?: string; new?: string } = {};
  for (const { side, prefix } of prefixes) {
    for (const name of side === 'both' ? (['old', 'new'] as const) : [side]) {
      if (sides[name] !== undefined) return undefined;
      sides[name] = prefix;
    }
  }
  return sides;
}

function pathPrefix(strip: string | undefined, add: string | undefined): PathPrefix {
  return { ...(strip === undefined ? {} : { strip }), ...(add === undefined ? {} : { add }) };
}
