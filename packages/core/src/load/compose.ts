import { canonicalJson } from '@contract-check/protocol';
import { fail, ok, type Result } from '../result.ts';
import type { InputProblem } from './input-problem.ts';
import { linesOf } from './line-index.ts';
import { isObject } from './refs/walk.ts';
import type { Pointer, SourceDocument } from './source-document.ts';
import { SourceNode } from './source-node.ts';

/** Several documents that describe parts of one API, seen as one. */
export interface ComposedDocument {
  /** Stands for all of them; its own text is that of the first. */
  readonly entry: SourceDocument;
  /** The root of every part. */
  readonly root: SourceNode;
}

/** Objects whose members come from all parts, by the last names of the way to them; `*` is any name. */
const MERGED: readonly (readonly string[])[] = [
  [],
  ['paths'],
  ['paths', '*'],
  ['webhooks'],
  ['webhooks', '*'],
  ['components'],
  ['components', '*'],
  ['definitions'],
  ['parameters'],
  ['responses'],
  ['securityDefinitions'],
];

/** Members of the root that only describe, so that the first part's may speak for all. */
const DESCRIBING = /^(?:info|externalDocs|x-.*|\$schema|\$self)$/;

/** What must be the same for all: parts that mean different things by their words cannot be one document. */
const SHARED = new Set(['openapi', 'swagger', 'jsonSchemaDialect']);

/**
 * Sees the parts of one API as one document: paths, webhooks and components of all of them; the first `info`. No text is
 * copied or changed, so that each finding points at the file that holds it. What stands in several parts must be the
 * same there.
 */
export function composeDocuments(
  parts: readonly [SourceDocument, ...SourceDocument[]],
): Result<ComposedDocument, readonly InputProblem[]> {
  const [first] = parts;
  const problems: InputProblem[] = [];
  const roots = parts.filter(({ value }) => isObject(value)).map((document) => SourceNode.root(document));
  if (roots.length < parts.length) {
    return fail(parts.filter(({ value }) => !isObject(value)).map((document) => noObject(document)));
  }
  const root = merge(roots, null, '', problems);
  if (problems.length > 0) return fail(problems);
  return ok({ entry: { ...first, value: root.value, notices: [], root }, root });
}

/** An object that several documents share: its members are nodes of the documents that hold them. */
class ComposedNode extends SourceNode {
  readonly #members = new Map<string, SourceNode>();

  add(key: string, node: SourceNode): void {
    this.#members.set(key, node);
    Object.defineProperty(this.value, key, { value: node.value, enumerable: true, configurable: true, writable: true });
  }

  override child(key: string): SourceNode | undefined {
    return this.#members.get(key);
  }

  override children(): Iterable<SourceNode> {
    return this.#members.values();
  }

  override named(): (readonly [name: string, member: SourceNode])[] {
    return [...this.#members];
  }
}

function merge(
  nodes: readonly SourceNode[],
  parent: SourceNode | null,
  key: string,
  problems: InputProblem[],
): SourceNode {
  const [first] = nodes as readonly [SourceNode];
  const merged = new ComposedNode(first.document, {}, parent, key);
  const holders = new Map<string, SourceNode[]>();
  for (const node of nodes) {
    for (const [name, member] of node.named()) holders.set(name, [...(holders.get(name) ?? []), member]);
  }
  const way = merged.pointer;
  for (const [name, members] of holders) merged.add(name, joined(members, merged, [...way, name], problems));
  return merged;
}

/** One member for those of several parts. */
function joined(
  members: readonly SourceNode[],
  parent: SourceNode,
  way: Pointer,
  problems: InputProblem[],
): SourceNode {
  const [first, ...others] = members as readonly [SourceNode, ...SourceNode[]];
  const name = way.at(-1) ?? '';
  if (isMerged(way) && members.every(({ value }) => isObject(value))) return merge(members, parent, name, problems);
  if (way.length === 1 && name === 'tags') return listed(members, parent);
  const isFree = way.length === 1 && DESCRIBING.test(name);
  const different = isFree ? undefined : others.find(({ value }) => !same(value, first.value));
  if (different !== undefined) problems.push(conflict(first, different, way));
  return new SourceNode(first.document, first.value, parent, name);
}

/** The tags of all parts, each name once. */
function listed(lists: readonly SourceNode[], parent: SourceNode): SourceNode {
  const [first] = lists as readonly [SourceNode];
  const all = new ComposedNode(first.document, {}, parent, 'tags');
  const items = lists.flatMap((list) => [...list.children()]);
  for (const { document, value, key } of items) {
    const name = isObject(value) && typeof value.name === 'string' ? value.name : '';
    // The key is that of its own list: so it is found in its own document.
    if (all.child(name) === undefined) all.add(name, new SourceNode(document, value, all, key));
  }
  return all;
}

function isMerged(way: Pointer): boolean {
  return MERGED.some(
    (form) => form.length === way.length && form.every((step, at) => step === '*' || step === way[at]),
  );
}

function same(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

function conflict(first: SourceNode, other: SourceNode, way: Pointer): InputProblem {
  const [name = ''] = way;
  const where = `${first.document.label}:${placeOf(first.document, way).line}`;
  const isShared = way.length === 1 && SHARED.has(name);
  return {
    severity: 'error',
    code: isShared ? 'compose-mixed' : 'compose-duplicate',
    message: `"${wayText(way)}" is another one in ${where}.`,
    fix: isShared
      ? 'Bring all parts to the same version of the specification.'
      : 'Keep one of them, or make both the same; or leave one file out of the contract.',
    file: other.document.label,
    ...placeOf(other.document, way),
  };
}

/** `GET /orders` for an operation; the way to anything else. */
function wayText(way: Pointer): string {
  const [section, path = '', method] = way;
  return section === 'paths' && method !== undefined ? `${method.toUpperCase()} ${path}` : way.join('.');
}

function placeOf(document: SourceDocument, way: Pointer): { readonly line: number; readonly column: number } {
  const [located] = document.locate([way]);
  return linesOf(document).at((located?.key ?? located?.value)?.start ?? 0);
}

function noObject({ label }: SourceDocument): InputProblem {
  return {
    severity: 'error',
    code: 'compose-mixed',
    message: 'A part of a composed API must be an object.',
    fix: 'Leave the file out of the contract.',
    file: label,
    line: 1,
    column: 1,
  };
}
