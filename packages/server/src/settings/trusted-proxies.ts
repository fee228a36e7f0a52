import { isIP } from 'node:net';

/** Who may say for whom it asks (`X-Forwarded-For`): so many proxies, or those of these addresses. */
export type TrustedProxies = number | readonly string[];

/** Ranges that Express knows by name. */
const RANGES = new Set(['loopback', 'linklocal', 'uniquelocal']);
const BITS: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** `2`, or `10.0.0.0/8, loopback`. Null: neither. */
export function readTrustedProxies(text: string): TrustedProxies | null {
  if (/^[1-9]\d?$/.test(text)) return Number(text);
  const ranges = text.split(',').map((range) => range.trim());
  return ranges.every(isRange) ? ranges : null;
}

function isRange(text: string): boolean {
  if (RANGES.has(text)) return true;
  const [, address = '', length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? [];
  const bits = BITS[isIP(address)];
  // What is said of all addresses is said of every caller.
  return bits !== undefined && (length === undefined || (Number(length) > 0 && Number(length) <= bits));
}
