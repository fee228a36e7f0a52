import { SETTINGS, type Setting, type SettingName, type Settings } from './settings-schema.ts';
import { readTrustedProxies } from './trusted-proxies.ts';

export type ReadSettings =
  | { readonly settings: Settings }
  /** One sentence each. */
  | { readonly problems: readonly string[] };

/** Texts by setting, with the name under which a problem is told of. */
type Given = Readonly<Partial<Record<SettingName, { readonly text: string; readonly from: string }>>>;

/**
 * What counts is, from the last to the first: what was typed, the environment, a file, the preset. An empty variable
 * counts as none.
 */
export function readSettings(
  typed: Given,
  env: Readonly<Record<string, string | undefined>>,
  filed: Given = {},
): ReadSettings {
  const problems: string[] = [];
  const entries = Object.entries(SETTINGS as Readonly<Record<SettingName, Setting>>).map(([name, setting]) => {
    const key = name as SettingName;
    const given = typed[key] ?? fromEnv(env, setting.env) ?? filed[key];
    if (given === undefined) return [name, setting.preset];
    const value = parsed(setting, given.text.trim());
    if (value === null) problems.push(`${given.from} is ${expected(setting)}, not "${given.text}".`);
    return [name, value];
  });
  return problems.length > 0 ? { problems } : { settings: Object.fromEntries(entries) as Settings };
}

function fromEnv(env: Readonly<Record<string, string | undefined>>, name: string) {
  const text = env[name] ?? '';
  return text === '' ? null : { text, from: name };
}

/** Null: it is none. */
function parsed({ type, least = 0, most = 0, choices = [] }: Setting, text: string): Settings[SettingName] {
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : null);
  if (type === 'choice') return choices.includes(text) ? text : null;
  if (type === 'text') return text === '' ? null : text;
  if (type === 'proxies') return readTrustedProxies(text);
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

function expected({ type, least, most, choices = [] }: Setting): string {
  if (type === 'boolean') return 'true or false';
  if (type === 'choice') return `one of ${choices.join(', ')}`;
  if (type === 'proxies') return 'a number of proxies from 1, or addresses with commas between them';
  return type === 'text' ? 'a text' : `a whole number from ${least} to ${most}`;
}
