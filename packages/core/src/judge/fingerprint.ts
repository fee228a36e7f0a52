import { normalisePath } from '@contract-check/protocol';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { Change, Place } from '../compare/change.ts';
import type { SourceNode } from '../load/source-node.ts';
import { member, text } from '../model/raw.ts';
import { refOf } from '../model/references.ts';
import { isDirected } from '../rules/rows.ts';
import { normalText } from '../schema/normal-text.ts';
import { valueKey, wireKey } from '../schema/values.ts';

/**
 * The identity of a finding over time: no message text, line number or list of operations enters it, so it survives
 * rewording, moving and renaming of path parameters, and not another change at the same place.
 */
export function fingerprint(contract: string, rule: string, direction: string, change: Change): string {
  // Facts about operations name paths; what these call their parameters is no part of the identity.
  const named = [subjectOf(change), ...factsOf(change)].map((item) =>
    isDirected(change.fact) ? item : normalNames(item),
  );
  return fingerprintOf([contract, rule, direction, rootElement(change), ...named]);
}

/** 16 hex digits that stand for these texts in this order. */
export function fingerprintOf(parts: readonly string[]): string {
  const joined = parts.map((item) => JSON.stringify(item)).join();
  return bytesToHex(sha256(utf8ToBytes(joined))).slice(0, 16);
}

/** A path parameter is known by its place in the template, which is part of the element. */
function subjectOf({ subject, base, revision }: Change): string {
  return member((revision ?? base)?.node.value, 'in') === 'path' ? '' : subject;
}

const DATA = /^(default|const|enum|extensible-enum)-/;

/** What was and what is, without what only describes it. */
function factsOf({ fact, subject, data, base, revision, occurrences }: Change): string[] {
  const told = [data.before, data.after];
  const isNamed = subject !== '' || told.some((value) => value !== undefined);
  const values = isNamed || occurrences[0]?.at !== 'schema' ? told : [base?.node.value, revision?.node.value];
  return values.map((value) => (DATA.test(fact) ? valueKey(value ?? null) : normalText(value ?? null)));
}

function normalNames(item: string): string {
  return item.replace(/\{[^{}]*\}/g, '{}');
}

/**
 * The element in a spelling that does not depend on order or on the names of path parameters. Where a place is compared
 * with another one (a status with the `default` that stands in for it), both count.
 */
function rootElement({ base, revision }: Change): string {
  const places = [revision, base].flatMap((place) => (place === null ? [] : [normalElement(place).join('\n')]));
  return [...new Set(places)].join('\n\n');
}

function normalElement(place: Place): string[] {
  const segments: string[] = [];
  for (let node: SourceNode = place.node; node.parent !== null; node = node.parent) segments.push(segmentOf(node));
  return segments.reverse();
}

function segmentOf(node: SourceNode): string {
  const { parent } = node;
  if (parent === null) return node.key;
  if (parent.key === 'paths' && parent.parent?.parent === null) return normalisePath(node.key);
  if (!Array.isArray(parent.value)) return node.key;
  if (parent.key === 'enum') return `=${wireKey(node.value)}`;
  if (parent.key === 'parameters') return parameterSegment(node);
  // Branches by name, where they have one: their order says nothing.
  return refOf(node.value) ?? node.key;
}

function parameterSegment(node: SourceNode): string {
  const [place, name] = [text(member(node.value, 'in')), text(member(node.value, 'name'))];
  if (place === null) return node.key;
  return place === 'path' ? `path/{${placeInTemplate(node, name)}}` : `${place}/${name}`;
}

function placeInTemplate(parameter: SourceNode, name: string | null): number {
  let item: SourceNode | null = parameter;
  while (item !== null && item.parent?.key !== 'paths') item = item.parent;
  return [...(item?.key ?? '').matchAll(/\{([^{}]*)\}/g)].findIndex(([, variable]) => variable === name);
}
