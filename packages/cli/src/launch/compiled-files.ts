import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { Script } from 'node:vm';

/** Compiled code fits one release of Node on one kind of machine; the engine itself refuses what does not fit. */
const FITTING = `${process.version}-${process.platform}-${process.arch}`;

interface LoadedModule {
  exports: unknown;
  /** In the place of `import()`, which compiled code cannot call. */
  readonly importOther: (name: string) => Promise<unknown>;
}

type Wrapper = (exports: unknown, require: (name: string) => unknown, module: LoadedModule, dirname: string) => void;

/**
 * The files of the bundled program (CommonJS, ASCII), each run from what the build compiled of it where that is at
 * hand: to compile is half the time of a small comparison.
 */
export class CompiledFiles {
  readonly #modules = new Map<string, LoadedModule>();
  readonly #scripts = new Map<string, Script>();
  readonly #compiled: string;
  readonly #others: NodeJS.Require;

  /** @param folder of the program; no other files are loaded here */
  constructor(readonly folder: string) {
    this.#compiled = CompiledFiles.folderIn(folder);
    this.#others = createRequire(join(folder, 'program.cjs'));
  }

  /** Beside the program, so that who can write it can write the program as well. */
  static folderIn(folder: string): string {
    return join(folder, 'compiled', FITTING);
  }

  /**
   * What a file exports; it runs when it is asked for first.
   *
   * @param name from the folder on, with slashes
   */
  load(name: string): unknown {
    const known = this.#modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {}, importOther: (other: string) => import(other) };
    this.#modules.set(name, module);
    const file = `${this.folder}/${name}`;
    const script = this.#compile(name, file);
    this.#scripts.set(name, script);
    const run = script.runInThisContext() as Wrapper;
    const require = (asked: string): unknown =>
      asked.startsWith('.') ? this.load(posix.join(name, '..', asked)) : this.#others(asked);
    run(module.exports, require, module, dirname(file));
    return module.exports;
  }

  /** What to keep of the files that have run: the functions that they needed, compiled. */
  *compiled(): Iterable<{ readonly path: string; readonly data: Buffer }> {
    for (const [name, script] of this.#scripts) yield { path: this.#pathOf(name), data: script.createCachedData() };
  }

  #compile(name: string, file: string): Script {
    const cachedData = readIfThere(this.#pathOf(name));
    return new Script(`(function (exports, require, module, __dirname) {${readFileSync(file, 'latin1')}\n})`, {
      filename: file,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
  }

  #pathOf(name: string): string {
    return `${this.#compiled}/${name}.data`;
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
