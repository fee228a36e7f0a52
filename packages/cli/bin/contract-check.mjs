#!/usr/bin/env node
// A file that is there before the build, so that npm can link it; the program itself is bundled into dist.
import { existsSync } from 'node:fs';

const program = new URL('../dist/bin/contract-check.mjs', import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  process.stderr.write('contract-check is not built yet: run "npm run build" first.\n');
  process.exitCode = 3;
}
