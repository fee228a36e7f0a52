import { join, relative } from 'node:path';
import { escapeTerminal, exitStatus } from '@contract-check/report';
import type { GitDiffCommand } from '../command-line/command.ts';
import { contractFilesIn } from '../config/contract-files.ts';
import { fileTest } from '../config/file-globs.ts';
import { loadSettings } from '../config/load-settings.ts';
import type { ContractSettings, Settings } from '../config/settings.ts';
import { NO_FLAGS } from '../config/settings-flags.ts';
import { type CompareOptions, compareAlone, compareSides, type Outcome } from '../diff/compare-sides.ts';
import { contractNames } from '../diff/configured/contract-names.ts';
import { weigh } from '../diff/weigh.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { renderText } from '../formats/text.ts';
import type { Io } from '../io.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { textOptions } from '../terminal/text-options.ts';
import { type GitChange, type GitSide, isPlainFile, readGitChange } from './git-change.ts';
import { plainDiff } from './plain-diff.ts';
import { type ReadBlob, readBlob } from './read-blob.ts';

/**
 * Shows one change on behalf of git: a contract by what it breaks, anything else line by line. Fails for nothing that
 * the change holds, since git would stop showing the others.
 */
export async function runGitDiff(command: GitDiffCommand, io: Io, engine: () => Promise<Engine>): Promise<ExitCode> {
  const [only] = command.args;
  if (command.args.length === 1 && only !== undefined) {
    io.stdout.write(`* Unmerged path ${escapeTerminal(only)}\n`);
    return EXIT.pass;
  }
  const change = readGitChange(command.args);
  if (change === null) {
    io.stderr.write('error: this is called by git, with 7 arguments (9 for a renamed file).\n');
    io.stderr.write('Usage error (exit 2): nothing was compared. See contract-check git-diff --help\n');
    return EXIT.input;
  }
  // Git shows colours in its pager too, which is no terminal to us.
  const inPager = io.env.GIT_PAGER_IN_USE !== undefined && !io.env.NO_COLOR ? true : undefined;
  const colour = command.colour ?? inPager;
  const shown = await shownChange(change, { ...command, colour }, io, engine);
  io.stdout.write(`${heading(change)}\n`);
  if (typeof shown === 'string') io.stdout.write(shown);
  else {
    if (shown.why !== '') io.stdout.write(`# ${escapeTerminal(shown.why)}\n`);
    io.stdout.write(await plainDiff(change, terminalOf(io.stdout, io.env, colour).colour, io));
  }
  return EXIT.pass;
}

function heading({ old, new: next, notes }: GitChange): string {
  const told = notes.split('\n').filter((line) => line !== '');
  return [`diff --contract-check ${old.label} b/${next.label}`, ...told].map((line) => escapeTerminal(line)).join('\n');
}

/** Why a change is shown line by line; empty where nobody would ask. */
interface AsText {
  readonly why: string;
}

async function shownChange(
  change: GitChange,
  command: GitDiffCommand,
  io: Io,
  engine: () => Promise<Engine>,
): Promise<string | AsText> {
  const read = async (side: GitSide): Promise<ReadBlob | null> =>
    side.file === null || !isPlainFile(side) ? null : readBlob(side.file, side, engine, io);
  const [old, next] = [await read(change.old), await read(change.new)];
  const isMissing = (side: GitSide, blob: ReadBlob | null): boolean => side.file !== null && blob === null;
  if (isMissing(change.old, old) || isMissing(change.new, next) || (old === null && next === null)) return { why: '' };
  const why = whyNot(change, [old, next]);
  if (why !== null) return { why };
  return comparedText(change, [old, next], command, io, await engine());
}

/** Null: both sides can be compared. */
function whyNot({ new: next }: GitChange, blobs: readonly (ReadBlob | null)[]): string | null {
  if (blobs.some((blob) => blob?.refersOut === true)) {
    return `This contract refers to other files, which git does not hand over. Compare by: contract-check diff <revision>:${next.label} ${next.label}`;
  }
  const [problem] = blobs.flatMap((blob) => blob?.side.problems ?? []);
  return problem === undefined ? null : `Compared line by line. ${problem.file}: ${problem.message}`;
}

async function comparedText(
  change: GitChange,
  [old, next]: readonly (ReadBlob | null)[],
  command: GitDiffCommand,
  io: Io,
  engine: Engine,
): Promise<string | AsText> {
  const settings = await loadSettings(NO_FLAGS, io, engine.rules);
  if (!settings.ok) return { why: 'Compared line by line: the configuration is refused, see contract-check config.' };
  const configured = await configuredContract(change.new.label, settings.value, io);
  const { comparison, policy } = configured?.settings ?? settings.value.preset;
  const options = { settings: comparison, contractName: configured?.name ?? '', comparing: () => undefined };
  const { compared, problems } = await compare(old, next, options, engine);
  if (compared === null) return { why: `Compared line by line. ${problems[0]?.message ?? ''}` };
  const contracts = compared.map((one) => ({
    ...one,
    policy,
    contract: configured?.name ?? null,
    owner: configured?.settings.owner ?? null,
  }));
  const { runs } = weigh(contracts, settings.value.waivers, io.today(), engine);
  // What `diff` would end with; git is told of success whatever it is.
  const { failOn } = settings.value;
  const status = exitStatus(
    runs.map(({ verdict }) => verdict),
    failOn,
  );
  const input = { runs, unchanged: 0, failOn, exitStatus: status, elapsedMs: null };
  const text = await textOptions(io.stdout, { colour: command.colour, verbose: false, quiet: false }, io);
  return renderText(input, text);
}

async function compare(
  old: ReadBlob | null | undefined,
  next: ReadBlob | null | undefined,
  options: CompareOptions,
  engine: Engine,
): Promise<Outcome> {
  if (old && next) return compareSides([old.side, next.side], options, engine);
  if (next) return compareAlone(next.side, 'added', '/dev/null', options, engine);
  if (old) return compareAlone(old.side, 'removed', '/dev/null', options, engine);
  throw new Error('there is nothing to compare');
}

/** The configured contract that a path of the work tree is a file of, by the name that `diff` gives it. */
async function configuredContract(
  path: string,
  { contracts, folder }: Settings,
  io: Io,
): Promise<{ readonly name: string; readonly settings: ContractSettings } | null> {
  const file = relative(folder, join(io.cwd, path)).replaceAll('\\', '/');
  const settings = contracts.find(({ files, composed }) => !composed && fileTest(files)(file));
  if (settings === undefined) return null;
  const files = await contractFilesIn(folder, io)(settings.files);
  const names = contractNames(settings.name, settings.files, [...new Set([...files, file])]);
  return { name: names.get(file) ?? settings.name, settings };
}
