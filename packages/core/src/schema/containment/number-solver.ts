import { integerRanges, relateFormats } from '../formats.ts';
import { Type } from '../types.ts';
import { type Decimal, decimalOf, digitsAt, leastCommonMultiple, numberOf } from './decimals.ts';
import { firstFound, NONE, type Outcome, unknown } from './literals.ts';
import type { JsonNumber, Keywords } from './normal-schema.ts';
import type { Demand, Solver } from './solver.ts';

/** Candidates tried before giving up where many are excluded. */
const MAX_TRIES = 2000;
/** Places after the point, and digits before it, that are reckoned with. */
const MAX_SCALE = 400;
/** Binary digits that a double has. */
const DOUBLE_BITS = 53;

interface Limit {
  readonly value: Decimal;
  readonly exclusive: boolean;
}

interface Wanted {
  lower: Limit[];
  upper: Limit[];
  readonly multiples: Decimal[];
  readonly notMultiples: Decimal[];
}

/** Finds an integer, or a number that is none, within exact limits. */
export function solveNumber(solver: Solver, demand: Demand): Outcome {
  const whole = demand.type === Type.integer;
  const wanted: Wanted = { lower: [], upper: [], multiples: [], notMultiples: [] };
  for (const { keywords } of demand.owns) {
    add(wanted, keywords);
    const range = rangeOf(keywords.format);
    if (range === undefined) continue;
    if (!whole) return NONE;
    wanted.lower.push(limit(range[0], false));
    wanted.upper.push(limit(range[1], false));
  }
  const one = decimalOf(1);
  (whole ? wanted.multiples : wanted.notMultiples).push(one);
  const formats = demand.owns.flatMap(({ keywords }) => keywords.format ?? []);
  // Failing a range means to lie on either side of it; every other demand has one opposite.
  let sides: ((wanted: Wanted) => void)[][] = [[]];
  for (const { keywords } of demand.failing) {
    const opposites = oppositesOf(keywords, formats, whole);
    if (typeof opposites === 'string') return unknown(opposites);
    if (opposites !== null) sides = sides.flatMap((side) => opposites.map((more) => [...side, more]));
  }
  return firstFound(sides, (side) => {
    const copy: Wanted = {
      lower: [...wanted.lower],
      upper: [...wanted.upper],
      multiples: [...wanted.multiples],
      notMultiples: [...wanted.notMultiples],
    };
    for (const narrow of side) narrow(copy);
    return search(solver, demand, copy);
  });
}

function rangeOf(format: string | undefined): readonly [bigint, bigint] | undefined {
  return format === undefined ? undefined : integerRanges.get(format);
}

function limit(value: JsonNumber, exclusive: boolean): Limit {
  return { value: decimalOf(value), exclusive };
}

function add(wanted: Wanted, said: Keywords): void {
  if (said.minimum !== undefined) wanted.lower.push(limit(said.minimum, false));
  if (said.exclusiveMinimum !== undefined) wanted.lower.push(limit(said.exclusiveMinimum, true));
  if (said.maximum !== undefined) wanted.upper.push(limit(said.maximum, false));
  if (said.exclusiveMaximum !== undefined) wanted.upper.push(limit(said.exclusiveMaximum, true));
  if (said.multipleOf !== undefined) wanted.multiples.push(decimalOf(said.multipleOf));
}

type Narrow = (wanted: Wanted) => void;

/** How one demand is failed: the ways; null where values are checked one by one; a reason where nobody can tell. */
function oppositesOf(said: Keywords, formats: readonly string[], whole: boolean): Narrow[] | null | string {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, format } = said;
  const above =
    (value: JsonNumber, exclusive: boolean): Narrow =>
    ({ lower }) => {
      lower.push(limit(value, exclusive));
    };
  const below =
    (value: JsonNumber, exclusive: boolean): Narrow =>
    ({ upper }) => {
      upper.push(limit(value, exclusive));
    };
  if (minimum !== undefined) return [below(minimum, true)];
  if (exclusiveMinimum !== undefined) return [below(exclusiveMinimum, false)];
  if (maximum !== undefined) return [above(maximum, true)];
  if (exclusiveMaximum !== undefined) return [above(exclusiveMaximum, false)];
  if (multipleOf !== undefined) {
    return [({ notMultiples }) => void notMultiples.push(decimalOf(multipleOf))];
  }
  if (format === undefined) return null;
  const range = rangeOf(format);
  if (range !== undefined) return whole ? [below(range[0], true), above(range[1], true)] : null;
  if (formats.some((sent) => sent === format || relateFormats(sent, format) === 'wider')) return [];
  return `whether a number has the format "${format}" is not decided`;
}

function search(solver: Solver, demand: Demand, wanted: Wanted): Outcome {
  const all = [...wanted.lower, ...wanted.upper]
    .map(({ value }) => value)
    .concat(wanted.multiples, wanted.notMultiples);
  const scale = Math.max(...all.map((value) => value.scale));
  if (scale > MAX_SCALE) return unknown('a number has too many digits');
  // One place more than any limit has: between two limits there is always a number with a last digit of its own.
  const places = wanted.multiples.length > 0 ? scale : scale + 1;
  const at = (value: Decimal) => digitsAt(value, places);
  const step = wanted.multiples.map(at).reduce(leastCommonMultiple, 1n);
  const avoided = wanted.notMultiples.map(at);
  if (wanted.multiples.length > 0 && avoided.some((divisor) => step % divisor === 0n)) return NONE;
  const low = strongest(wanted.lower, at, step, true);
  const high = strongest(wanted.upper, at, step, false);
  if (low !== null && high !== null && low > high) return NONE;
  return walk(solver, demand, { low, high, step, places, avoided });
}

/** The innermost multiple of `step` that every limit admits, in units of the last place. */
function strongest(
  limits: readonly Limit[],
  at: (value: Decimal) => bigint,
  step: bigint,
  isLower: boolean,
): bigint | null {
  let best: bigint | null = null;
  for (const { value, exclusive } of limits) {
    const digits = at(value);
    const over = ((digits % step) + step) % step;
    let first = isLower ? digits + (over === 0n ? 0n : step - over) : digits - over;
    if (exclusive && over === 0n) first += isLower ? step : -step;
    if (best === null || (isLower ? first > best : first < best)) best = first;
  }
  return best;
}

interface Line {
  readonly low: bigint | null;
  readonly high: bigint | null;
  readonly step: bigint;
  readonly places: number;
  readonly avoided: readonly bigint[];
}

function walk(solver: Solver, demand: Demand, line: Line): Outcome {
  return firstFound(candidates(line), (digits) => {
    if (digits === null) return unknown('too many numbers are excluded');
    const value = numberOf({ digits, scale: line.places });
    if (value === null) return unknown('a number that would show it has more digits than a double holds');
    return solver.check(value, demand);
  });
}

/** Candidates from zero outwards, or from the end that is nearest to it; null where there are more than are tried. */
function* candidates({ low, high, step, places, avoided }: Line): Generator<bigint | null> {
  const isInside = (value: bigint) => (low === null || value >= low) && (high === null || value <= high);
  const isLeft = (value: bigint) => isInside(value) && !avoided.some((divisor) => value % divisor === 0n);
  const start = nearestToZero(low, high);
  if (places === 0) yield* heldByDouble(start, step).filter(isLeft);
  for (let tries = 0; tries < MAX_TRIES; tries++) {
    const offset = BigInt(tries) * step;
    const both = (tries === 0 ? [start] : [start + offset, start - offset]).filter(isInside);
    if (both.length === 0) return;
    yield* both.filter(isLeft);
  }
  yield null;
}

/** Beyond 2^53 the next integer from zero that a double holds: other validators can judge it. */
function heldByDouble(start: bigint, step: bigint): bigint[] {
  const size = start < 0n ? -start : start;
  const spare = size.toString(2).length - DOUBLE_BITS;
  if (spare <= 0) return [];
  const grain = leastCommonMultiple(step, 2n ** BigInt(spare));
  const next = ((size + grain - 1n) / grain) * grain;
  return [start < 0n ? -next : next];
}

function nearestToZero(low: bigint | null, high: bigint | null): bigint {
  if (low !== null && low > 0n) return low;
  return high !== null && high < 0n ? high : 0n;
}
