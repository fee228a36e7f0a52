#!/usr/bin/env node
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { tuneEngine } from '../tune-engine.ts';
import { CompiledFiles } from './compiled-files.ts';

// What every run needs of Node: once the engine is tuned, it would have to compile that as well.
process.getBuiltinModule('node:fs/promises');
void process.stdout;
// Code that was compiled fits only an engine that is tuned as it was then.
tuneEngine('start');

const folder = import.meta.dirname;
if (existsSync(CompiledFiles.folderIn(folder))) new CompiledFiles(folder).begin();
else {
  // Node 22.8 and later keep compiled code themselves; where nothing may be written here, they go without.
  if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function')
    nodeModule.enableCompileCache(join(folder, 'compiled', 'by-node'));
  const program = join(folder, 'program.cjs');
  nodeModule.createRequire(program)(program);
}
