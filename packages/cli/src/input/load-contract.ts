import type { Contract, InputProblem, LoadContract } from '@contract-check/core';
import type { Io } from '../io.ts';
import { openArgument } from './open-argument.ts';
import { ReadGuard } from './read-guard.ts';
import type { Refusal } from './refusal.ts';
import type { Roots } from './roots.ts';

export interface LoadOptions {
  readonly roots: Roots;
  readonly allowRemote: boolean;
  readonly maxBytes: number;
}

/** One side of a comparison, read or not. */
export interface LoadedSide {
  /** As it was typed. */
  readonly argument: string;
  /** Null when `problems` holds an error. */
  readonly contract: Contract | null;
  readonly problems: readonly InputProblem[];
  /** What was read, by label. */
  readonly texts: ReadonlyMap<string, string>;
}

/** Reads the contract that an argument names. Every expected failure is a problem, none is thrown. */
export async function loadSide(
  argument: string,
  options: LoadOptions,
  load: LoadContract,
  io: Io,
): Promise<LoadedSide> {
  const place = openArgument(argument, io, options.roots);
  if (!place.ok) return failedSide(argument, place.error);
  const { allowRemote, maxBytes, roots } = options;
  const guard = new ReadGuard({ place: place.value, allowRemote, addresses: roots.addresses, maxBytes }, io);
  const entry = await guard.entry();
  if (!entry.ok) return failedSide(argument, entry.error);
  const loaded = await load(entry.value, guard.reference);
  return {
    argument,
    contract: loaded.ok ? loaded.value : null,
    problems: loaded.ok ? loaded.value.notices : loaded.error,
    texts: guard.texts,
  };
}

function failedSide(argument: string, { code, message, fix, at }: Refusal): LoadedSide {
  // Logs are read by more people than may know the password in an address.
  const file = argument.replace(/^(https?:\/\/)[^/?#]*@/i, '$1');
  const problem: InputProblem = { severity: 'error', code, message, fix, file, ...at };
  return { argument, contract: null, problems: [problem], texts: new Map() };
}
