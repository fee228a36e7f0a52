import { type Json, type Kind, type Part, partsOf, refOf } from '../../support/drafts/contract-parts.ts';
import type { Draft } from '../../support/drafts/draft.ts';
import type { Random } from '../../support/drafts/random.ts';

type Defaults = Readonly<Record<string, Json>>;

const schemaDefaults: Defaults = {
  minLength: 0,
  minItems: 0,
  minProperties: 0,
  uniqueItems: false,
  readOnly: false,
  writeOnly: false,
  deprecated: false,
  additionalProperties: true,
  required: [],
  properties: {},
};

/** What the specifications say holds where nothing is written (OpenAPI 3.1 §4.8, JSON Schema validation §6). */
const defaults: Readonly<Partial<Record<Kind, Defaults>>> = {
  operation: { deprecated: false, parameters: [] },
  'request-body': { required: false },
  header: { required: false, deprecated: false, style: 'simple', explode: false },
  schema: schemaDefaults,
};

const styles: Readonly<Record<string, Defaults>> = {
  path: { style: 'simple', explode: false, deprecated: false },
  header: { required: false, style: 'simple', explode: false, deprecated: false },
  query: { required: false, style: 'form', deprecated: false, allowReserved: false, allowEmptyValue: false },
  cookie: { required: false, style: 'form', deprecated: false },
};

function defaultsOf({ kind, value }: Part, version: string): Defaults {
  if (version === '2.0') return kind === 'parameter' && value.in !== 'path' ? { required: false } : {};
  if (kind === 'parameter') return styles[String(value.in)] ?? {};
  if (kind === 'schema' && version.startsWith('3.0')) return { ...schemaDefaults, nullable: false };
  return defaults[kind] ?? {};
}

/** What holds anyway is written here and there. */
export function defaultsMadeExplicit({ entry }: Draft, random: Random): void {
  const version = String(entry.openapi ?? entry.swagger);
  for (const part of partsOf(entry)) {
    if (refOf(part.value) !== null || closesElsewhere(part)) continue;
    for (const [key, value] of Object.entries(defaultsOf(part, version))) {
      const describesContent = (key === 'style' || key === 'explode') && Object.hasOwn(part.value, 'content');
      if (!Object.hasOwn(part.value, key) && !describesContent && random.chance(0.2)) part.value[key] = value;
    }
  }
}

/** `unevaluatedProperties` sees what `additionalProperties` has looked at; below a condition or `not` all counts. */
function closesElsewhere({ value, kind, via }: Part): boolean {
  return kind === 'schema' && (Object.hasOwn(value, 'unevaluatedProperties') || via === 'not' || via === 'if');
}
