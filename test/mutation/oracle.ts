import { instancesFor } from '../soundness/instances/make.ts';
import type { Json as PlainJson, Schema } from '../soundness/json.ts';
import { AjvOracle, withoutExclusivity } from '../soundness/oracle/ajv-oracle.ts';
import { undeclaredIn } from '../soundness/oracle/declared.ts';
import { upgraded } from '../soundness/schemas/upgrade.ts';
import { isJsonObject, type Json, type JsonObject, versionOf } from '../support/drafts/contract-parts.ts';
import { type Pointer, segmentsOf, valueAt } from './spots/pointers.ts';

/** A schema with all that it leads to must stay small: an oracle that is asked a thousand times must be quick. */
const SCHEMAS_AT_MOST = 40;
const TEXT_AT_MOST = 40_000;

/**
 * The schema at a place as a whole of its own in JSON Schema 2020-12. Null where it is too large, or says something that
 * validators cannot judge.
 */
export function wholeSchema(contract: JsonObject, pointer: Pointer): Schema | null {
  const isOld = !/^3\.[12]$/.test(versionOf(contract));
  const names = new Map<string, string>([[pointer.join('\n'), '#']]);
  const definitions: JsonObject = {};
  const queue: { readonly at: Pointer; readonly name: string | null }[] = [{ at: pointer, name: null }];
  let root: JsonObject | null = null;
  for (const { at, name } of queue) {
    const value = valueAt(contract, at);
    if (!isJsonObject(value) || queue.length > SCHEMAS_AT_MOST) return null;
    const schema = upgraded(value as never, isOld);
    if (typeof schema === 'boolean') return null;
    const whole = withReferences(schema as JsonObject, (ref) => {
      const target = segmentsOf(ref);
      if (target === null) return null;
      const key = target.join('\n');
      const known = names.get(key);
      if (known !== undefined) return known;
      const made = `d${queue.length}`;
      names.set(key, `#/$defs/${made}`);
      queue.push({ at: target, name: made });
      return `#/$defs/${made}`;
    });
    if (whole === null) return null;
    if (name === null) root = whole;
    else definitions[name] = whole;
  }
  const made = { ...root, $defs: definitions };
  return JSON.stringify(made).length > TEXT_AT_MOST ? null : (made as Schema);
}

/** A copy whose references lead elsewhere; null where one leads nowhere. */
function withReferences(schema: JsonObject, lead: (ref: string) => string | null): JsonObject | null {
  let isLost = false;
  const copy = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(copy);
    if (!isJsonObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]): [string, Json] => {
        if (key !== '$ref' || typeof item !== 'string') return [key, copy(item)];
        const target = lead(item);
        if (target === null) isLost = true;
        return [key, target ?? ''];
      }),
    );
  };
  const made = copy(schema) as JsonObject;
  return isLost ? null : made;
}

export interface Question {
  readonly sender: Schema;
  readonly receiver: Schema;
  readonly isText: boolean;
  readonly seed: number;
}

/** Instances that the sender sends and the receiver rejects, in each reading. */
export interface Witnesses {
  /** Of declared members only. */
  readonly declared: boolean;
  readonly literal: boolean;
}

const SAMPLES = 28;
const ajv = new AjvOracle();

/**
 * Looks for an instance that ajv accepts on the sender's side and rejects on the receiver's, a `oneOf` of the receiver
 * read as `anyOf`: what only exclusivity rejects is another matter.
 */
export function findWitnesses({ sender, receiver, isText, seed }: Question): Witnesses {
  const lenient = withoutExclusivity(receiver);
  const sends = (instance: PlainJson) => ajv.accepts(sender, instance);
  let literal = false;
  for (const instance of instancesFor(sender, receiver, seed, { samples: SAMPLES }, sends)) {
    if (sends(instance) !== true || !isRejected(lenient, instance, isText)) continue;
    literal = true;
    if (undeclaredIn(sender, instance).length === 0) return { declared: true, literal: true };
  }
  return { declared: false, literal };
}

function isRejected(receiver: Schema, instance: PlainJson, isText: boolean): boolean {
  const readings = isText ? textReadings(instance) : [instance];
  return readings.length > 0 && readings.every((reading) => ajv.accepts(receiver, reading) === false);
}

/** What a receiver may take a text for; nothing where the text says nothing, as null and the empty text do. */
function textReadings(instance: PlainJson): PlainJson[] {
  if (Array.isArray(instance)) return instance.length === 0 ? [] : [instance];
  if (typeof instance === 'object') return instance === null ? [] : [instance];
  const text = String(instance);
  const values: PlainJson[] = [text];
  if (text === 'true' || text === 'false') values.push(text === 'true');
  if (text !== '' && Number.isFinite(Number(text))) values.push(Number(text));
  return text === '' ? [] : values;
}
