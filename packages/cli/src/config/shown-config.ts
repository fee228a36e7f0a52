import type { Io } from '../io.ts';
import { contractFilesIn } from './contract-files.ts';
import { shownPath } from './read-document.ts';
import type { Settings, SettingValue } from './settings.ts';

/** What `contract-check config` shows; the members of its JSON, in this order. */
export interface ShownConfig {
  readonly schemaVersion: 1;
  /** As people type it; null: there is none. */
  readonly file: string | null;
  readonly waivers: { readonly file: string; readonly count: number };
  readonly settings: readonly SettingValue[];
  readonly contracts: readonly {
    readonly name: string;
    /** As configured. */
    readonly files: readonly string[];
    /** What they match, from the folder of the configuration. */
    readonly matches: readonly string[];
    readonly settings: readonly SettingValue[];
  }[];
}

export async function shownConfig(settings: Settings, io: Io): Promise<ShownConfig> {
  const find = contractFilesIn(settings.folder, io);
  const contracts = settings.contracts.map(async ({ name, files, values }) => {
    return { name, files, matches: await find(files), settings: values };
  });
  return {
    schemaVersion: 1,
    file: settings.file,
    waivers: { file: shownPath(settings.waiversFile, io.cwd), count: settings.waivers.length },
    settings: [...settings.values, ...settings.preset.values.filter((value) => !settings.values.includes(value))],
    contracts: await Promise.all(contracts),
  };
}
