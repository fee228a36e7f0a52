import { spawnSync } from 'node:child_process';
import { chmodSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './lib/run.mjs';

const external = [
  // Loaded to validate alone; with their dependencies they are larger than all the rest together.
  '@apidevtools/swagger-parser',
  '@seriousme/openapi-schema-validator',
  // Asks for the name of its own file, which a chunk has not; loaded for globs outside of Git alone.
  'tinyglobby',
  // A package of its own, for those who run the service.
  '@contract-check/server',
];

/** Where string-width and wrap-ansi split a text into graphemes. */
const lazySegmenter = {
  original: 'const segmenter = new Intl.Segmenter();',
  replacement: 'let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };',
};

/**
 * How the bundle has some lines of libraries.
 *
 * What a library makes or loads at once although few runs need it (texts in other scripts, commands in files of their
 * own), a quarter of the start-up time, is made on first use.
 *
 * The state of the YAML parser begins with other objects spread into it; the engine of Node 20 gives each such object a
 * hidden class of its own, and from the tenth text on parsing takes three times as long.
 *
 * @type {Readonly<Record<string, readonly { original: string, replacement: string }[]>>}
 */
const adapted = {
  'js-yaml': [
    {
      original: 'const state = {\n\t\t...DEFAULT_PARSER_OPTIONS,\n\t\t...options,\n',
      replacement: 'const state = {\n\t\tfilename: options?.filename ?? "",\n\t\tmaxDepth: options?.maxDepth ?? 100,\n',
    },
  ],
  commander: [
    {
      original: "const childProcess = require('node:child_process');",
      replacement: "const childProcess = { spawn: (...given) => require('node:child_process').spawn(...given) };",
    },
  ],
  'wrap-ansi': [lazySegmenter],
  'string-width': [
    lazySegmenter,
    {
      original: 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
      replacement:
        "let rgi; const rgiEmojiRegex = { test: (text) => (rgi ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(text) };",
    },
  ],
};

/** @type {import('rolldown').Plugin} */
const adaptations = {
  name: 'adaptations',
  transform: {
    filter: {
      id: /[\\/](?:(?:string-width|wrap-ansi)[\\/]index\.js|commander[\\/]lib[\\/]command\.js|js-yaml[\\/]dist[\\/]js-yaml\.mjs)$/,
    },
    handler(code, id) {
      const name = id.split(/[\\/]/).findLast((part) => Object.hasOwn(adapted, part)) ?? '';
      return (adapted[name] ?? []).reduce((text, { original, replacement }) => {
        if (!text.includes(original)) throw new Error(`${name} no longer says "${original}"; see scripts/bundle.mjs`);
        return text.replace(original, () => replacement);
      }, code);
    },
  },
};

/**
 * Makes the program, whose sources are modules and so strict, fit to run from compiled code. The engine reads ASCII as it
 * is, one byte a character. And it forgets of compiled code on whose behalf it imports, so whoever loads it does that.
 *
 * @type {import('rolldown').Plugin}
 */
const fitForCompiling = {
  name: 'fit-for-compiling',
  generateBundle(_options, files) {
    for (const file of Object.values(files)) {
      if (file.type !== 'chunk') continue;
      const code = file.code.replace(/(?<![\w$.])import\((?=[`'"])/g, 'importOther(');
      const importer = 'const importOther=module.importOther??(name=>import(name));';
      const whole = `"use strict";${code === file.code ? '' : importer}${code}`;
      file.code = whole.replace(/[^\0-\x7f]/g, escapeUnit);
    }
  },
};

function escapeUnit(/** @type {string} */ unit) {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/**
 * Bundles the command into the program, with chunks that are loaded on first use, and the launcher that starts it. One
 * file to read instead of some hundred is most of the start-up time; to have it compiled already is half of the rest.
 *
 * @param {string} output path of the launcher; all that is beside it belongs to the bundle
 */
export async function bundleCli(output) {
  const folder = dirname(output);
  rmSync(folder, { recursive: true, force: true });
  await bundle('packages/cli/dist/bin.js', join(folder, 'program.cjs'), [fitForCompiling]);
  await bundle('packages/cli/dist/compare-thread.js', join(folder, 'compare-thread.cjs'), []);
  await bundle('packages/cli/dist/launch/launch.js', output, []);
  chmodSync(output, 0o755);
  compileBundle(folder);
}

/**
 * CommonJS: what was compiled of an ES module cannot be kept.
 *
 * @param {string} input path in the repository
 * @param {string} output
 * @param {readonly import('rolldown').Plugin[]} plugins
 */
async function bundle(input, output, plugins) {
  const made = await rolldown({
    input: join(root, input),
    platform: 'node',
    external: [...external, ...builtinModules, /^node:/],
    plugins: [adaptations],
  });
  try {
    await made.write({
      dir: dirname(output),
      format: 'cjs',
      entryFileNames: basename(output),
      chunkFileNames: 'chunks/[name]-[hash].cjs',
      // Names are kept so that a stack trace in a bug report can be read.
      minify: { mangle: false, compress: true, codegen: true },
      plugins: [...plugins],
    });
  } finally {
    await made.close();
  }
}

/**
 * Keeps what Node compiles of the program where it does what it mostly does: read two contracts, find what breaks, prove
 * it, tell it. In a process of its own, whose engine is set as the launcher sets it.
 *
 * @param {string} folder of the program
 */
function compileBundle(folder) {
  const script = join(root, 'scripts/compile-bundle.mjs');
  for (const step of ['pack', 'compile']) {
    const done = spawnSync(process.execPath, [script, step, folder], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    if (done.status !== 0) throw new Error(`the program was not compiled: ${done.error?.message ?? done.status}`);
  }
}
