#!/usr/bin/env node
// A file that is there before the build, so that npm can link it; the program itself is bundled into dist.
const { existsSync } = require('node:fs');
const { join } = require('node:path');

const program = join(__dirname, '../dist/bin/contract-check.cjs');
if (existsSync(program)) require(program);
else {
  process.stderr.write('contract-check is not built yet: run "npm run build" first.\n');
  process.exitCode = 3;
}
