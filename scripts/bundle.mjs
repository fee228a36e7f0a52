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
  eager: 'const segmenter = new Intl.Segmenter();',
  lazy: 'let made; const segmenter = { segment: (text) => (made ??= new Intl.Segmenter()).segment(text) };',
};

/**
 * What these libraries make or load at once although few runs need it (texts in other scripts, commands in files of
 * their own): a quarter of the start-up time. In the bundle each is made on first use.
 *
 * @type {Readonly<Record<string, readonly { eager: string, lazy: string }[]>>}
 */
const madeOnFirstUse = {
  commander: [
    {
      eager: "const childProcess = require('node:child_process');",
      lazy: "const childProcess = { spawn: (...given) => require('node:child_process').spawn(...given) };",
    },
  ],
  'wrap-ansi': [lazySegmenter],
  'string-width': [
    lazySegmenter,
    {
      eager: 'const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;',
      lazy: "let rgi; const rgiEmojiRegex = { test: (text) => (rgi ??= new RegExp('^\\\\p{RGI_Emoji}$', 'v')).test(text) };",
    },
  ],
};

/** @type {import('rolldown').Plugin} */
const lazyText = {
  name: 'made-on-first-use',
  transform: {
    filter: { id: /[\\/](?:(?:string-width|wrap-ansi)[\\/]index|commander[\\/]lib[\\/]command)\.js$/ },
    handler(code, id) {
      const name = id.split(/[\\/]/).findLast((part) => Object.hasOwn(madeOnFirstUse, part)) ?? '';
      return (madeOnFirstUse[name] ?? []).reduce((text, { eager, lazy }) => {
        if (!text.includes(eager)) throw new Error(`${name} no longer says "${eager}"; see scripts/bundle.mjs`);
        return text.replace(eager, () => lazy);
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
    plugins: [lazyText],
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
