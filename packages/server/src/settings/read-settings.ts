import { readFileSync } from 'node:fs';
import { peopleProblems } from './people-settings.ts';
import { SETTINGS, type Setting, type SettingName, type Settings } from './settings-schema.ts';
import { readTrustedProxies } from './trusted-proxies.ts';

export type ReadSettings =
  | { readonly settings: Settings }
  /** One sentence each. */
  | { readonly problems: readonly string[] };

/** Texts by setting, with the name under which a problem is told of. */
type Given = Readonly<Partial<Record<SettingName, { readonly text: string; readonly from: string }>>>;

type Env = Readonly<Record<string, string | undefined>>;

/**
 * What counts is, from the last to the first: what was typed, the environment, a file, the preset. An empty variable
 * counts as none. Files that secrets lie in are read.
 */
export function readSettings(typed: Given, env: Env, filed: Given = {}): ReadSettings {
  const problems: string[] = [];
  const entries = Object.entries(SETTINGS as Readonly<Record<SettingName, Setting>>).map(([name, setting]) => {
    const key = name as SettingName;
    const fromFile = setting.type === 'secret' ? secretOf(env, setting.env, problems) : null;
    const given = typed[key] ?? fromFile ?? fromEnv(env, setting.env) ?? filed[key];
    if (given === undefined) return [name, setting.preset];
    const value = parsed(setting, given.text.trim());
    if (value === null) problems.push(`${given.from} is ${expected(setting, given.text)}.`);
    return [name, value];
  });
  const settings = Object.fromEntries(entries) as Settings;
  problems.push(...peopleProblems(settings));
  return problems.length > 0 ? { problems } : { settings };
}

function fromEnv(env: Env, name: string) {
  const text = env[name] ?? '';
  return text === '' ? null : { text, from: name };
}

/** Out of the file that the environment names: what stands in the environment itself is seen by all child processes. */
function secretOf(env: Env, name: string, problems: string[]) {
  const from = `${name}_FILE`;
  const file = env[from] ?? '';
  if (file === '') return null;
  if (fromEnv(env, name) !== null) problems.push(`${name} and ${from} are both given; one of them is enough.`);
  try {
    return { text: readFileSync(file, 'utf8'), from };
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? ` (${error.code})` : '';
    problems.push(`${from} names a file that cannot be read${code}: ${file}`);
    return null;
  }
}

/** Null: it is none. */
function parsed({ type, least = 0, most = 0, choices = [] }: Setting, text: string): Settings[SettingName] {
  if (type === 'boolean') return text === 'true' || (text === 'false' ? false : null);
  if (type === 'choice') return choices.includes(text) ? text : null;
  if (type === 'text' || type === 'secret') return text === '' ? null : text;
  if (type === 'list') return items(text);
  if (type === 'proxies') return readTrustedProxies(text);
  const value = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

function items(text: string): readonly string[] | null {
  const list = text.split(',').map((item) => item.trim());
  return list.includes('') ? null : list;
}

function expected({ type, least, most, choices = [] }: Setting, text: string): string {
  if (type === 'secret') return 'a text, and there is none';
  const words: Readonly<Record<Exclude<Setting['type'], 'secret'>, string>> = {
    boolean: 'true or false',
    choice: `one of ${choices.join(', ')}`,
    integer: `a whole number from ${least} to ${most}`,
    list: 'a list of texts with commas between them',
    proxies: 'a number of proxies from 1, or addresses with commas between them',
    text: 'a text',
  };
  return `${words[type]}, not "${text}"`;
}
