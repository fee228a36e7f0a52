import { normalisePath } from '@contract-check/protocol';
import { sha256 } from '@noble/hashes/sha2';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils';
import type { Change, Place } from '../compare/change.ts';
import type { SourceNode } from '../load/source-node.ts';
import { member, text } from '../model/raw.ts';
import { isDirected } from '../rules/rows.ts';
import { valueKey, wireKey } from '../schema/values.ts';

/**
 * The identity of a finding over time: no message text, line number or list of operations enters it, so it survives
 * rewording, moving and renaming of path parameters, and not another change at the same place.
 */
export function fingerprint(contract: string, rule: string, direction: string, change: Change): string {
  const values = [change.data.before, change.data.after].map((value) => valueKey(value ?? null));
  // Facts about operations name paths; what these call their parameters is no part of the identity.
  const named = [change.subject, ...values].map((item) => (isDirected(change.fact) ? item : normalNames(item)));
  const joined = [contract, rule, direction, rootElement(change), ...named].map((item) => JSON.stringify(item)).join();
  return bytesToHex(sha256(utf8ToBytes(joined))).slice(0, 16);
}

function normalNames(item: string): string {
  return item.replace(/\{[^{}]*\}/g, '{}');
}

/** The element in a spelling that does not depend on order or on the names of path parameters. */
function rootElement(change: Change): string {
  const place = change.revision ?? change.base;
  return place === null ? '' : normalElement(place).join('\n');
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
  if (parent.key === 'parameters') {
    const place = text(member(node.value, 'in'));
    if (place !== null) return `${place}/${place === 'path' ? `{${node.key}}` : text(member(node.value, 'name'))}`;
  }
  return node.key;
}
