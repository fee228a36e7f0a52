import type { SourceDocument } from '../source-document.ts';
import type { SourceNode } from '../source-node.ts';
import { resolveUri, splitReference } from './uri.ts';
import { isObject, walkParts } from './walk.ts';

/** Whether a document may name resources inside itself; only then is anything below ever needed. */
export function hasResources(document: SourceDocument): boolean {
  const { hints } = document;
  return hints.hasId || hints.hasSelf || isOfDraft4(document);
}

const DRAFT_4 = /^https?:\/\/json-schema\.org\/draft-04\//;

/** Where `$id` is called `id` (draft 4 §7); anywhere else that is a name like others. */
function isOfDraft4({ value }: SourceDocument): boolean {
  return isObject(value) && typeof value.$schema === 'string' && DRAFT_4.test(value.$schema);
}

function writtenId({ document, value }: SourceNode): unknown {
  if (!isObject(value)) return undefined;
  return isOfDraft4(document) ? value.id : value.$id;
}

/** The `$id` of a schema, or the `$self` of an OpenAPI 3.2 document, without its fragment. */
function idOf(node: SourceNode): string | null {
  if (!isObject(node.value)) return null;
  const id = writtenId(node) ?? (node.parent === null ? node.value.$self : undefined);
  if (typeof id !== 'string') return null;
  const { path } = splitReference(id);
  return path === '' ? null : path;
}

/** A resource: the URI that references inside it are relative to, and the node that the URI names. */
export interface Resource {
  readonly uri: string;
  readonly root: SourceNode;
}

/** The innermost resource around a node (JSON Schema 2020-12 §8.2.1, OpenAPI 3.2 §4.1.2.2.1). */
export function resourceOf(node: SourceNode): Resource {
  const parents: { id: string; node: SourceNode }[] = [];
  let top = node;
  for (let current: SourceNode | null = node; current !== null; current = current.parent) {
    const id = idOf(current);
    if (id !== null) parents.push({ id, node: current });
    top = current;
  }
  const start: Resource = { uri: node.document.uri, root: top };
  return parents.reduceRight((outer, { id, node: root }) => ({ uri: resolveUri(outer.uri, id), root }), start);
}

const NAMING_KEYWORD = /\$(?:dynamicAnchor|anchor|id|self)\b/;

/** The named places of a set of documents. The first of two equal names counts. */
export class ResourceIndex {
  /** Resources by their URI. */
  readonly resources = new Map<string, SourceNode>();
  /** Anchors by the URI of their resource, `#` and name. */
  readonly anchors = new Map<string, SourceNode>();
  /** `$dynamicAnchor`s by name alone. */
  readonly dynamic = new Map<string, SourceNode>();

  add(document: SourceDocument): void {
    if (!NAMING_KEYWORD.test(document.text) && !isOfDraft4(document)) return;
    walkParts(document, (node, value) => {
      const names = [value.$anchor, value.$dynamicAnchor, anchorInId(writtenId(node))].filter(
        (name) => typeof name === 'string',
      );
      const isNamed = idOf(node) !== null;
      if (!isNamed && names.length === 0) return;
      const { uri } = resourceOf(node);
      if (isNamed) addOnce(this.resources, uri, node);
      for (const name of names) addOnce(this.anchors, `${uri}#${name}`, node);
      if (typeof value.$dynamicAnchor === 'string') addOnce(this.dynamic, value.$dynamicAnchor, node);
    });
  }
}

function addOnce(map: Map<string, SourceNode>, key: string, node: SourceNode): void {
  if (!map.has(key)) map.set(key, node);
}

/** Draft 6 and 7 write anchors as `$id: "#name"`, draft 4 as `id`. */
function anchorInId(id: unknown): string | null {
  return typeof id === 'string' && id.startsWith('#') && id.length > 1 && !id.startsWith('#/') ? id.slice(1) : null;
}
