import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { Script } from 'node:vm';

/** Compiled code fits one release of Node on one kind of machine; the engine itself refuses what does not fit. */
const FITTING = `${process.version}-${process.platform}-${process.arch}`;

interface LoadedModule {
  exports: unknown;
  /** In the place of `import()`, which compiled code cannot call. */
  readonly importOther: (name: string) => Promise<unknown>;
}

type Wrapper = (
  exports: unknown,
  require: (name: string) => unknown,
  module: LoadedModule,
  dirname: string,
) => void;

/**
 * The files of the bundled program (CommonJS, ASCII), each run from what the build compiled of it where that is at
 * hand: to compile is half the time of a small comparison.
 */
export class CompiledFiles {
  readonly #modules = new Map<string, LoadedModule>();
  readonly #scripts = new Map<string, Script>();
  readonly #others: NodeJS.Require;

  /** @param folder of the program; no other files are loaded here */
  constructor(readonly folder: string) {
    this.#others = createRequire(join(folder, 'program.cjs'));
  }

  /** Beside the program, so that who can write it can write the program as well. */
  static folderIn(folder: string): string {
    return join(folder, 'compiled', FITTING);
  }

  /**
   * What a file exports; it runs when it is asked for first.
   *
   * @param file absolute path
   */
  load(file: string): unknown {
    const known = this.#modules.get(file);
    if (known !== undefined) return known.exports;
    const module = { exports: {}, importOther: (name: string) => import(name) };
    this.#modules.set(file, module);
    const script = this.#compile(file);
    this.#scripts.set(file, script);
    const run = script.runInThisContext() as Wrapper;
    const require = (name: string): unknown =>
      name.startsWith('.') ? this.load(join(dirname(file), name)) : this.#others(name);
    run(module.exports, require, module, dirname(file));
    return module.exports;
  }

  /** What to keep of the files that have run: the functions that they needed, compiled. */
  *compiled(): Iterable<{ readonly path: string; readonly data: Buffer }> {
    for (const [file, script] of this.#scripts) yield { path: this.#cacheOf(file), data: script.createCachedData() };
  }

  #compile(file: string): Script {
    const cachedData = readIfThere(this.#cacheOf(file));
    return new Script(`(function (exports, require, module, __dirname) {${readFileSync(file, 'latin1')}\n})`, {
      filename: file,
      ...(cachedData === undefined ? {} : { cachedData }),
    });
  }

  #cacheOf(file: string): string {
    return `${join(CompiledFiles.folderIn(this.folder), relative(this.folder, file))}.data`;
  }
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
