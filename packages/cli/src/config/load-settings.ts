import { dirname, join, resolve } from 'node:path';
import { fail, ok, type Pointer, type Result, type RuleInfo, type SourceDocument } from '@contract-check/core';
import type { Io } from '../io.ts';
import { buildSettings } from './build-settings.ts';
import { type ConfigData, checkConfig } from './check-config.ts';
import { checkData } from './check-data.ts';
import { configSchema } from './config-schema.ts';
import { locateDataProblems } from './data-problems.ts';
import { findConfigs, findUpwards, PACKAGE_KEY } from './find-config.ts';
import { filedValues, layered, presetValues } from './leaves.ts';
import { CONTRACT_PRESETS, DEPRECATION_PRESETS, PRESETS, WAIVERS_FILE } from './presets.ts';
import {
  parseSettings,
  type RefusedSettings,
  readSettingsText,
  type SettingsPlace,
  shownPath,
} from './read-document.ts';
import { readWaivers } from './read-waivers.ts';
import type { ContractSettings, Settings, SettingValue } from './settings.ts';
import { type SettingsFlags, typedValues } from './settings-flags.ts';

/** A configuration that holds nothing wrong. */
interface Config {
  readonly document: SourceDocument;
  /** Where in the document it stands. */
  readonly root: Pointer;
  readonly data: ConfigData;
  readonly folder: string;
}

/**
 * What holds for a run: presets, then the configuration, then what it says for one contract, then the command line.
 * Fails with every error of the configuration and of the waivers, not only the first.
 *
 * @param rules the catalogue; a configuration that names another rule is refused
 */
export async function loadSettings(
  flags: SettingsFlags,
  io: Pick<Io, 'cwd'>,
  rules: readonly Pick<RuleInfo, 'id'>[],
): Promise<Result<Settings, RefusedSettings>> {
  const ruleIds = rules.map(({ id }) => id);
  const config = await loadConfig(flags, io.cwd, ruleIds);
  const waiversFile = await waiversFileOf(config.ok ? config.value : null, io.cwd);
  const ignored = flags.config === false;
  const place = { home: homeOf(config.ok ? (config.value?.folder ?? null) : null, waiversFile), cwd: io.cwd };
  const waivers = ignored ? null : await readWaivers(waiversFile, place, ruleIds);
  const refusals = [config, waivers].flatMap((part) => (part === null || part.ok ? [] : [part.error]));
  if (!config.ok || refusals.length > 0) return fail(merged(refusals));
  const filed = waivers?.ok === true ? waivers.value.waivers : [];
  return ok({ ...assemble(config.value, flags, io.cwd), waiversFile, waivers: filed });
}

function merged(refusals: readonly RefusedSettings[]): RefusedSettings {
  return {
    problems: refusals.flatMap(({ problems }) => problems),
    texts: new Map(refusals.flatMap(({ texts }) => [...texts])),
  };
}

/** Null: there is none, or it is not wanted. */
async function loadConfig(
  flags: SettingsFlags,
  cwd: string,
  ruleIds: readonly string[],
): Promise<Result<Config | null, RefusedSettings>> {
  if (flags.config === false) return ok(null);
  const found = flags.config === undefined ? await findConfigs(cwd) : [resolve(cwd, flags.config)];
  const [file, other] = found;
  if (file === undefined) return ok(null);
  if (other !== undefined) return fail({ problems: [ambiguous(file, other, cwd)], texts: new Map() });
  const text = await readSettingsText(file, { home: dirname(file), cwd });
  if (!text.ok) return text;
  return readConfig(text.value, file, cwd, ruleIds);
}

function ambiguous(file: string, other: string, cwd: string): RefusedSettings['problems'][number] {
  const [one, two] = [shownPath(file, cwd), shownPath(other, cwd)];
  return {
    severity: 'error',
    code: 'config-ambiguous',
    message: `Both ${one} and ${two} hold a configuration.`,
    fix: `Put all of it into one of them, or choose: --config ${one}`,
    file: one,
  };
}

async function readConfig(
  text: string,
  file: string,
  cwd: string,
  ruleIds: readonly string[],
): Promise<Result<Config, RefusedSettings>> {
  const label = shownPath(file, cwd);
  const isManifest = /(?:^|[\\/])package\.json$/.test(file);
  const parsed = parseSettings(text, label);
  if (!parsed.ok) return parsed;
  const document = parsed.value;
  const root = isManifest ? [PACKAGE_KEY] : [];
  const data = isManifest ? (document.value as Record<string, unknown>)[PACKAGE_KEY] : document.value;
  const problems = [...(await checkData(data, configSchema(ruleIds), root)), ...checkConfig(data, root)];
  if (problems.length === 0) return ok({ document, root, data: data as ConfigData, folder: dirname(file) });
  return fail({ problems: locateDataProblems(problems, document), texts: new Map([[label, text]]) });
}

/** Where the file of waivers may lie. */
export function waiversPlace({ file, folder, waiversFile }: Settings, { cwd }: Pick<Io, 'cwd'>): SettingsPlace {
  return { home: homeOf(file === null ? null : folder, waiversFile), cwd };
}

/** A file of waivers that was found counts by itself, one that is named by who names it. */
function homeOf(folder: string | null, waiversFile: string): string {
  return folder ?? dirname(waiversFile);
}

async function waiversFileOf(config: Config | null, cwd: string): Promise<string> {
  const named = config?.data.waivers;
  if (config !== null) return join(config.folder, named ?? WAIVERS_FILE);
  return (await findUpwards(cwd, WAIVERS_FILE)) ?? join(cwd, WAIVERS_FILE);
}

function assemble(config: Config | null, flags: SettingsFlags, cwd: string): Omit<Settings, 'waiversFile' | 'waivers'> {
  const folder = config?.folder ?? cwd;
  const filed = config === null ? [] : filedValues(config.data, config.document, config.root);
  const build = (...layers: readonly (readonly SettingValue[])[]) => {
    const values = effective([presetValues(PRESETS), ...layers], flags);
    return { values, ...buildSettings(values, { folder, cwd }) };
  };
  const { values, ...preset } = build(filed);
  return {
    folder,
    file: config?.document.label ?? null,
    failOn: values.find(({ key }) => key[0] === 'fail-on')?.value as Settings['failOn'],
    contracts: (config?.data.contracts ?? []).map((contract, index): ContractSettings => {
      const { document, root } = config as Config;
      const own = filedValues(contract, document, [...root, 'contracts', String(index)]);
      const built = build(presetValues(CONTRACT_PRESETS), filed, own);
      const value = (name: string) => built.values.find(({ key }) => key.length === 1 && key[0] === name)?.value;
      return {
        name: contract.name,
        files: [contract.files].flat(),
        composed: value('composed') === true,
        kind: (value('kind') as string | undefined) ?? null,
        owner: (value('owner') as string | undefined) ?? null,
        ...built,
        values: built.values.filter((one) => !isOfRun(one)),
      };
    }),
    preset: { ...preset, values },
    values: values.filter(isOfRun),
  };
}

/** No contract has one of its own. */
function isOfRun({ key: [name] }: SettingValue): boolean {
  return name === 'fail-on' || name === 'service';
}

/** Prefixes that are typed stand alone: a half of each would be nobody's wish. */
function effective(layers: readonly (readonly SettingValue[])[], flags: SettingsFlags): readonly SettingValue[] {
  const isKept = ({ key: [name] }: SettingValue): boolean =>
    flags.prefixes === undefined || (name !== 'strip-prefix' && name !== 'add-prefix');
  const values = layered([...layers.map((layer) => layer.filter(isKept)), typedValues(flags)]);
  const hasPolicy = !values.some(({ key }) => key.length === 1 && key[0] === 'deprecation');
  return hasPolicy ? layered([presetValues(DEPRECATION_PRESETS), values]) : values;
}
