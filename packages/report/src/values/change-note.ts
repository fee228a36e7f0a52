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

/** Half an object or list tells nothing that the line of the base does not tell better. */
function isWhole(value: unknown, style: NoteStyle): boolean {
  return isScalar(value) || leadingJson(value, style.valueLimit).length <= style.valueLimit;
}

function bothSides(base: Site, revision: Site, style: NoteStyle): string {
  const place = `${base.file}:${base.line}`;
  const before = shortValue(base.value, style);
  const after = shortValue(revision.value, style);
  if (isScalarList(base.value) && isScalarList(revision.value) && before !== after) {
    const change = listChange(base.value, revision.value, style);
    const was = base.value.length <= SHORT_LIST && !change.startsWith('was') ? `; was ${before}` : '';
    return `${change}${was} (${place})`;
  }
  if (before === after || !isWhole(base.value, style)) return `before: ${place}`;
  return isScalar(base.value) && isScalar(revision.value)
    ? `${before} ${style.arrow} ${after} (${place})`
    : `was ${before} (${place})`;
}

function removal(base: Site, style: NoteStyle): string {
  const name = parsePointer(base.pointer).at(-1) ?? '';
  const isIndex = /^\d+$/.test(name);
  const parts = isWhole(base.value, style)
    ? [...(isIndex || name === '' ? [] : [name]), shortValue(base.value, style)]
    : [name === '' ? 'all of it' : name];
  return `${['removed:', ...parts].join(' ')} (${base.file}:${base.line})`;
}

/**
 * What the base had in the place of a finding: `was "x" (old.yaml:41)`, `removed: coupon {"type":"string"} (…)`,
 * `added: not in old.yaml`, or only its place when there is too much to show. Empty when neither side has a place.
 */
export function changeNote(finding: Pick<Finding, 'base' | 'revision'>, baseLabel: string, style: NoteStyle): string {
  const { base, revision } = finding;
  if (base !== null) return revision === null ? removal(base, style) : bothSides(base, revision, style);
  return revision === null ? '' : `added: not in ${baseLabel}`;
}
