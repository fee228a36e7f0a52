import type { JsonNumber } from './normal-schema.ts';

/** An exact decimal: `digits` × 10^-`scale`. Doubles are taken as the shortest decimal that spells them. */
export interface Decimal {
  readonly digits: bigint;
  readonly scale: number;
}

export function decimalOf(value: JsonNumber): Decimal {
  if (typeof value === 'bigint') return { digits: value, scale: 0 };
  const [mantissa = '0', exponent = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  const scale = fraction.length - Number(exponent);
  const digits = BigInt(whole + fraction);
  return scale >= 0 ? { digits, scale } : { digits: digits * 10n ** BigInt(-scale), scale: 0 };
}

/** The digits of a decimal written with `scale` places, which must suffice. */
export function digitsAt({ digits, scale }: Decimal, wanted: number): bigint {
  return digits * 10n ** BigInt(wanted - scale);
}

/** The JSON number; null where a double cannot hold it and it is no integer. */
export function numberOf({ digits, scale }: Decimal): JsonNumber | null {
  const unit = 10n ** BigInt(scale);
  if (digits % unit === 0n) {
    const whole = digits / unit;
    const asNumber = Number(whole);
    return Number.isSafeInteger(asNumber) ? asNumber : whole;
  }
  const sign = digits < 0n ? '-' : '';
  const text = (digits < 0n ? -digits : digits).toString().padStart(scale + 1, '0');
  const value = Number(`${sign}${text.slice(0, -scale)}.${text.slice(-scale)}`);
  const back = decimalOf(value);
  const common = Math.max(back.scale, scale);
  return digitsAt(back, common) === digitsAt({ digits, scale }, common) ? value : null;
}

export function isMultipleOf(value: JsonNumber, divisor: JsonNumber): boolean {
  const [a, b] = [decimalOf(value), decimalOf(divisor)];
  const scale = Math.max(a.scale, b.scale);
  const unit = digitsAt(b, scale);
  return unit !== 0n && digitsAt(a, scale) % unit === 0n;
}

export function leastCommonMultiple(one: bigint, other: bigint): bigint {
  let [a, b] = [one, other];
  while (b !== 0n) [a, b] = [b, a % b];
  return (one / a) * other;
}
