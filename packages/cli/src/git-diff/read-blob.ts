import { ok } from '@contract-check/core';
import type { Engine } from '../engine.ts';
import { filePlace } from '../input/file-place.ts';
import { type LoadedSide, openPlace } from '../input/load-contract.ts';
import type { Place } from '../input/place.ts';
import { refuse } from '../input/refusal.ts';
import type { Io } from '../io.ts';
import type { GitSide } from './git-change.ts';

/** Nobody asked for more, and git has it in a file already. */
const MOST_BYTES = 100_000_000;
const NO_ROOTS = { folders: [], addresses: [] };

/** One side, read or not. */
export interface ReadBlob {
  readonly side: LoadedSide;
  /** It wants other files, which git does not hand over. */
  readonly refersOut: boolean;
}

/**
 * Reads the file that git put one side into. Files that it refers to are refused: the work tree's need not be those of
 * the revision, and git does not say which one it shows. Null: this is no contract.
 */
export async function readBlob(
  file: string,
  { label }: GitSide,
  engine: () => Promise<Engine>,
  io: Io,
): Promise<ReadBlob | null> {
  let refersOut = false;
  const found = filePlace(file, io, NO_ROOTS);
  const place: Place = {
    async entry(maxBytes) {
      const opened = await found.entry(maxBytes);
      return opened.ok ? ok({ ...opened.value, label }) : opened;
    },
    async reference(path) {
      refersOut = true;
      return refuse('ref-unsupported', `${path} is another file.`, 'Compare by contract-check diff.');
    },
  };
  const opened = await openPlace(label, place, { roots: NO_ROOTS, allowRemote: false, maxBytes: MOST_BYTES }, io);
  if (!opened.ok) return null;
  const { name, entry, reference, texts } = opened.value;
  // Spares the engine for what names no specification anywhere.
  if (!/openapi|swagger/.test(entry.text)) return null;
  const { loadContract } = await engine();
  const loaded = await loadContract(entry, reference);
  if (loaded.ok) return { side: { name, texts, contract: loaded.value, problems: [] }, refersOut };
  if (loaded.error.some(({ code }) => code === 'not-a-contract')) return null;
  return { side: { name, texts, contract: null, problems: loaded.error }, refersOut };
}
