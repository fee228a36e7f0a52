import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, posix } from 'node:path';
import { Script } from 'node:vm';

/** Compiled code fits one release of Node on one kind of machine; the engine itself refuses what does not fit. */
const FITTING = `${process.version}-${process.platform}-${process.arch}`;

const PROGRAM = 'program.cjs';
/** What most runs load after the program itself, as one script: to open 40 files takes longer than to read them. */
const PACK = 'pack.cjs';

interface LoadedModule {
  exports: unknown;
  /** In the place of `import()`, which compiled code cannot call. */
  readonly importOther: (name: string) => Promise<unknown>;
}

type Wrapper = (exports: unknown, require: (name: string) => unknown, module: LoadedModule, dirname: string) => void;
type Pack = Readonly<Record<string, Wrapper>>;

/**
 * The files of the bundled program (CommonJS, ASCII), each run from what the build compiled of it where that is at
 * hand: to compile is half the time of a small comparison.
 */
export class CompiledFiles {
  readonly #modules = new Map<string, LoadedModule>();
  readonly #scripts = new Map<string, Script>();
  readonly #later: string[] = [];
  readonly #compiled: string;
  readonly #others: NodeJS.Require;
  /** Undefined while the program itself is loaded: to tell the version, no more is needed. */
  #pack: (() => Pack) | undefined;

  /** @param folder of the program; no other files are loaded here */
  constructor(readonly folder: string) {
    this.#compiled = CompiledFiles.folderIn(folder);
    this.#others = createRequire(join(folder, PROGRAM));
  }

  /** Beside the program, so that who can write it can write the program as well. */
  static folderIn(folder: string): string {
    return join(folder, 'compiled', FITTING);
  }

  /** Runs the program, and answers what it exports. */
  begin(): unknown {
    const exports = this.load(PROGRAM);
    let pack: Pack | undefined;
    this.#pack = () => {
      pack ??= this.#openPack();
      return pack;
    };
    return exports;
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
    if (this.#pack !== undefined) this.#later.push(name);
    const file = `${this.folder}/${name}`;
    const run = this.#pack?.()[name] ?? (this.#run(name, file, wrapped(readText(file))) as Wrapper);
    const require = (asked: string): unknown =>
      asked.startsWith('.') ? this.load(posix.join(name, '..', asked)) : this.#others(asked);
    run(module.exports, require, module, dirname(file));
    return module.exports;
  }

  /** What was compiled of all that has run: the functions that were needed. */
  *compiled(): Iterable<{ readonly path: string; readonly data: Buffer }> {
    for (const [name, script] of this.#scripts) yield { path: this.#dataOf(name), data: script.createCachedData() };
  }

  /** The files that the program has loaded after it had begun, as one. */
  packed(): { readonly path: string; readonly text: string } {
    const members = this.#later.map(
      (name) => `${JSON.stringify(name)}: ${wrapped(readText(`${this.folder}/${name}`))}`,
    );
    return { path: this.#packPath, text: `{\n${members.join(',\n')}\n}` };
  }

  #openPack(): Pack {
    const text = readIfThere(this.#packPath)?.toString('latin1');
    return text === undefined ? {} : (this.#run(PACK, this.#packPath, text) as Pack);
  }

  get #packPath(): string {
    return `${this.#compiled}/${PACK}`;
  }

  #run(name: string, filename: string, text: string): unknown {
    const cachedData = readIfThere(this.#dataOf(name));
    const script = new Script(`(${text})`, { filename, ...(cachedData === undefined ? {} : { cachedData }) });
    this.#scripts.set(name, script);
    return script.runInThisContext();
  }

  #dataOf(name: string): string {
    return `${this.#compiled}/${name}.data`;
  }
}

function wrapped(text: string): string {
  return `function (exports, require, module, __dirname) {${text}\n}`;
}

function readText(file: string): string {
  return readFileSync(file, 'latin1');
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
