import { isAbsolute, relative, resolve } from 'node:path';
import type {
  Breaks,
  DeprecationPolicy,
  Effect,
  PathPrefix,
  PathSeverities,
  Policy,
  Severity,
  SeverityTable,
} from '@contract-check/core';
import { parseBaseRule } from './base-rule.ts';
import type { BaseRule, ComparisonSettings, SettingValue } from './settings.ts';

/** Values that keep to the schema, by key. */
class Values {
  constructor(private readonly all: readonly SettingValue[]) {}

  /** The value of a key whose kind the schema has settled. */
  get<T extends SettingValue['value']>(...key: readonly string[]): T {
    return this.find(...key) as T;
  }

  find(...key: readonly string[]): SettingValue['value'] | undefined {
    return this.all.find((value) => same(value.key, key))?.value;
  }

  /** What stands below a key, by the rest of its own. */
  below(...key: readonly string[]): readonly (readonly [rest: readonly string[], value: SettingValue['value']])[] {
    return this.all
      .filter((value) => value.key.length > key.length && same(value.key.slice(0, key.length), key))
      .map((value) => [value.key.slice(key.length), value.value]);
  }
}

function same(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((step, index) => step === right[index]);
}

/** Where the settings stand and where they are used: paths of base rules lead from the one to the other. */
export interface Places {
  readonly folder: string;
  readonly cwd: string;
}

/** The settings that the effective values make. All kinds of values were checked before. */
export function buildSettings(
  effective: readonly SettingValue[],
  places: Places,
): { base: BaseRule; comparison: ComparisonSettings; policy: Policy } {
  const values = new Values(effective);
  return { base: baseOf(effective, places), comparison: comparisonOf(values), policy: policyOf(values) };
}

function baseOf(effective: readonly SettingValue[], { folder, cwd }: Places): BaseRule {
  const setting = effective.find(({ key }) => same(key, ['base']));
  const rule = parseBaseRule(String(setting?.value));
  if (!rule.ok) throw new Error(`The base rule ${String(setting?.value)} was not checked.`);
  const { value } = rule;
  if (value.from !== 'argument' || setting?.origin.from !== 'file' || /^https?:/i.test(value.argument)) return value;
  return { from: 'argument', argument: fromHere(resolve(folder, value.argument), cwd) };
}

/** A path as somebody here would type it. Never taken for a Git argument: a path with a colon starts with `./`. */
function fromHere(file: string, cwd: string): string {
  const path = relative(cwd, file).replaceAll('\\', '/');
  return isAbsolute(path) || path.startsWith('../') ? path : `./${path}`;
}

function comparisonOf(values: Values): ComparisonSettings {
  return {
    strict: values.get('strict'),
    compat: values.get('compat'),
    responseMembers: values.get('response-members'),
    tolerantReader: values.get('tolerant-reader'),
    strictInput: values.get('strict-input'),
    prefixes: { base: prefixOf(values, 'old'), revision: prefixOf(values, 'new') },
  };
}

function prefixOf(values: Values, side: string): PathPrefix {
  const strip = values.find('strip-prefix', side);
  const add = values.find('add-prefix', side);
  return {
    ...(strip === undefined ? {} : { strip: String(strip) }),
    ...(add === undefined ? {} : { add: String(add) }),
  };
}

function policyOf(values: Values): Policy {
  const level = (name: string): Severity => values.get('severity', 'stability', name);
  return {
    severities: tableOf(values, ['severity']),
    byPath: pathsOf(values),
    stability: { draft: level('draft'), alpha: level('alpha'), beta: level('beta'), stable: level('stable') },
    deprecation: deprecationOf(values),
    semver: values.get('semver'),
  };
}

function deprecationOf(values: Values): DeprecationPolicy | null {
  if (values.find('deprecation') === 'off') return null;
  const days = (level: string): number => values.get('deprecation', 'minimum-days', level);
  return {
    minimumDays: { draft: days('draft'), alpha: days('alpha'), beta: days('beta'), stable: days('stable') },
    sunsetRequired: values.get('deprecation', 'sunset-required'),
    removal: values.get('deprecation', 'removal'),
  };
}

function tableOf(values: Values, key: readonly string[]): SeverityTable {
  const entries = (name: string): Record<string, Severity> =>
    Object.fromEntries(values.below(...key, name).map(([rest, value]) => [rest.join('.'), value as Severity]));
  return {
    rules: entries('rules'),
    breaks: entries('breaks') as Partial<Record<Breaks, Severity>>,
    effects: entries('effects') as Partial<Record<Effect, Severity>>,
  };
}

/** In the order in which they were given; an entry for the same glob is taken up again where it was given last. */
function pathsOf(values: Values): PathSeverities[] {
  const found: { path: string; all: SettingValue[] }[] = [];
  for (const [[path = '', ...rest], value] of values.below('severity', 'paths')) {
    let last = found.at(-1);
    if (last?.path !== path) {
      last = { path, all: [] };
      found.push(last);
    }
    last.all.push({ key: rest, value, origin: { from: 'preset' } });
  }
  return found.map(({ path, all }) => ({ path, severities: tableOf(new Values(all), []) }));
}
