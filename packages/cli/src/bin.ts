import { processIo } from './process-io.ts';
import { run } from './run.ts';

// The exit code is set, not forced: what is still to be written to a pipe must not be cut off.
void run(process.argv.slice(2), processIo()).then((code) => {
  process.exitCode = code;
});
