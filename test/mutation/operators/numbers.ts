import type { Json, JsonObject } from '../../support/drafts/contract-parts.ts';
import { forText, incomparable, narrower, type SchemaContext, type SchemaOperator } from './schema-operator.ts';

/** Limits of numbers. */

const isNumber = ({ type, enum: list, const: constant }: JsonObject) =>
  (type === 'integer' || type === 'number') && list === undefined && constant === undefined;

function numberOf(value: Json | undefined): number | null {
  return typeof value === 'number' && Math.abs(value) < 1e9 ? value : null;
}

interface Side {
  readonly closed: 'minimum' | 'maximum';
  readonly open: 'exclusiveMinimum' | 'exclusiveMaximum';
  /** Which way is narrower. */
  readonly inwards: 1 | -1;
}

const lower: Side = { closed: 'minimum', open: 'exclusiveMinimum', inwards: 1 };
const upper: Side = { closed: 'maximum', open: 'exclusiveMaximum', inwards: -1 };

function added({ closed, open, inwards }: Side) {
  return (schema: JsonObject) =>
    isNumber(schema) && schema[closed] === undefined && schema[open] === undefined
      ? { ...schema, [closed]: middle(schema, inwards) }
      : null;
}

/** Between the limits that there are. */
function middle({ minimum, maximum }: JsonObject, inwards: number): number {
  const [low, high] = [numberOf(minimum), numberOf(maximum)];
  if (inwards > 0) return high === null ? 3 : Math.floor(high) - 1;
  return low === null ? 60 : Math.ceil(low) + 1;
}

function tightened({ closed, inwards }: Side) {
  return (schema: JsonObject) => {
    const bound = numberOf(schema[closed]);
    return isNumber(schema) && bound !== null ? { ...schema, [closed]: bound + inwards } : null;
  };
}

/** The bound itself is no longer allowed: a flag before 3.1, a keyword of its own since. */
function opened({ closed, open }: Side) {
  return (schema: JsonObject, { isModern }: SchemaContext) => {
    const bound = numberOf(schema[closed]);
    if (!isNumber(schema) || bound === null || schema[open] !== undefined) return null;
    if (!isModern) return { ...schema, [open]: true };
    const { [closed]: _, ...rest } = schema;
    return { ...rest, [open]: bound };
  };
}

function openTightened({ open, inwards }: Side) {
  return (schema: JsonObject) => {
    const bound = numberOf(schema[open]);
    return isNumber(schema) && bound !== null ? { ...schema, [open]: bound + inwards } : null;
  };
}

function multiple(change: (divisor: number) => number) {
  return (schema: JsonObject) => {
    const divisor = numberOf(schema.multipleOf);
    return isNumber(schema) && divisor !== null && Number.isInteger(divisor) && divisor > 1
      ? { ...schema, multipleOf: change(divisor) }
      : null;
  };
}

export const numberOperators: readonly SchemaOperator[] = [
  narrower('minimum added', added(lower), forText),
  narrower('minimum raised', tightened(lower), forText),
  narrower('minimum became exclusive', opened(lower), forText),
  narrower('exclusive minimum raised', openTightened(lower), forText),
  narrower('maximum added', added(upper), forText),
  narrower('maximum lowered', tightened(upper), forText),
  narrower('maximum became exclusive', opened(upper), forText),
  narrower('exclusive maximum lowered', openTightened(upper), forText),
  narrower(
    'multipleOf added',
    (schema) => (isNumber(schema) && schema.multipleOf === undefined ? { ...schema, multipleOf: 2 } : null),
    forText,
  ),
  narrower(
    'multipleOf coarsened',
    multiple((divisor) => divisor * 3),
    forText,
  ),
  incomparable(
    'multipleOf changed',
    multiple((divisor) => divisor + 1),
    forText,
  ),
];
