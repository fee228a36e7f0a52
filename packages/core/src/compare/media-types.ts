import type { SourceNode } from '../load/source-node.ts';
import { isObject } from '../model/raw.ts';
import type { MediaView } from '../model/views.ts';
import { valueKey } from '../schema/values.ts';
import type { PlaceReporter } from './compare-context.ts';
import type { Spelling } from './schema/pair-context.ts';

/** Base type without parameters. */
function bareType(type: string): string {
  return type.split(';', 1)[0] ?? type;
}

/** `application/*` holds `application/json`; a range without parameters holds every parameter. */
function covers(range: string, type: string): boolean {
  const [wide = '', narrow = ''] = [bareType(range), bareType(type)];
  return wide === narrow || wide === '*/*' || (wide.endsWith('/*') && narrow.startsWith(wide.slice(0, -1)));
}

interface PairedMedia {
  readonly both: readonly (readonly [MediaView, MediaView])[];
  readonly removed: readonly MediaView[];
  readonly added: readonly MediaView[];
}

/** Pairs equal types first, then equal base types, then a type with the range that holds it; the rest of the range is new. */
function pairMedia(base: readonly MediaView[], revision: readonly MediaView[]): PairedMedia {
  const same = base.flatMap((one, index): [MediaView, MediaView][] => {
    const other = revision[index];
    return other?.type === one.type ? [[one, other]] : [];
  });
  if (same.length === base.length && same.length === revision.length) return { both: same, removed: [], added: [] };
  const both: [MediaView, MediaView][] = [];
  let removed = [...base];
  let added = [...revision];
  for (const fits of [
    (one: MediaView, other: MediaView) => one.type === other.type,
    (one: MediaView, other: MediaView) => bareType(one.type) === bareType(other.type),
  ]) {
    for (const one of removed) {
      const other = added.find((item) => fits(one, item));
      if (other === undefined) continue;
      both.push([one, other]);
      removed = removed.filter((item) => item !== one);
      added = added.filter((item) => item !== other);
    }
  }
  for (const one of removed) {
    const range = revision.find((item) => covers(item.type, one.type));
    if (range === undefined) continue;
    both.push([one, range]);
    removed = removed.filter((item) => item !== one);
  }
  // Out of a range comes nothing new.
  for (const other of added) {
    const range = base.find((item) => covers(item.type, other.type));
    if (range === undefined) continue;
    both.push([range, other]);
    added = added.filter((item) => item !== other);
  }
  return { both, removed, added };
}

/** The media types of one body, request or response. */
export function compareMedia(base: readonly MediaView[], revision: readonly MediaView[], report: PlaceReporter): void {
  const { both, removed, added } = pairMedia(base, revision);
  for (const view of removed) {
    report.emit({ fact: 'media-type-removed', base: view.node, revision: null, subject: view.type });
  }
  const data = { unasked: report.isUnasked() };
  for (const view of added) {
    report.emit({ fact: 'media-type-added', base: null, revision: view.node, subject: view.type, data });
  }
  for (const [one, other] of both) {
    compareEncodings(one, other, report);
    const subject = other.type;
    if (one.schema !== undefined && other.schema !== undefined) {
      report.schema(one.schema, other.schema, spellingOf(other.type), other.type);
    } else if (asksSomething(one.schema)) {
      report.emit({ fact: 'media-type-schema-removed', base: one.schema, revision: other.node, subject });
    } else if (asksSomething(other.schema)) {
      report.emit({ fact: 'media-type-schema-added', base: one.node, revision: other.schema, subject });
    }
  }
}

/** No schema, or one that admits anything: saying so changes nothing. */
export function asksSomething(schema: SourceNode | undefined): schema is SourceNode {
  if (schema === undefined || schema.value === true) return false;
  return !isObject(schema.value) || Object.keys(schema.value).length > 0;
}

function spellingOf(type: string): Spelling {
  return /^(application\/x-www-form-urlencoded|multipart\/)/.test(type) ? 'form' : 'json';
}

/** How each field of a form or multipart body is written; of other bodies it is ignored (OpenAPI 3.1 §4.8.14). */
function compareEncodings(one: MediaView, other: MediaView, report: PlaceReporter): void {
  if (one.encoding === undefined && other.encoding === undefined) return;
  if (spellingOf(one.type) !== 'form' || spellingOf(other.type) !== 'form') return;
  const fields = new Set([...namesOf(one), ...namesOf(other)]);
  for (const name of fields) {
    const [was, is] = [one.encoding?.child(name), other.encoding?.child(name)];
    const [before, after] = [valueKey(written(was)), valueKey(written(is))];
    if (before === after) continue;
    report.at({ property: name }).emit({
      fact: 'encoding-changed',
      base: was ?? one.node,
      revision: is ?? other.node,
      subject: name,
      data: { before: was?.value, after: is?.value },
    });
  }
}

/** What counts of an encoding: all but extensions. */
function written(encoding: SourceNode | undefined): unknown {
  if (!isObject(encoding?.value)) return null;
  return Object.fromEntries(Object.entries(encoding.value).filter(([key]) => !key.startsWith('x-')));
}

function namesOf(view: MediaView): string[] {
  return view.encoding === undefined ? [] : [...view.encoding.children()].map((node) => node.key);
}
