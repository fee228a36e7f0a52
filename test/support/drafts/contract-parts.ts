export type Json = null | boolean | number | bigint | string | Json[] | JsonObject;
export type JsonObject = { [key: string]: Json };

export type Kind =
  | 'contract'
  | 'components'
  | 'path-item'
  | 'operation'
  | 'parameter'
  | 'header'
  | 'request-body'
  | 'response'
  | 'media-type'
  | 'callback'
  | 'schema';

/** One object of a contract whose kind is known by where it stands. References are parts too; they are not followed. */
export interface Part {
  readonly kind: Kind;
  readonly value: JsonObject;
  readonly parent: Part | null;
  /** The keyword of the parent that leads here, e.g. `properties`. */
  readonly via: string;
  readonly holder: JsonObject | Json[];
  readonly key: string;
}

type Below = Readonly<Record<string, readonly [Kind, 'one' | 'list' | 'map']>>;

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** What each kind holds; `*` stands for every member. */
const below: Readonly<Record<Kind, Below>> = {
  contract: {
    paths: ['path-item', 'map'],
    webhooks: ['path-item', 'map'],
    components: ['components', 'one'],
    definitions: ['schema', 'map'],
    parameters: ['parameter', 'map'],
    responses: ['response', 'map'],
  },
  components: {
    schemas: ['schema', 'map'],
    parameters: ['parameter', 'map'],
    headers: ['header', 'map'],
    responses: ['response', 'map'],
    requestBodies: ['request-body', 'map'],
    pathItems: ['path-item', 'map'],
    callbacks: ['callback', 'map'],
  },
  'path-item': {
    parameters: ['parameter', 'list'],
    ...Object.fromEntries(methods.map((method) => [method, ['operation', 'one'] as const])),
  },
  operation: {
    parameters: ['parameter', 'list'],
    requestBody: ['request-body', 'one'],
    responses: ['response', 'map'],
    callbacks: ['callback', 'map'],
  },
  callback: { '*': ['path-item', 'one'] },
  parameter: { schema: ['schema', 'one'], content: ['media-type', 'map'] },
  header: { schema: ['schema', 'one'], content: ['media-type', 'map'] },
  'request-body': { content: ['media-type', 'map'] },
  response: { content: ['media-type', 'map'], headers: ['header', 'map'], schema: ['schema', 'one'] },
  'media-type': { schema: ['schema', 'one'] },
  schema: {
    ...Object.fromEntries(['properties', 'patternProperties', '$defs'].map((key) => [key, ['schema', 'map'] as const])),
    ...Object.fromEntries(
      ['items', 'additionalProperties', 'not', 'contains', 'propertyNames', 'if', 'then', 'else'].map(
        (key) => [key, ['schema', 'one'] as const] as const,
      ),
    ),
    ...Object.fromEntries(['allOf', 'anyOf', 'oneOf', 'prefixItems'].map((key) => [key, ['schema', 'list'] as const])),
  },
};

export function isJsonObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every part of a contract, the whole first. */
export function partsOf(contract: JsonObject): Part[] {
  const parts: Part[] = [
    { kind: 'contract', value: contract, parent: null, via: '', holder: { '': contract }, key: '' },
  ];
  // Grows while it is walked.
  for (const part of parts) parts.push(...partsBelow(part));
  return parts;
}

function partsBelow(parent: Part): Part[] {
  return Object.entries(parent.value).flatMap(([via, value]): Part[] => {
    const [kind, shape] = below[parent.kind][via] ?? below[parent.kind]['*'] ?? [];
    if (kind === undefined) return [];
    const holder = shape === 'one' ? { [via]: value } : value;
    if (typeof holder !== 'object' || holder === null) return [];
    return Object.entries(holder).flatMap(([key, item]): Part[] =>
      isJsonObject(item)
        ? [{ kind, value: item, parent, via, holder: shape === 'one' ? parent.value : holder, key }]
        : [],
    );
  });
}

export function partsOfKind(contract: JsonObject, ...kinds: readonly Kind[]): Part[] {
  return partsOf(contract).filter(({ kind }) => kinds.includes(kind));
}

/** Puts another value in the place of a part. */
export function replacePart({ holder, key }: Part, value: Json): void {
  if (Array.isArray(holder)) holder[Number(key)] = value;
  else holder[key] = value;
}

export function refOf(value: Json | undefined): string | null {
  return isJsonObject(value) && typeof value.$ref === 'string' ? value.$ref : null;
}

/** What a reference inside the contract names. */
export function resolve(contract: JsonObject, ref: string): Json | undefined {
  if (!ref.startsWith('#/')) return undefined;
  let value: Json | undefined = contract;
  for (const segment of decodeURIComponent(ref).slice(2).split('/')) {
    const key = segment.replaceAll('~1', '/').replaceAll('~0', '~');
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as JsonObject)[key];
  }
  return value;
}

/** Extended by other schemas under its own name: its place and its name are part of what it means. */
export function isPolymorphic(schema: Json | undefined): boolean {
  return isJsonObject(schema) && Object.hasOwn(schema, 'discriminator') && !schema.oneOf && !schema.anyOf;
}

/** Below `oneOf` or `anyOf` of a discriminator: the name of the reference is sent as the tag. */
export function isTagged({ via, parent }: Part): boolean {
  return (via === 'oneOf' || via === 'anyOf') && parent !== null && Object.hasOwn(parent.value, 'discriminator');
}

/**
 * Values on the way to what references name deep inside other parts (`#/components/schemas/Tag/allOf/0`): to rewrite
 * one of them would break the reference.
 */
export function pinnedIn(contract: JsonObject): ReadonlySet<Json> {
  const pinned = new Set<Json>();
  const named = new Set(partsOf(contract).flatMap((part) => (isNamedPart(part) ? [part.value] : [])));
  for (const { value } of partsOf(contract)) {
    const ref = refOf(value);
    const target = ref === null ? undefined : resolve(contract, ref);
    if (ref === null || target === undefined || named.has(target as JsonObject)) continue;
    const segments = ref.split('/');
    for (let length = 2; length <= segments.length; length++) {
      const passed = resolve(contract, segments.slice(0, length).join('/'));
      if (passed !== undefined) pinned.add(passed);
    }
  }
  return pinned;
}

/** A named part that references are meant to lead to. */
function isNamedPart({ parent }: Part): boolean {
  return parent?.kind === 'components' || parent?.kind === 'contract';
}

/** The version of the specification, e.g. `3.0`. */
export function versionOf(contract: JsonObject): string {
  return String(contract.openapi ?? contract.swagger)
    .split('.')
    .slice(0, 2)
    .join('.');
}
