import type { SourceNode } from '../load/source-node.ts';
import { isObject, member, strings } from '../model/raw.ts';
import { isIdle } from './normal-text.ts';
import type { Term } from './term.ts';

/** What an object schema says of members that it does not declare. */
export type Openness = 'omitted' | 'explicit' | 'typed' | 'closed' | 'free-form';

/** Every declared member with the schemas that hold for it, in order of declaration. */
export function propertiesOf(term: Term): Map<string, SourceNode[]> {
  return schemasByName(term, 'properties');
}

/** A keyword that holds schemas by name, united over the parts. */
export function schemasByName(term: Term, keyword: string): Map<string, SourceNode[]> {
  const found = new Map<string, SourceNode[]>();
  for (const part of term.parts) {
    const holder = part.node.child(keyword);
    if (holder === undefined || !isObject(holder.value)) continue;
    for (const name of Object.keys(holder.value)) {
      const child = holder.child(name);
      if (child === undefined || Array.isArray(child.value)) continue;
      const list = found.get(name);
      if (list === undefined) found.set(name, [child]);
      else list.push(child);
    }
  }
  return found;
}

/** Required names, each with the item of the `required` list that says so. */
export function requiredOf(term: Term): Map<string, SourceNode> {
  const found = new Map<string, SourceNode>();
  for (const part of term.parts) {
    const list = part.node.child('required');
    if (list === undefined || !Array.isArray(list.value)) continue;
    list.value.forEach((name, index) => {
      const item = typeof name === 'string' ? list.child(String(index)) : undefined;
      if (item !== undefined && !found.has(item.value as string)) found.set(item.value as string, item);
    });
  }
  return found;
}

export interface Rest {
  readonly openness: Openness;
  /** The keyword that says so, when one does. */
  readonly node: SourceNode | undefined;
  /** Schemas that undeclared members must satisfy, when typed. */
  readonly schemas: readonly SourceNode[];
}

const restKeywords = ['additionalProperties', 'unevaluatedProperties'] as const;

export function restOf(term: Term): Rest {
  let explicit: SourceNode | undefined;
  const typed: SourceNode[] = [];
  for (const part of term.parts) {
    for (const keyword of restKeywords) {
      const node = part.node.child(keyword);
      if (node === undefined) continue;
      if (node.value === false) return { openness: 'closed', node, schemas: [] };
      if (!demandsSomething(node.value)) explicit = node;
      else typed.push(node);
    }
  }
  if (typed[0] !== undefined) return { openness: 'typed', node: typed[0], schemas: typed };
  if (explicit !== undefined) return { openness: 'explicit', node: explicit, schemas: [] };
  return { openness: declaresNothing(term) ? 'free-form' : 'omitted', node: undefined, schemas: [] };
}

/** `true`, `{}`, annotations and what holds anyway admit everything. */
export function demandsSomething(schema: unknown): boolean {
  if (!isObject(schema)) return schema === false;
  return Object.keys(schema).some((key) => {
    const parts = wrapping.has(key) ? schema[key] : undefined;
    const isWrapped = Array.isArray(parts) && (key === 'allOf' || parts.length === 1);
    return isWrapped ? parts.some(demandsSomething) : !isIdle(schema, key);
  });
}

/** Round a single schema all of these say what it says. */
const wrapping: ReadonlySet<string> = new Set(['allOf', 'anyOf', 'oneOf']);

const declaring = [
  'properties',
  'patternProperties',
  'required',
  'dependentRequired',
  'dependentSchemas',
  'dependencies',
];

function declaresNothing(term: Term): boolean {
  return term.parts.every((part) =>
    declaring.every((keyword) => {
      const value = member(part.raw, keyword);
      return (
        value === undefined || (Array.isArray(value) ? value.length === 0 : Object.keys(value as object).length === 0)
      );
    }),
  );
}

/** `dependentRequired` and the list form of draft 4 `dependencies`: name → required names → where. */
export function dependentRequiredOf(term: Term): Map<string, Map<string, SourceNode>> {
  const found = new Map<string, Map<string, SourceNode>>();
  for (const part of term.parts) {
    for (const keyword of ['dependentRequired', 'dependencies']) {
      const holder = part.node.child(keyword);
      if (holder === undefined || !isObject(holder.value)) continue;
      for (const trigger of holder.children()) {
        for (const name of strings(trigger.value)) {
          const names = found.get(trigger.key) ?? new Map<string, SourceNode>();
          names.set(name, trigger);
          found.set(trigger.key, names);
        }
      }
    }
  }
  return found;
}

/** `dependentSchemas` and the schema form of draft 4 `dependencies`. */
export function dependentSchemasOf(term: Term): Map<string, SourceNode[]> {
  const found = schemasByName(term, 'dependentSchemas');
  for (const [name, nodes] of schemasByName(term, 'dependencies'))
    found.set(name, [...(found.get(name) ?? []), ...nodes]);
  return found;
}
