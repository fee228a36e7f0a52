import { textLength } from '../json.ts';
import { type Random, whole } from '../random.ts';
import { formats } from '../schemas/words.ts';
import type { Hints } from './hints.ts';
import { limits, type Part } from './parts.ts';
import { textMatching } from './texts.ts';

/** A number that all parts may accept: at a bound, beside it, or between. */
export function numberFor(parts: readonly Part[], random: Random, hints: Hints): number {
  const known = (keyword: string) => parts.map(({ said }) => said[keyword]).filter((item) => typeof item === 'number');
  const isWhole = parts.some(
    ({ said }) => [said.type].flat().includes('integer') || String(said.format).startsWith('int'),
  );
  const step = known('multipleOf').reduce(commonMultiple, 1);
  const grain = isWhole || step > 1 ? 1 : 0.5;
  const low = Math.max(...known('minimum'), ...known('exclusiveMinimum').map((bound) => bound + grain));
  const high = Math.min(...known('maximum'), ...known('exclusiveMaximum').map((bound) => bound - grain));
  const start = Number.isFinite(low) ? low : Math.min(high, 0);
  const end = Number.isFinite(high) ? high : start + 10;
  const fitting = hints.numbers.filter((item) => item >= low && item <= high);
  const chosen =
    random.pick([
      start,
      end,
      start + grain,
      end - grain,
      whole(random, Math.ceil(start), Math.floor(end)),
      random.pick(fitting) ?? start,
    ]) ?? start;
  if (step > 1) return Math.ceil(chosen / step) * step;
  return isWhole ? Math.ceil(chosen) : chosen;
}

function commonMultiple(one: number, other: number): number {
  const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));
  if (!Number.isInteger(one) || !Number.isInteger(other)) return one;
  return (one * other) / divisor(one, other);
}

/** A text that all parts may accept. */
export function textFor(parts: readonly Part[], random: Random, hints: Hints): string {
  const { low, high } = limits(parts, 'minLength', 'maxLength');
  const fits = (text: string) => textLength(text) >= low && textLength(text) <= high;
  const special: string[] = [];
  for (const { said } of parts) {
    const format = typeof said.format === 'string' ? formats[said.format] : undefined;
    special.push(...(format?.members ?? []));
    if (typeof said.pattern !== 'string') continue;
    for (let tries = 0; tries < 4; tries += 1) {
      const text = textMatching(said.pattern, random);
      if (text !== null) special.push(text);
    }
  }
  const fitting = special.filter(fits);
  if (special.length > 0 && random.chance(0.9)) return random.pick(fitting.length > 0 ? fitting : special) ?? '';
  const hinted = hints.texts.filter(fits);
  if (hinted.length > 0 && random.chance(0.8)) return random.pick(hinted) ?? '';
  const length = Math.min(
    random.pick([low, low + 1, high, high - 1].filter((one) => one >= low && one <= high)) ?? low,
    300,
  );
  return Array.from({ length }, () => random.pick(['a', 'b', 'c', '1', 'Z', ' ']) ?? 'a').join('');
}
