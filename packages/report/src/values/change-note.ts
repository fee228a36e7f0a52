import type { Finding, Site } from '@contract-check/core';
import { parsePointer } from '../source/parse-pointer.ts';
import { leadingJson } from './leading-json.ts';

/** How the note is to be written: the longest value, and the signs of the medium. */
export interface NoteStyle {
  readonly valueLimit: number;
  readonly arrow: string;
  readonly ellipsis: string;
}

function isScalar(value: unknown): boolean {
  return typeof value !== 'object' || value === null;
}

function isScalarList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.every(isScalar);
}

/** A value in at most about `valueLimit` characters. */
function shortValue(value: unknown, style: NoteStyle): string {
  const json = leadingJson(value, style.valueLimit);
  if (json.length <= style.valueLimit) return json;
  const room = style.valueLimit - style.ellipsis.length;
  if (typeof value !== 'string') return json.slice(0, room) + style.ellipsis;
  const tail = Math.floor(room / 3);
  return `${JSON.stringify(value.slice(0, room - tail)).slice(0, -1)}${style.ellipsis}${JSON.stringify(value.slice(-tail)).slice(1)}`;
}

/** Items of `list` that `other` lacks, in the order of `list`. */
function lacking(list: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const known = new Set(other);
  return list.filter((item) => !known.has(item));
}

function joinValues(values: readonly unknown[], style: NoteStyle): string {
  const shown = values.slice(0, 3).map((value) => shortValue(value, style));
  return values.length > 3 ? `${shown.join(', ')} and ${values.length - 3} more` : shown.join(', ');
}

function listChange(before: readonly unknown[], after: readonly unknown[], style: NoteStyle): string {
  const added = lacking(after, before);
  const removed = lacking(before, after);
  const parts: string[] = [];
  if (added.length > 0) parts.push(`added ${joinValues(added, style)}`);
  if (removed.length > 0) parts.push(`removed ${joinValues(removed, style)}`);
  return parts.length === 0 ? `was ${shortValue(before, style)}` : parts.join('; ');
}

/** Long lists are told by their difference, short ones by what they were. */
const SHORT_LIST = 3;

function bothSides(base: Site, revision: Site, style: NoteStyle): string {
  const from = `(${base.file}:${base.line})`;
  const before = shortValue(base.value, style);
  const after = shortValue(revision.value, style);
  if (before === after) return `as in ${base.file}:${base.line}`;
  if (isScalarList(base.value) && isScalarList(revision.value)) {
    const change = listChange(base.value, revision.value, style);
    const was = base.value.length <= SHORT_LIST && !change.startsWith('was') ? `; was ${before}` : '';
    return `${change}${was} ${from}`;
  }
  return isScalar(base.value) && isScalar(revision.value)
    ? `${before} ${style.arrow} ${after} ${from}`
    : `was ${before} ${from}`;
}

/**
 * What the base had in the place of a finding: `was "x" (old.yaml:41)`, `removed: coupon {"type":"string"} (…)`,
 * `added: not in old.yaml`. Empty when neither side has a place.
 */
export function changeNote(finding: Pick<Finding, 'base' | 'revision'>, baseLabel: string, style: NoteStyle): string {
  const { base, revision } = finding;
  if (base !== null && revision !== null) return bothSides(base, revision, style);
  if (base !== null) {
    const name = parsePointer(base.pointer).at(-1) ?? '';
    const value = shortValue(base.value, style);
    const shown = name === '' || /^\d+$/.test(name) ? value : `${name} ${value}`;
    return `removed: ${shown} (${base.file}:${base.line})`;
  }
  return revision === null ? '' : `added: not in ${baseLabel}`;
}
