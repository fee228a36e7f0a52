import { linesOf, type Pointer, type SourceDocument } from '@contract-check/core';
import { PRESETS } from './presets.ts';
import type { Origin, SettingValue } from './settings.ts';

interface Leaf {
  readonly key: readonly string[];
  readonly value: SettingValue['value'];
  /** Below the mapping that holds the settings. */
  readonly at: Pointer;
}

type Data = Readonly<Record<string, unknown>>;

/** Not settings, or not single values; `flatten` leaves them to others. */
const NO_SETTINGS = new Set(['$schema', 'contracts', 'waivers', 'name', 'files']);

/** Values whose short and long spelling come to the same. */
const SPELLINGS: Readonly<Record<string, (value: unknown, key: string) => Leaf[]>> = {
  base: (value, key) => {
    const [member] = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    const text = member === undefined ? String(value) : `${member[0]}:${String(member[1])}`;
    return [{ key: [key], value: text, at: [key] }];
  },
  'strip-prefix': sides,
  'add-prefix': sides,
  severity: (value, key) => {
    const { paths = [], ...tables } = value as Data & { readonly paths?: readonly Data[] };
    const byPath = paths.flatMap(({ path, ...rest }, index) =>
      nested(rest).map((leaf) => ({
        ...leaf,
        key: [key, 'paths', String(path), ...leaf.key],
        at: [key, 'paths', String(index), ...leaf.at],
      })),
    );
    return [...below(key, nested(tables)), ...byPath];
  },
};

function sides(value: unknown, key: string): Leaf[] {
  if (typeof value !== 'string') return below(key, nested(value as Data));
  return ['old', 'new'].map((side) => ({ key: [key, side], value, at: [key] }));
}

function below(key: string, leaves: readonly Leaf[]): Leaf[] {
  return leaves.map((leaf) => ({ ...leaf, key: [key, ...leaf.key], at: [key, ...leaf.at] }));
}

function nested(data: Data): Leaf[] {
  return Object.entries(data).flatMap(([key, value]) =>
    typeof value === 'object' && value !== null
      ? below(key, nested(value as Data))
      : [{ key: [key], value: value as Leaf['value'], at: [key] }],
  );
}

/** The single values of settings that keep to the schema. */
function leavesOf(settings: Data): Leaf[] {
  return Object.entries(settings)
    .filter(([key]) => !NO_SETTINGS.has(key))
    .flatMap(([key, value]) => {
      const spelling = Object.hasOwn(SPELLINGS, key) ? SPELLINGS[key] : undefined;
      return spelling === undefined ? nested({ [key]: value }) : spelling(value, key);
    });
}

export function presetValues(settings: Data): SettingValue[] {
  return leavesOf(settings).map(({ key, value }) => ({ key, value, origin: { from: 'preset' } }));
}

/** The settings of a document at `root`, each with its place. */
export function filedValues(settings: Data, document: SourceDocument, root: Pointer): SettingValue[] {
  const leaves = leavesOf(settings);
  const lines = linesOf(document);
  const places = document.locate(leaves.map(({ at }) => [...root, ...at]));
  return leaves.map(({ key, value }, index) => {
    const place = places[index];
    const position = lines.at((place?.key ?? place?.value)?.start ?? 0);
    const origin: Origin = { from: 'file', file: document.label, ...position };
    return { key, value, origin };
  });
}

/** Later layers go before earlier ones; a whole (`deprecation: off`) replaces its parts and the other way round. */
export function layered(layers: readonly (readonly SettingValue[])[]): readonly SettingValue[] {
  const values = new Map<string, SettingValue>();
  for (const layer of layers) {
    for (const value of layer) {
      for (const [name, { key }] of values) if (overrides(value.key, key)) values.delete(name);
      values.set(JSON.stringify(value.key), value);
    }
  }
  const place = ({ key: [name = ''] }: SettingValue): number => ORDER.indexOf(name);
  return [...values.values()].sort((left, right) => place(left) - place(right));
}

/** In which settings are shown; within one, as given. */
const ORDER: readonly string[] = ['kind', 'owner', 'composed', ...Object.keys(PRESETS), 'service'];

function overrides(key: readonly string[], earlier: readonly string[]): boolean {
  const length = Math.min(key.length, earlier.length);
  return key.slice(0, length).every((step, index) => step === earlier[index]);
}
