import { isJsonObject, type JsonObject, refOf, versionOf } from '../../support/drafts/contract-parts.ts';
import { type Direction, messageParts, type OperationSpot } from './messages.ts';
import { type Pointer, segmentsOf, valueAt } from './pointers.ts';

/** One way in which a schema of a contract takes part in messages. */
export interface Use {
  readonly operation: OperationSpot;
  readonly direction: Direction;
  readonly isText: boolean;
  /** The outermost schema that says more of the same place than this one: what is sent is decided there. */
  readonly composite: Pointer | null;
  /** What a narrower schema here makes of the message: narrower, or that is not known. */
  readonly isMonotone: boolean;
  /** Below a `oneOf`, where less of one branch may be more of the whole. */
  readonly isExclusive: boolean;
}

export interface SchemaSpot {
  readonly pointer: Pointer;
  readonly uses: readonly Use[];
}

interface State extends Use {
  readonly pointer: Pointer;
}

/** Every schema that messages reach, each with the first use of its sort. */
export function schemaSpots(contract: JsonObject): SchemaSpot[] {
  const found = new Map<string, { pointer: Pointer; uses: Use[]; sorts: Set<string> }>();
  const queue: State[] = messageParts(contract).map(({ schema, ...part }) => ({
    ...part,
    pointer: schema,
    composite: null,
    isMonotone: true,
    isExclusive: false,
  }));
  for (let at = 0; at < queue.length; at++) {
    const state = queue[at] as State;
    const key = state.pointer.join('\n');
    const entry = found.get(key) ?? { pointer: state.pointer, uses: [], sorts: new Set() };
    found.set(key, entry);
    const sort = [state.direction, state.isText, state.composite === null, state.isMonotone, state.isExclusive].join();
    if (entry.sorts.has(sort)) continue;
    entry.sorts.add(sort);
    entry.uses.push(state);
    queue.push(...below(contract, state));
  }
  return [...found.values()];
}

function below(contract: JsonObject, state: State): State[] {
  const schema = valueAt(contract, state.pointer);
  if (!isJsonObject(schema)) return [];
  const isModern = /^3\.[12]$/.test(versionOf(contract));
  const referred = behindReference(contract, schema, state, isModern);
  // Before 3.1 nothing beside a reference holds.
  if (refOf(schema) !== null && !isModern) return referred;
  const steps = [...membersBelow(schema), ...choicesBelow(schema)].filter(({ at }) => isSentBelow(contract, state, at));
  return [
    ...referred,
    ...steps.flatMap(({ at, ...change }): State[] => {
      const pointer = [...state.pointer, ...at];
      if (!isJsonObject(valueAt(contract, pointer))) return [];
      const composite = change.isInPlace === true ? (state.composite ?? state.pointer) : state.composite;
      return [
        {
          ...state,
          pointer,
          composite,
          isMonotone: state.isMonotone && change.isMonotone !== false,
          isExclusive: state.isExclusive || change.isExclusive === true,
        },
      ];
    }),
  ];
}

function behindReference(contract: JsonObject, schema: JsonObject, state: State, isModern: boolean): State[] {
  const target = segmentsOf(refOf(schema) ?? '');
  if (target === null || !isJsonObject(valueAt(contract, target))) return [];
  const isBare = Object.keys(schema).every((key) => key === '$ref' || key === 'description' || key === 'summary');
  const composite = isModern && !isBare ? (state.composite ?? state.pointer) : state.composite;
  return [{ ...state, pointer: target, composite }];
}

function isSentBelow(contract: JsonObject, { pointer, direction }: State, at: Pointer): boolean {
  return at[0] !== 'properties' || isSent(contract, [...pointer, ...at], direction);
}

interface Step {
  readonly at: Pointer;
  /** Speaks of the same place, or of what other schemas speak of too. */
  readonly isInPlace?: boolean;
  readonly isMonotone?: boolean;
  readonly isExclusive?: boolean;
}

function keysOf(schema: JsonObject, keyword: string): string[] {
  const value = schema[keyword];
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

/** Schemas of members and items. */
function membersBelow(schema: JsonObject): Step[] {
  const named = ['properties', 'prefixItems', 'patternProperties'].flatMap((keyword) =>
    keysOf(schema, keyword).map((key) => ({ at: [keyword, key] })),
  );
  const rest = ['items', 'additionalProperties'].filter((keyword) => !Array.isArray(schema[keyword]));
  return [...named, ...rest.map((keyword) => ({ at: [keyword] }))];
}

const isInPlace = true;

/** Schemas that speak of the value itself, alone or beside others. */
function choicesBelow(schema: JsonObject): Step[] {
  const listed = ['allOf', 'anyOf', 'oneOf'].flatMap((keyword) =>
    keysOf(schema, keyword).map((key) => ({ at: [keyword, key], isInPlace, isExclusive: keyword === 'oneOf' })),
  );
  const dependent = keysOf(schema, 'dependentSchemas').map((name) => ({ at: ['dependentSchemas', name], isInPlace }));
  const others = ['unevaluatedProperties', 'unevaluatedItems', 'then', 'else'].map((key) => ({ at: [key], isInPlace }));
  const contained = { at: ['contains'], isInPlace, isMonotone: schema.maxContains === undefined };
  const turned = ['not', 'if'].map((key) => ({ at: [key], isInPlace, isMonotone: false }));
  return [...listed, ...dependent, ...others, contained, ...turned];
}

/** Whether the sender sends members so annotated (OpenAPI 3.1 §4.8.24). */
export function isSent(contract: JsonObject, pointer: Pointer, direction: Direction): boolean {
  return !says(contract, pointer, direction === 'request' ? 'readOnly' : 'writeOnly', 0);
}

function says(contract: JsonObject, pointer: Pointer, keyword: string, depth: number): boolean {
  const schema = valueAt(contract, pointer);
  if (!isJsonObject(schema) || depth > 9) return false;
  if (schema[keyword] === true) return true;
  const target = segmentsOf(refOf(schema) ?? '');
  if (target !== null && says(contract, target, keyword, depth + 1)) return true;
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  return parts.some((_, index) => says(contract, [...pointer, 'allOf', String(index)], keyword, depth + 1));
}
