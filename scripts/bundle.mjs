import { chmodSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { rolldown } from 'rolldown';
import { root } from './lib/run.mjs';

/** Loaded to validate alone; with their dependencies they are larger than all the rest together. */
const external = ['@apidevtools/swagger-parser', '@seriousme/openapi-schema-validator'];

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
 * Bundles the command into one small entry and chunks that are loaded on first use. One file to read instead of
 * some hundred is most of the start-up time.
 *
 * @param {string} output path of the entry
 */
export async function bundleCli(output) {
  const folder = dirname(output);
  rmSync(folder, { recursive: true, force: true });
  const bundle = await rolldown({
    input: join(root, 'packages/cli/dist/bin.js'),
    platform: 'node',
    external: [...external, ...builtinModules, /^node:/],
    plugins: [lazyText],
  });
  try {
    await bundle.write({
      dir: folder,
      format: 'esm',
      entryFileNames: basename(output),
      chunkFileNames: 'chunks/[name]-[hash].mjs',
      // Names are kept so that a stack trace in a bug report can be read.
      minify: { mangle: false, compress: true, codegen: true },
    });
  } finally {
    await bundle.close();
  }
  chmodSync(output, 0o755);
}
