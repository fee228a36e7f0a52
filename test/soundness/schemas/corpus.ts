import { isObject, type JsonObject, type Schema } from '../json.ts';
import { positionsOf } from './positions.ts';
import { upgraded } from './upgrade.ts';

/** The component schemas of one contract, each a whole schema of its own. */
export interface Components {
  readonly label: string;
  readonly schemas: ReadonlyMap<string, Schema>;
}

/** Larger ones are left out: the time goes into more pairs instead. */
const TEXT_AT_MOST = 12_000;
const DEFINITIONS_AT_MOST = 14;

/** Reads the component schemas of OpenAPI 2.0 to 3.2, with what they refer to as definitions. */
export function componentsOf(label: string, contract: unknown): Components {
  const schemas = new Map<string, Schema>();
  if (!isObject(contract)) return { label, schemas };
  const isOld = contract.swagger !== undefined || String(contract.openapi).startsWith('3.0');
  const holder = isObject(contract.components) ? contract.components.schemas : contract.definitions;
  const named = isObject(holder) ? holder : {};
  const prefix = contract.swagger === undefined ? '#/components/schemas/' : '#/definitions/';
  const all = new Map(
    Object.entries(named)
      .filter((entry): entry is [string, JsonObject] => isObject(entry[1]))
      .map(([name, schema]) => [`${prefix}${escaped(name)}`, upgraded(schema, isOld)]),
  );
  for (const [name] of Object.entries(named)) {
    const whole = bundled(`${prefix}${escaped(name)}`, all);
    if (whole !== null) schemas.set(name, whole);
  }
  return { label, schemas };
}

function escaped(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Gives definitions short names, each its own. */
class Names {
  readonly #names = new Map<string, string>();

  of(target: string): string {
    const known = this.#names.get(target);
    if (known !== undefined) return known;
    const last = target.split('/').at(-1) ?? '';
    const isTaken = [...this.#names.values()].includes(last);
    const made = isTaken || !/^[\w.-]+$/.test(last) ? `d${this.#names.size}` : last;
    this.#names.set(target, made);
    return made;
  }

  has(target: string): boolean {
    return this.#names.has(target);
  }
}

/** One component with the others that it leads to; what lies too far is left free. */
function bundled(ref: string, all: ReadonlyMap<string, Schema>): Schema | null {
  const definitions = new Map<string, JsonObject>();
  const names = new Names();
  const queue = new Set([ref]);
  // Grows while it is walked.
  for (const target of queue) {
    const found = all.get(target);
    if (!isObject(found)) continue;
    const copy = structuredClone(found);
    pointToDefinitions(copy, names, queue, all);
    definitions.set(target, copy);
  }
  const body = definitions.get(ref);
  if (body === undefined) return null;
  // The component itself is a definition only where something refers back to it.
  if (!names.has(ref)) definitions.delete(ref);
  const $defs = Object.fromEntries([...definitions].map(([target, schema]) => [names.of(target), schema]));
  const whole = definitions.size === 0 ? body : { ...structuredClone(body), $defs };
  return JSON.stringify(whole).length > TEXT_AT_MOST || Object.keys(body).length === 0 ? null : whole;
}

function pointToDefinitions(
  copy: JsonObject,
  names: Names,
  queue: Set<string>,
  all: ReadonlyMap<string, Schema>,
): void {
  for (const { schema } of positionsOf(copy)) {
    const { $ref } = schema;
    if (typeof $ref !== 'string') continue;
    const isNear = all.has($ref) && (queue.has($ref) || queue.size < DEFINITIONS_AT_MOST);
    if (isNear) {
      queue.add($ref);
      schema.$ref = `#/$defs/${names.of($ref)}`;
    } else delete schema.$ref;
  }
}
