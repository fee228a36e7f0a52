import { isJsonObject, type Json } from './contract-parts.ts';
import type { Random } from './random.ts';

export interface Layout {
  readonly format: 'json' | 'yaml';
  /** Shuffles the members of every object; null keeps their order. */
  readonly order: Random | null;
  /** Puts comment lines between the members (YAML). */
  readonly comments?: boolean;
}

/** The text of a contract. Integers beyond 2^53 keep their digits. */
export function writeContract(value: Json, layout: Layout): string {
  return layout.format === 'json' ? json(value, layout) : `${yaml(value, layout, '')}\n`;
}

function members(value: { [key: string]: Json }, { order }: Layout): [string, Json][] {
  const entries = Object.entries(value);
  return order === null ? entries : order.shuffled(entries);
}

function json(value: Json, layout: Layout): string {
  if (typeof value === 'bigint') return value.toString();
  if (Array.isArray(value)) return `[${value.map((item) => json(item, layout)).join(',')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  return `{${members(value, layout)
    .map(([key, item]) => `${JSON.stringify(key)}:${json(item, layout)}`)
    .join(',\n')}}`;
}

/** In block style, every text in double quotes. */
function yaml(value: Json, layout: Layout, indent: string): string {
  if (typeof value !== 'object' || value === null || Object.keys(value).length === 0) return ` ${json(value, layout)}`;
  const comment = layout.comments === true ? `\n${indent}# moved` : '';
  if (Array.isArray(value)) {
    return value.map((item) => `${comment}\n${indent}-${yaml(item, layout, `${indent}  `)}`).join('');
  }
  return members(value, layout)
    .map(([key, item]) => `${comment}\n${indent}${JSON.stringify(key)}:${yaml(item, layout, `${indent}  `)}`)
    .join('');
}
