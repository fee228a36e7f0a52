import { posix, relative, resolve, sep } from 'node:path';
import { ok, type Result } from '@contract-check/core';
import type { GitBase } from '../../bases/find-base.ts';
import type { Engine } from '../../engine.ts';
import { filePlace } from '../../input/file-place.ts';
import { GitObjects } from '../../input/git-objects.ts';
import { gitPlace } from '../../input/git-place.ts';
import {
  type LoadedSide,
  type LoadOptions,
  loadOpened,
  type OpenedSide,
  openPlace,
  openSide,
} from '../../input/load-contract.ts';
import { entryUri } from '../../input/place.ts';
import type { Io } from '../../io.ts';
import type { ContractSide } from './contract-pair.ts';

type Opened = Result<readonly OpenedSide[], LoadedSide>;

/** Reads configured contracts, those of revisions through one process of git; to be closed. */
export class ContractReader {
  readonly #folder: string;
  readonly #options: LoadOptions;
  readonly #engine: Engine;
  readonly #io: Io;
  readonly #atFolder: Io;
  readonly #objects: GitObjects;

  /**
   * @param folder of the configuration, absolute
   */
  constructor(folder: string, options: LoadOptions, engine: Engine, io: Io) {
    this.#folder = folder;
    this.#options = options;
    this.#engine = engine;
    this.#io = io;
    // Revisions belong to the repository of the configuration, wherever it was named from.
    this.#atFolder = { ...io, cwd: folder };
    this.#objects = new GitObjects(this.#atFolder);
  }

  /** Saves asking git what a revision is called. */
  know({ name, commit }: GitBase): void {
    if (commit !== null) this.#objects.know(name, commit);
  }

  /** The parts of a contract, mostly one; or why they cannot be read. */
  async open(side: ContractSide): Promise<Opened> {
    if (side.in === 'argument') {
      const opened = await openSide(side.argument, this.#options, this.#objects, this.#io);
      return opened.ok ? ok([opened.value]) : opened;
    }
    if (side.in === 'registry') return ok([side.contract]);
    const parts: OpenedSide[] = [];
    for (const path of side.paths) {
      const opened = await (side.in === 'files' ? this.#openFile(path) : this.#openBlob(side.base.name, path));
      if (!opened.ok) return opened;
      parts.push(opened.value);
    }
    return ok(parts.length > 1 ? asParts(parts, side.paths) : parts);
  }

  /** `info.title`, or what stands in for it; null when the contract cannot be read. */
  async titleOf(side: ContractSide): Promise<string | null> {
    return (await this.#load(side))?.contract?.title ?? null;
  }

  /** Absolute paths of all files that a contract in the work tree is made of; null when it cannot be read. */
  async filesOf(side: ContractSide): Promise<readonly string[] | null> {
    const loaded = await this.#load(side);
    if (loaded === null || loaded.contract === null) return null;
    return [...loaded.texts.keys()].map((label) => resolve(this.#io.cwd, label));
  }

  close(): Promise<void> {
    return this.#objects.close();
  }

  async #load(side: ContractSide): Promise<LoadedSide | null> {
    const opened = await this.open(side);
    return opened.ok ? loadOpened(opened.value, this.#engine) : null;
  }

  #openFile(path: string): Promise<Result<OpenedSide, LoadedSide>> {
    const shown = relative(this.#io.cwd, resolve(this.#folder, path)).split(sep).join('/');
    return openPlace(shown, filePlace(shown, this.#io, this.#options.roots), this.#options, this.#io);
  }

  #openBlob(ref: string, path: string): Promise<Result<OpenedSide, LoadedSide>> {
    const place = gitPlace({ ref, path }, this.#objects, this.#atFolder, this.#options.roots);
    return openPlace(`${ref}:${path}`, place, this.#options, this.#io);
  }
}

/**
 * Parts of one API refer to files each from its own folder. So they are called by their paths from one folder, and the
 * first part's door is asked for everything, by the way that leads there from its folder.
 */
function asParts(parts: readonly OpenedSide[], paths: readonly string[]): readonly OpenedSide[] {
  const [first] = parts as readonly [OpenedSide];
  const home = posix.dirname(paths[0] ?? '');
  const reference: OpenedSide['reference'] = (uri) =>
    first.reference(/^[a-z][a-z0-9+.-]*:/i.test(uri) ? uri : posix.relative(home, uri));
  return parts.map((part, index) => {
    return { ...part, entry: { ...part.entry, uri: entryUri(paths[index] ?? '') }, reference };
  });
}
