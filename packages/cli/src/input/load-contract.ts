import {
  type Contract,
  type EntryText,
  fail,
  type InputProblem,
  type LoadComposed,
  type LoadContract,
  ok,
  type ReadResource,
  type Result,
} from '@contract-check/core';
import type { ComparisonOptions } from '../command-line/command.ts';
import type { Io } from '../io.ts';
import { GitObjects } from './git-objects.ts';
import { openArgument } from './open-argument.ts';
import type { Place } from './place.ts';
import { ReadGuard } from './read-guard.ts';
import type { Refusal } from './refusal.ts';
import { parseRoots, type Roots } from './roots.ts';
import { shownName } from './shown-name.ts';

/** What reading a contract needs of its surroundings. */
export interface LoadOptions {
  readonly roots: Roots;
  readonly allowRemote: boolean;
  readonly maxBytes: number;
}

export function loadOptions({ roots, allowRemote, maxBytes }: ComparisonOptions, io: Io): LoadOptions {
  return { roots: parseRoots(roots, io.cwd), allowRemote, maxBytes };
}

/** One side of a comparison, read or not. */
export interface LoadedSide {
  /** What people are shown. */
  readonly name: string;
  /** Null when `problems` holds an error. */
  readonly contract: Contract | null;
  readonly problems: readonly InputProblem[];
  /** What was read, by label. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A contract that could be read. */
export interface ReadSide extends LoadedSide {
  readonly contract: Contract;
}

export function isRead(side: LoadedSide): side is ReadSide {
  return side.contract !== null;
}

/** Reads what several arguments name, states of one contract most often; in their order. */
export async function loadSides(
  names: readonly string[],
  command: ComparisonOptions,
  load: LoadContract,
  io: Io,
): Promise<readonly LoadedSide[]> {
  const options = loadOptions(command, io);
  const objects = new GitObjects(io);
  try {
    const opened = await Promise.all(names.map((name) => openSide(name, options, objects, io)));
    const sides: LoadedSide[] = [];
    for (const one of opened) sides.push(await loadSide(one, load, sides[0]?.contract, io));
    return sides;
  } finally {
    await objects.close();
  }
}

/** Every expected failure is a problem, none is thrown. */
async function loadSide(
  opened: Result<OpenedSide, LoadedSide>,
  load: LoadContract,
  like: Contract | null | undefined,
  io: Io,
): Promise<LoadedSide> {
  if (!opened.ok) return opened.error;
  if (opened.value.entry.text.length >= LARGE_TEXT) io.entering('read-large');
  const { name, entry, reference, texts } = opened.value;
  return { name, texts, ...loadedBy(await load(entry, reference, like ?? undefined)) };
}

/** In UTF-16 units; less is read before it is worth a thought. */
const LARGE_TEXT = 1_000_000;

/** What reads contracts in one file, and in several parts. */
interface ContractLoaders {
  readonly loadContract: LoadContract;
  readonly loadComposed: LoadComposed;
}

/** Reads what was opened: a contract, or the parts of one. `like`: another state of it, read before. */
export async function loadOpened(
  opened: readonly OpenedSide[],
  { loadContract, loadComposed }: ContractLoaders,
  like?: Contract,
): Promise<LoadedSide> {
  const [first, ...others] = opened;
  if (first === undefined) throw new Error('there is nothing to read');
  const { name, entry, reference } = first;
  const entries = opened.map((part) => part.entry);
  const loaded = await (others.length === 0
    ? loadContract(entry, reference, like)
    : loadComposed(entries, reference, like));
  const texts = new Map(opened.flatMap((part) => [...part.texts]));
  return { name, texts, ...loadedBy(loaded) };
}

function loadedBy(loaded: Awaited<ReturnType<LoadContract>>): Pick<LoadedSide, 'contract' | 'problems'> {
  return loaded.ok
    ? { contract: loaded.value, problems: loaded.value.notices }
    : { contract: null, problems: loaded.error };
}

/** A contract that was opened: its first text, and the door to those that it refers to. */
export interface OpenedSide {
  /** What people are shown. */
  readonly name: string;
  readonly entry: EntryText;
  readonly reference: ReadResource;
  /** What was read so far, by label. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Opens a contract where it lies; `name` is what people are shown. */
export async function openPlace(
  name: string,
  place: Place | URL,
  { allowRemote, maxBytes, roots }: LoadOptions,
  io: Io,
): Promise<Result<OpenedSide, LoadedSide>> {
  const guard = new ReadGuard({ place, allowRemote, addresses: roots.addresses, maxBytes }, io);
  const entry = await guard.entry();
  if (!entry.ok) return fail(failedSide(name, entry.error));
  return ok({ name, entry: entry.value, reference: guard.reference, texts: guard.texts });
}

/** Opens what an argument names. */
export async function openSide(
  argument: string,
  options: LoadOptions,
  objects: GitObjects,
  io: Io,
): Promise<Result<OpenedSide, LoadedSide>> {
  const name = shownName(argument);
  const place = openArgument(argument, objects, io, options.roots);
  return place.ok ? openPlace(name, place.value, options, io) : fail(failedSide(name, place.error));
}

function failedSide(name: string, { code, message, fix, at }: Refusal): LoadedSide {
  const problem: InputProblem = { severity: 'error', code, message, fix, file: name, ...at };
  return { name, contract: null, problems: [problem], texts: new Map() };
}
