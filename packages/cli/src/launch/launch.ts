#!/usr/bin/env node
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';
import { tuneEngine } from '../tune-engine.ts';
import { CompiledFiles } from './compiled-files.ts';

// Compiled code fits only an engine that is set as it was when it was compiled.
tuneEngine('start');

const folder = import.meta.dirname;
const program = join(folder, 'program.cjs');
if (existsSync(CompiledFiles.folderIn(folder))) new CompiledFiles(folder).load(program);
else {
  // Node 22.8 and later keep compiled code themselves; where nothing may be written here, they go without.
  if ('enableCompileCache' in nodeModule && typeof nodeModule.enableCompileCache === 'function')
    nodeModule.enableCompileCache(join(folder, 'compiled', 'by-node'));
  nodeModule.createRequire(program)(program);
}
