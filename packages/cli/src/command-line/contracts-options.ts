import type { Command as Commander } from 'commander';
import type { BaseRule, ComparisonSettings, Settings } from '../config/settings.ts';
import type { ContractsOptions, NamedContracts } from './command.ts';
import { collect, collectPrefix, parseBase, parseDay, prefixesOf, type SidedPrefix } from './option-values.ts';
import { addSettingsOptions, type ConfigFlag, typedSettings } from './settings-options.ts';
import {
  addReadingOptions,
  type ComparisonFlags,
  choice,
  comparisonOptions,
  READ_ONCE,
  readsInputTwice,
} from './shared-options.ts';

/** What commander makes of the options of every command that compares contracts as `diff` does. */
export interface ContractsFlags extends ComparisonFlags, ConfigFlag {
  against?: readonly string[];
  base?: BaseRule;
  asOf?: number;
  failOn?: Settings['failOn'];
  strict?: boolean;
  compat: ComparisonSettings['compat'];
  stripPrefix?: readonly SidedPrefix[];
  addPrefix?: readonly SidedPrefix[];
  strictInput?: boolean;
}

const FAIL_ON = ['error', 'warning', 'info', 'never'];

/**
 * What is compared and what counts.
 *
 * @param given `failOn`: whether findings decide on the exit code
 */
export function addContractsOptions(command: Commander, given: { readonly failOn: boolean }): Commander {
  const rules = command.name() === 'diff' ? 'see below' : 'as in "diff"';
  command
    .option('--against <old>', 'one more old contract; all must hold (repeatable)', collect)
    .option('--base <rule>', `what configured contracts are compared with, ${rules}`, parseBase)
    .optionsGroup('What counts:');
  if (given.failOn) {
    command.addOption(choice('--fail-on <severity>', 'lowest severity that gives exit code 1', FAIL_ON, 'error'));
  }
  command
    .addOption(choice('--compat <level>', 'wire: messages; source: generated code too', ['wire', 'source'], 'wire'))
    .option('--strict', 'take schemas literally: also what no conforming partner sends counts')
    .option('--strip-prefix <path>', 'drop a path prefix; old:/v1 or new:/v1 for one side', collectPrefix)
    .option('--add-prefix <path>', 'add a path prefix; old:/v1 or new:/v1 for one side', collectPrefix)
    .option('--as-of <date>', 'judge deprecations and waivers as on that day', parseDay)
    .optionsGroup('What may be read:')
    .option('--strict-input', 'refuse a contract that breaks its own specification');
  addReadingOptions(command, 'contract');
  return addSettingsOptions(command);
}

/** What was typed, or what is wrong with it. */
export function contractsOptions(
  [old, next]: readonly (string | undefined)[],
  flags: ContractsFlags,
  command: Commander,
): ContractsOptions | string {
  const named = namedContracts(old, next, flags, command.name());
  if (typeof named === 'string') return named;
  const prefixes = prefixesOf(flags.stripPrefix ?? [], flags.addPrefix ?? []);
  if (typeof prefixes === 'string') return prefixes;
  return {
    named,
    asOf: flags.asOf ?? null,
    settings: typedSettings(command, flags, { ...flags, prefixes }),
    ...comparisonOptions(flags),
  };
}

/** What the arguments name, null without any; or what is wrong. */
function namedContracts(
  old: string | undefined,
  next: string | undefined,
  { against = [], base }: ContractsFlags,
  command: string,
): NamedContracts | null | string {
  if (old === undefined) {
    return against.length === 0
      ? null
      : `one contract is missing: contract-check ${command} --against ${against[0]} <new>`;
  }
  const bases = next === undefined ? against : [old, ...against];
  const revision = next ?? old;
  if (bases.length === 0) return `one contract is missing: contract-check ${command} <old> ${old}`;
  if (base !== undefined) return '--base is for configured contracts: leave out the arguments, or the option.';
  if (readsInputTwice([...bases, revision])) return READ_ONCE;
  const twice = bases.find((name, index) => bases.indexOf(name) !== index);
  return twice === undefined ? { bases, revision } : `the old contract ${twice} is given twice.`;
}
