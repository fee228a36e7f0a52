import type { SourceNode } from '../load/source-node.ts';
import { type Dialect, isModern } from '../model/dialect.ts';
import { isObject, member, type RawObject } from '../model/raw.ts';
import { type References, refOf } from '../model/references.ts';
import { isIdle } from './normal-text.ts';
import { ANY, Type, typesOf } from './types.ts';

/** One schema object of a term, by its own keywords alone. */
export interface Part {
  readonly node: SourceNode;
  readonly raw: RawObject;
}

/** `oneOf` or `anyOf` with two members or more, `null` members apart. */
export interface Union {
  readonly keyword: 'oneOf' | 'anyOf';
  readonly part: Part;
  /** The node of the keyword. */
  readonly node: SourceNode;
  readonly members: readonly SourceNode[];
}

/**
 * Everything that one instance location must satisfy: the conjunction of a schema, what it references and its
 * `allOf` members. Wrappers that say nothing of their own leave no trace, so that inlining a reference, flattening an
 * `allOf` or spelling null in another way gives the same term.
 */
export interface Term {
  /** Equal for terms of one contract that demand the same. */
  readonly key: string;
  /** Where the term begins, bare references followed. */
  readonly home: SourceNode;
  /** The roots as given, bare references followed. */
  readonly roots: readonly SourceNode[];
  readonly parts: readonly Part[];
  /** Unions of constants alone are none of these: they are lists. */
  readonly unions: readonly Union[];
  /** Lists of values that are spelled as unions of constants. */
  readonly lists: readonly Union[];
  /** Nothing but null, if even that: the boolean schema `false`, or a choice of null alone, is among the parts. */
  readonly never: boolean;
  readonly nullable: boolean;
  /** The other choice of `oneOf` beside null, and whether it admits null as well: both then fit null. */
  readonly besideNull: BesideNull | null;
  /** Types other than null. */
  readonly types: number;
}

export interface BesideNull {
  readonly node: SourceNode;
  readonly nullable: boolean;
}

interface Gathered {
  readonly parts: Part[];
  readonly unions: Union[];
  readonly lists: Union[];
  never: boolean;
  besideNull: BesideNull | null;
}

/** Keywords that demand nothing and are not compared: a schema that has only these is no part of a term. */
const silent: ReadonlySet<string> = new Set([
  ...['$ref', '$id', 'id', '$schema', '$anchor', '$comment', '$defs', 'definitions', '$dynamicAnchor', '$dynamicRef'],
  ...['$recursiveAnchor', '$vocabulary', 'allOf', 'title', 'description', 'example', 'examples', 'externalDocs'],
]);

const loudExtensions: ReadonlySet<string> = new Set([
  ...['x-sunset', 'x-stability-level', 'x-extensible-enum', 'x-nullable', 'x-enum-varnames', 'x-enumNames'],
]);

/** Chains of references longer than this are taken to admit null; recursion stays far from the end of the stack. */
const MAX_DEPTH = 200;

/** Makes the terms of one contract and keeps them. */
export class Terms {
  readonly #ids = new Map<unknown, number>();
  readonly #single = new Map<unknown, Term>();
  readonly #byKey = new Map<string, Term>();
  readonly #nulls = new Map<unknown, boolean>();
  readonly #nullOnly = new Map<unknown, boolean>();
  readonly #modern: boolean;

  constructor(
    dialect: Dialect,
    readonly references: References,
  ) {
    this.#modern = isModern(dialect);
  }

  /** The term of one node, or of several that hold at the same place. Never empty. */
  of(first: SourceNode, ...more: readonly SourceNode[]): Term {
    if (more.length > 0) return this.#make([first, ...more]);
    // A bare reference stands at every place of use; what it leads to is there once.
    const node = isBareReference(first.value) ? this.#home(first) : first;
    const known = this.#single.get(node.value);
    if (known !== undefined) return known;
    const term = this.#make([node]);
    if (isObject(node.value)) this.#single.set(node.value, term);
    return term;
  }

  #make(given: readonly SourceNode[]): Term {
    const gathered: Gathered = { parts: [], unions: [], lists: [], never: false, besideNull: null };
    const seen = new Set<unknown>();
    const stack = [...given].reverse();
    for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
      if (node.value === false) gathered.never = true;
      if (!isObject(node.value) || seen.has(node.value)) continue;
      seen.add(node.value);
      stack.push(...this.#gather(node, node.value, gathered).reverse());
    }
    const { parts, unions, lists, never, besideNull } = gathered;
    const nullable = given.every((node) => this.#admitsNull(node, 0));
    const ids = parts.map((part) => this.#idOf(part.raw)).sort((a, b) => a - b);
    const key = `${nullable ? 'n' : ''}${never ? 'f' : ''}${ids}`;
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const roots = given.map((node) => this.#home(node));
    const types = never ? 0 : typesOfAll(gathered);
    const term: Term = {
      key,
      home: roots[0] as SourceNode,
      roots,
      parts,
      unions,
      lists,
      never,
      nullable,
      besideNull,
      types,
    };
    this.#byKey.set(key, term);
    return term;
  }

  /** Adds what one schema says itself; returns the schemas that hold at the same place because of it. */
  #gather(node: SourceNode, raw: RawObject, gathered: Gathered): SourceNode[] {
    const target = this.#target(node, raw);
    // Before 3.1 whatever stands beside a reference is ignored (OpenAPI 3.0 §4.7.23).
    if (target !== undefined && !this.#modern) return [target];
    const part = { node, raw };
    if (saysSomething(raw)) gathered.parts.push(part);
    const next = [...(target === undefined ? [] : [target]), ...listOf(node, 'allOf')];
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const listed = listOf(node, keyword);
      const members = listed.filter((item) => !this.#isNullOnly(item, 0));
      const [only] = members;
      if (only === undefined && listed.length > 0) gathered.never = true;
      if (members.length === 1 && only !== undefined) {
        next.push(only);
        gathered.besideNull ??= this.#besideNull(keyword, listed, only);
      } else if (members.length > 1) {
        const isList = members.every(({ value }) => isConstant(value));
        gathered[isList ? 'lists' : 'unions'].push({ keyword, part, node: node.child(keyword) ?? node, members });
      }
    }
    return next;
  }

  #besideNull(keyword: string, listed: readonly SourceNode[], node: SourceNode): BesideNull | null {
    if (keyword !== 'oneOf' || listed.length === 1) return null;
    return { node: this.#home(node), nullable: this.#admitsNull(node, 0) };
  }

  /** Where a chain of bare references ends: the schema that people would look at. */
  #home(node: SourceNode): SourceNode {
    let current = node;
    const seen = new Set<unknown>();
    while (isObject(current.value) && !seen.has(current.value)) {
      seen.add(current.value);
      const target = this.#target(current, current.value);
      if (target === undefined || (this.#modern && saysSomething(current.value))) return current;
      current = target;
    }
    return current;
  }

  #target(node: SourceNode, raw: RawObject): SourceNode | undefined {
    const ref = refOf(raw);
    if (ref !== null) return this.references.step(node, ref);
    const dynamic = this.#modern ? member(raw, '$dynamicRef') : undefined;
    return typeof dynamic === 'string' ? this.references.sources.resolveDynamic(node, dynamic) : undefined;
  }

  /**
   * Whether null is admitted. `nullable: true` (3.0) and `x-nullable: true` (2.0) admit it whatever the rest says:
   * that is what people mean by them, also beside `allOf` and `enum` (docs/decisions/0003-nullable.md).
   *
   * Kept per schema: unions that refer to each other would be walked once per path otherwise. A circle that never
   * reaches a value of its own demands nothing.
   */
  #admitsNull(node: SourceNode, depth: number): boolean {
    const raw = node.value;
    if (!isObject(raw) || depth > MAX_DEPTH) return raw !== false;
    const known = this.#nulls.get(raw);
    if (known !== undefined) return known;
    this.#nulls.set(raw, true);
    const admits = this.#decideNull(node, raw, depth + 1);
    this.#nulls.set(raw, admits);
    return admits;
  }

  #decideNull(node: SourceNode, raw: RawObject, depth: number): boolean {
    const allows = (item: SourceNode) => this.#admitsNull(item, depth);
    const target = this.#target(node, raw);
    if (target !== undefined && !this.#modern) return allows(target);
    if (!this.#modern && (raw.nullable === true || raw['x-nullable'] === true)) return true;
    if ((typesOf(raw) & Type.null) === 0 || !admitsNullValue(raw)) return false;
    if (target !== undefined && !allows(target)) return false;
    return (
      listOf(node, 'allOf').every(allows) &&
      (['oneOf', 'anyOf'] as const).every((keyword) => {
        const members = listOf(node, keyword);
        return members.length === 0 || members.some(allows);
      })
    );
  }

  /** `{type: null}`, `{const: null}`, `{enum: [null]}`, however wrapped: the member that makes a union nullable. */
  #isNullOnly(node: SourceNode, depth: number): boolean {
    const raw = node.value;
    if (!isObject(raw) || depth > MAX_DEPTH) return false;
    const known = this.#nullOnly.get(raw);
    if (known !== undefined) return known;
    // What refers back to itself says nothing of null; kept per schema, so that no path is walked twice.
    this.#nullOnly.set(raw, false);
    const target = this.#target(node, raw);
    const wrapped = target === undefined ? [] : [target];
    if (target === undefined || this.#modern) wrapped.push(...listOf(node, 'allOf'));
    const speaks = target === undefined || this.#modern;
    const isNull = (item: SourceNode) => this.#isNullOnly(item, depth + 1);
    const choices = (keyword: string) => (speaks ? listOf(node, keyword) : []);
    const isNullOnly =
      (speaks && saysSomething(raw) && typesOf(raw) === Type.null) ||
      wrapped.some(isNull) ||
      ['oneOf', 'anyOf'].some((keyword) => choices(keyword).length > 0 && choices(keyword).every(isNull));
    this.#nullOnly.set(raw, isNullOnly);
    return isNullOnly;
  }

  #idOf(raw: unknown): number {
    const known = this.#ids.get(raw);
    if (known !== undefined) return known;
    this.#ids.set(raw, this.#ids.size);
    return this.#ids.size - 1;
  }
}

/** Admits every value: whatever it says holds anyway. */
export function admitsAnything({ parts, unions, lists, never, nullable }: Term): boolean {
  if (never || !nullable || unions.length > 0 || lists.length > 0) return false;
  return parts.every(({ raw }) =>
    Object.keys(raw).every((key) => silent.has(key) || isChoice(key) || isIdle(raw, key)),
  );
}

/** Choices of one are gathered as parts. */
function isChoice(key: string): boolean {
  return key === 'oneOf' || key === 'anyOf';
}

/** Types other than null that every part and every list of values admits. */
function typesOfAll({ parts, lists }: Gathered): number {
  const own = parts.reduce((mask, part) => mask & typesOf(part.raw), ANY);
  const ofList = ({ members }: Union) =>
    members.reduce((mask, { value }) => mask | (isObject(value) ? typesOf(value) : ANY), 0);
  return lists.reduce((mask, list) => mask & ofList(list), own) & ~Type.null;
}

const besideConstant: ReadonlySet<string> = new Set([
  ...['const', 'type', 'title', 'description', '$comment', 'deprecated', 'x-sunset', 'x-stability-level'],
]);

/** `{ const: a, title: A }`: in a union of its like the usual way to describe each value of a list. */
export function isConstant(raw: unknown): raw is RawObject {
  return isObject(raw) && Object.hasOwn(raw, 'const') && Object.keys(raw).every((key) => besideConstant.has(key));
}

function isBareReference(raw: unknown): boolean {
  return isObject(raw) && Object.hasOwn(raw, '$ref') && Object.keys(raw).length === 1;
}

function saysSomething(raw: RawObject): boolean {
  for (const key in raw) {
    if (key.charCodeAt(0) === 120 && key.charCodeAt(1) === 45 ? loudExtensions.has(key) : !silent.has(key)) return true;
  }
  return false;
}

function admitsNullValue(raw: RawObject): boolean {
  if (Object.hasOwn(raw, 'const') && raw.const !== null) return false;
  return !(Array.isArray(raw.enum) && !raw.enum.includes(null));
}

/** Members of a keyword that holds a list of schemas. */
function listOf(node: SourceNode, keyword: string): SourceNode[] {
  const list = node.child(keyword);
  return list !== undefined && Array.isArray(list.value) ? [...list.children()] : [];
}
