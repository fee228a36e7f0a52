import type { WaiveCommand } from '../command-line/command.ts';
import { loadSettings, waiversPlace } from '../config/load-settings.ts';
import { readWaivers, type WaiversFile, type WrittenWaiver } from '../config/read-waivers.ts';
import type { FiledWaiver, Settings } from '../config/settings.ts';
import { NO_FLAGS } from '../config/settings-flags.ts';
import { refuseSettings } from '../config/tell-settings.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { checkConditions, checkTerms, meaning, sameConditions } from './asked-waiver.ts';
import { itemText, withWaivers } from './edit-waivers.ts';
import { prune } from './prune.ts';
import { read } from './read-written.ts';
import { saveWaivers } from './save-waivers.ts';
import { printLines, refuseUsage, sentence } from './say.ts';

/** Writes a waiver, or removes those that have done their duty. */
export async function runWaive(command: WaiveCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const settings = await loadSettings({ ...NO_FLAGS, config: command.config }, io, engine.rules);
  if (!settings.ok) return refuseSettings(settings.error, command, io);
  const ruleIds = engine.rules.map(({ id }) => id);
  const file = await readWaivers(settings.value.waiversFile, waiversPlace(settings.value, io), ruleIds);
  if (!file.ok) return refuseSettings(file.error, command, io);
  if (command.prune) return prune(file.value, command, ruleIds, io);
  return add(file.value, command, { settings: settings.value, ruleIds }, io);
}

interface Context {
  readonly settings: Settings;
  readonly ruleIds: readonly string[];
}

async function add(file: WaiversFile, command: WaiveCommand, context: Context, io: Io): Promise<ExitCode> {
  const { settings, ruleIds } = context;
  const known = { ruleIds, contracts: settings.contracts, now: io.today() };
  const conditions = checkConditions({ what: command.what, ...command.conditions }, known);
  const terms = checkTerms(command.terms, known.now);
  if (!conditions.ok || !terms.ok) {
    const errors = [conditions, terms].flatMap((part) => (part.ok ? [] : part.error));
    return refuseUsage(errors, 'waive', io);
  }
  const note = command.note === undefined ? {} : { note: command.note };
  const waiver: WrittenWaiver = { ...conditions.value, ...note, ...terms.value };
  const twin = file.waivers.find((other) => sameConditions(waiver, other));
  if (twin !== undefined) return refuseUsage([alreadyThere(twin)], 'waive', io);

  const text = withWaivers(file, [waiver]);
  const expected = [...file.waivers, read(waiver)];
  const saved = await saveWaivers(file, text, expected, { ruleIds, dryRun: command.dryRun });
  if (!saved.ok) return refuseSettings(saved.error, command, io);
  const { width } = terminalOf(io.stdout, io.env, command.colour);
  const line = saved.value.waivers.at(-1)?.line ?? 1;
  const item = itemText(waiver, '  ', '\n').trimEnd().split('\n');
  printLines(
    [
      `${command.dryRun ? 'Would write ' : ''}${file.label}:${line}`,
      '',
      ...item,
      '',
      ...sentence(meaning(waiver), width),
    ],
    io,
  );
  return EXIT.pass;
}

function alreadyThere({ file, line, until }: FiledWaiver): string {
  const end = until === null ? 'without end' : `until ${until}`;
  return `${file}:${line} waives that already, ${end}. To change the reason or the date, edit it there.`;
}
