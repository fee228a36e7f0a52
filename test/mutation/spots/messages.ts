import { isJsonObject, type Json, type JsonObject, refOf, versionOf } from '../../support/drafts/contract-parts.ts';
import { type Pointer, segmentsOf, valueAt } from './pointers.ts';

/** Who sends a message, in the words of findings. */
export type Direction = 'request' | 'response';

export interface OperationSpot {
  /** `METHOD path`, as findings name the operation. */
  readonly name: string;
  readonly kind: 'path' | 'webhook' | 'callback';
  readonly pointer: Pointer;
  readonly pathItem: Pointer;
  /** Who sends the request; the other one answers. */
  readonly asker: Direction;
  readonly answerer: Direction;
}

/** A part of a message that a schema describes. */
export interface MessagePart {
  readonly operation: OperationSpot;
  readonly direction: Direction;
  readonly schema: Pointer;
  /** Values are spelled as text: of JSON types only what spells differently can be told apart. */
  readonly isText: boolean;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Where references at a place lead in the end; null where that is nowhere. */
export function follow(contract: JsonObject, pointer: Pointer): Pointer | null {
  let current = pointer;
  for (let step = 0; step < 50; step++) {
    const ref = refOf(valueAt(contract, current));
    if (ref === null) return valueAt(contract, current) === undefined ? null : current;
    const target = segmentsOf(ref);
    if (target === null) return null;
    current = target;
  }
  return null;
}

/** Where the members of an object or list stand, references followed. */
function membersAt(contract: JsonObject, pointer: Pointer): Pointer[] {
  const value = valueAt(contract, pointer);
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => {
    const target = follow(contract, [...pointer, key]);
    return target === null ? [] : [target];
  });
}

export function operationsOf(contract: JsonObject): OperationSpot[] {
  const found: OperationSpot[] = [];
  for (const [holder, kind] of [
    ['paths', 'path'],
    ['webhooks', 'webhook'],
  ] as const) {
    for (const path of Object.keys(objectAt(contract, [holder]))) {
      if (!path.startsWith('x-')) found.push(...operationsAt(contract, [holder, path], path, kind));
    }
  }
  // Callbacks hold operations again; contracts do not nest them without end.
  for (const { pointer, kind } of [...found]) {
    if (kind !== 'path') continue;
    for (const callback of membersAt(contract, [...pointer, 'callbacks'])) {
      for (const expression of Object.keys(objectAt(contract, callback))) {
        found.push(...operationsAt(contract, [...callback, expression], expression, 'callback'));
      }
    }
  }
  return found;
}

function operationsAt(contract: JsonObject, at: Pointer, path: string, kind: OperationSpot['kind']): OperationSpot[] {
  const pathItem = follow(contract, at);
  if (pathItem === null) return [];
  const roles = kind === 'path' ? (['request', 'response'] as const) : (['response', 'request'] as const);
  return methods.flatMap((method): OperationSpot[] => {
    const pointer = [...pathItem, method];
    if (!isJsonObject(valueAt(contract, pointer))) return [];
    return [{ name: `${method.toUpperCase()} ${path}`, kind, pointer, pathItem, asker: roles[0], answerer: roles[1] }];
  });
}

function objectAt(contract: JsonObject, pointer: Pointer): JsonObject {
  const value = valueAt(contract, pointer);
  return isJsonObject(value) ? value : {};
}

/** The parameters in force, the operation's own over those of its path. */
export function parametersOf(contract: JsonObject, { pointer, pathItem }: OperationSpot): Pointer[] {
  const byName = new Map<string, Pointer>();
  for (const holder of [pathItem, pointer]) {
    for (const parameter of membersAt(contract, [...holder, 'parameters'])) {
      const { in: place, name } = objectAt(contract, parameter);
      byName.set(`${String(place)}/${String(name).toLowerCase()}`, parameter);
    }
  }
  return [...byName.values()];
}

const ignoredHeaders = ['accept', 'content-type', 'authorization'];

export function isIgnored({ in: place, name }: JsonObject): boolean {
  return place === 'header' && ignoredHeaders.includes(String(name).toLowerCase());
}

const bodyless = /^(1..|204|205|304)$/i;

export function responsesOf(contract: JsonObject, { pointer }: OperationSpot): { status: string; at: Pointer }[] {
  return Object.keys(objectAt(contract, [...pointer, 'responses'])).flatMap((status) => {
    const at = follow(contract, [...pointer, 'responses', status]);
    return at === null || status.startsWith('x-') ? [] : [{ status, at }];
  });
}

/** Every schema that a message begins with. */
export function messageParts(contract: JsonObject): MessagePart[] {
  return operationsOf(contract).flatMap((operation) => [
    ...requestParts(contract, operation),
    ...responseParts(contract, operation),
  ]);
}

function requestParts(contract: JsonObject, operation: OperationSpot): MessagePart[] {
  const part = (schema: Pointer, isText: boolean) => partAt(contract, operation, operation.asker, schema, isText);
  const parts = parametersOf(contract, operation).flatMap((at) => {
    const parameter = objectAt(contract, at);
    if (isIgnored(parameter)) return [];
    if (parameter.in === 'body') return part([...at, 'schema'], false);
    // Swagger 2.0: the keywords stand in the parameter itself.
    if (versionOf(contract) === '2.0') return parameter.type === 'file' ? [] : part(at, true);
    return parameter.content === undefined
      ? part([...at, 'schema'], true)
      : mediaSchemas(contract, at).flatMap((schema) => part(schema, false));
  });
  const body = follow(contract, [...operation.pointer, 'requestBody']);
  if (body === null) return parts;
  return [...parts, ...mediaSchemas(contract, body).flatMap((schema) => part(schema, isForm(schema)))];
}

function responseParts(contract: JsonObject, operation: OperationSpot): MessagePart[] {
  const part = (schema: Pointer, isText: boolean) => partAt(contract, operation, operation.answerer, schema, isText);
  return responsesOf(contract, operation).flatMap(({ status, at }) => {
    const headers = Object.keys(objectAt(contract, [...at, 'headers'])).flatMap((name) => {
      const header = name.toLowerCase() === 'content-type' ? null : follow(contract, [...at, 'headers', name]);
      if (header === null) return [];
      return part(versionOf(contract) === '2.0' ? header : [...header, 'schema'], true);
    });
    if (bodyless.test(status)) return headers;
    const schemas = [...mediaSchemas(contract, at), ...(versionOf(contract) === '2.0' ? [[...at, 'schema']] : [])];
    return [...headers, ...schemas.flatMap((schema) => part(schema, isForm(schema)))];
  });
}

function mediaSchemas(contract: JsonObject, holder: Pointer): Pointer[] {
  return membersAt(contract, [...holder, 'content']).map((media) => [...media, 'schema']);
}

function isForm(schema: Pointer): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/)/i.test(schema.at(-2) ?? '');
}

function partAt(
  contract: JsonObject,
  operation: OperationSpot,
  direction: Direction,
  schema: Pointer,
  isText: boolean,
): MessagePart[] {
  const value: Json | undefined = valueAt(contract, schema);
  return isJsonObject(value) ? [{ operation, direction, schema, isText }] : [];
}
