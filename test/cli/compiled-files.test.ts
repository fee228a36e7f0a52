import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { VERSION } from '../../packages/cli/src/index.ts';
import { CompiledFiles } from '../../packages/cli/src/launch/compiled-files.ts';
import { scratch, write } from './support/scratch.ts';

function keep(files: CompiledFiles, as: (data: Buffer) => Buffer = (data) => data): void {
  for (const { path, data } of files.compiled()) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, as(data));
  }
}

const answering = (value: string) => ({ 'program.cjs': `exports.answer = () => ${value};` });
const answerOf = (exports: unknown) => (exports as { answer: () => unknown }).answer();
const answerIn = (files: CompiledFiles) => answerOf(files.load('program.cjs'));

describe('compiled files', () => {
  it('run once each, find each other in circles, and find what Node brings along', () => {
    const folder = scratch({
      'program.cjs': 'exports.name = "program"; exports.answer = require("./chunks/a.cjs").answer;',
      'chunks/a.cjs':
        'const { sep } = require("node:path"); const up = require("../program.cjs"); globalThis.runs = (globalThis.runs ?? 0) + 1;' +
        'exports.answer = () => [up.name, sep.length, globalThis.runs, require("./a.cjs") === exports];',
    });
    const files = new CompiledFiles(folder);
    const program = files.load('program.cjs');
    expect(answerOf(program)).toEqual(['program', 1, 1, true]);
    expect(files.load('program.cjs')).toBe(program);
  });

  it('run from what was kept of them', () => {
    const folder = scratch(answering('1'));
    const files = new CompiledFiles(folder);
    expect(answerIn(files)).toBe(1);
    keep(files);
    // The engine compares lengths alone: that the old answer comes shows where it comes from.
    write(folder, answering('2'));
    expect(answerIn(new CompiledFiles(folder))).toBe(1);
    write(folder, answering('33'));
    expect(answerIn(new CompiledFiles(folder))).toBe(33);
  });

  it('run as they are where what was kept is damaged', () => {
    const folder = scratch(answering('1'));
    const files = new CompiledFiles(folder);
    expect(answerIn(files)).toBe(1);
    for (const damage of [(data: Buffer) => data.subarray(0, 40), () => Buffer.alloc(0)]) {
      keep(files, damage);
      expect(answerIn(new CompiledFiles(folder))).toBe(1);
    }
  });

  it('that are loaded later come in one pack', () => {
    const later = (value: string) => ({ 'chunks/later.cjs': `exports.value = ${value};` });
    const folder = scratch({ ...answering('require("./chunks/later.cjs").value'), ...later('1') });
    const files = new CompiledFiles(folder);
    expect(answerOf(files.begin())).toBe(1);
    const { path, text } = files.packed();
    expect(text).not.toContain('answer');
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    write(folder, later('2'));
    expect(answerOf(new CompiledFiles(folder).begin())).toBe(1);
  });

  it('import although the engine has forgotten for whom', async () => {
    const folder = scratch(answering('module.importOther("node:path")'));
    const files = new CompiledFiles(folder);
    await answerIn(files);
    keep(files);
    expect(await answerIn(new CompiledFiles(folder))).toHaveProperty('sep');
  });
});

describe('the bundle', () => {
  const built = fileURLToPath(new URL('../../packages/cli/dist/bin', import.meta.url));

  it('was compiled for the Node that built it, and runs on any other', () => {
    const folder = scratch({});
    cpSync(built, folder, { recursive: true });
    rmSync(CompiledFiles.folderIn(folder), { recursive: true });
    const { stdout, stderr, status } = spawnSync(process.execPath, [join(folder, 'contract-check.cjs'), '--version']);
    expect({ stdout: `${stdout}`, stderr: `${stderr}`, status }).toEqual({
      stdout: `${VERSION}\n`,
      stderr: '',
      status: 0,
    });
  });
});
