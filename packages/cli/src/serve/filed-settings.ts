import { resolve } from 'node:path';
import type { ServeCommand } from '../command-line/command.ts';
import type { Settings } from '../config/settings.ts';

/** Keys below `service`, and the settings of the service that they are. */
const NAMES: Readonly<Record<string, keyof ServeCommand['typed']>> = {
  host: 'host',
  port: 'port',
  data: 'data',
  'database-url': 'databaseUrl',
};

/** What the configuration says of the service; its folder counts from there. */
export function filedSettings({ values, folder }: Pick<Settings, 'values' | 'folder'>): ServeCommand['typed'] {
  const entries = values.flatMap(({ key: [group, key = ''], value, origin }) => {
    const name = group === 'service' ? NAMES[key] : undefined;
    if (name === undefined) return [];
    const text = name === 'data' ? resolve(folder, String(value)) : String(value);
    const place = origin.from === 'file' ? ` (${origin.file}:${origin.line})` : '';
    return [[name, { text, from: `service.${key}${place}` }] as const];
  });
  return Object.fromEntries(entries);
}
