import { escapeTerminal } from '@contract-check/report';
import type { Origin, SettingValue } from './settings.ts';
import type { ShownConfig } from './shown-config.ts';

const KEY_COLUMNS = 34;
const VALUE_COLUMNS = 14;
const INDENT = 2;

/** The settings that hold, each with its origin; no line is wider than `width`. */
export function configText(config: ShownConfig, verbose: boolean, width: number): string {
  const { file, waivers, settings, contracts } = config;
  const waived = waivers.count === 0 ? 'none' : `${waivers.count} in ${waivers.file}`;
  const lines = [
    ...field('configuration', file ?? 'none: presets and the command line alone', width),
    ...field('waivers', waived, width),
    '',
    ...settings.flatMap((value) => settingLines(value, width)),
    ...contracts.flatMap((contract) => {
      const own = verbose ? contract.settings : contract.settings.filter((value) => !holdsForAll(value, settings));
      return ['', ...contractHead(contract, width), ...own.flatMap((value) => settingLines(value, width))];
    }),
    ...(contracts.length > 0 && !verbose
      ? ['', ...wrapped('Else, the settings at the top hold for a contract.', 0, width)]
      : []),
  ];
  return `${lines.join('\n')}\n`;
}

function contractHead({ name, matches }: ShownConfig['contracts'][number], width: number): readonly string[] {
  const files = matches.length === 0 ? ['no file: nothing matches'] : matches;
  return [...wrapped(`contract ${name}`, 0, width), ...files.flatMap((file) => wrapped(file, INDENT, width))];
}

function holdsForAll(value: SettingValue, settings: readonly SettingValue[]): boolean {
  const text = JSON.stringify(value);
  return settings.some((other) => JSON.stringify(other) === text);
}

function field(name: string, value: string, width: number): readonly string[] {
  const [first = '', ...rest] = wrapped(value, 'configuration  '.length, width);
  return [`${name.padEnd('configuration  '.length)}${first.trimStart()}`, ...rest];
}

/** `key  value  origin`, below each other where they do not fit. */
function settingLines({ key, value, origin }: SettingValue, width: number): readonly string[] {
  const [name, text, from] = [keyText(key), String(value), originText(origin)].map((part) => escapeTerminal(part));
  const start = `${' '.repeat(INDENT)}${(name ?? '').padEnd(KEY_COLUMNS)}  ${(text ?? '').padEnd(VALUE_COLUMNS)}  `;
  if (start.length + (from ?? '').length <= width) return [`${start}${from}`];
  return [
    ...wrapped(keyText(key), INDENT, width),
    ...wrapped(String(value), 2 * INDENT, width),
    ...wrapped(originText(origin), 2 * INDENT, width),
  ];
}

/** `severity.stability.beta`; a path glob holds dots and stands in brackets: `severity.paths[/a/**].effects.risky`. */
function keyText(key: readonly string[]): string {
  return key
    .map((step, index) => (key[index - 1] === 'paths' ? `[${step}]` : `${index === 0 ? '' : '.'}${step}`))
    .join('');
}

function originText(origin: Origin): string {
  switch (origin.from) {
    case 'preset':
      return 'preset';
    case 'flag':
      return origin.flag;
    case 'file':
      return `${origin.file}:${origin.line}:${origin.column}`;
  }
}

/** Broken anywhere: paths and globs have no blanks. */
function wrapped(text: string, indent: number, width: number): readonly string[] {
  const characters = Array.from(escapeTerminal(text));
  const room = Math.max(1, width - indent);
  const lines: string[] = [];
  for (let from = 0; from === 0 || from < characters.length; from += room) {
    lines.push(' '.repeat(indent) + characters.slice(from, from + room).join(''));
  }
  return lines;
}
