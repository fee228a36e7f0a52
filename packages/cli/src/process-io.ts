import type { WriteStream } from 'node:tty';
import { EXIT } from './exit-code.ts';
import { BatchSession } from './git-session.ts';
import type { Io, OutputStream } from './io.ts';
import { processThreads } from './process-threads.ts';
import { runGit } from './run-git.ts';
import { tuneEngine } from './tune-engine.ts';

/** The real surroundings. */
export function processIo(): Io {
  return {
    stdout: outputStream(process.stdout),
    stderr: outputStream(process.stderr),
    // Opened by who reads it: few do.
    stdin: {
      get isTTY() {
        return process.stdin.isTTY === true;
      },
      read: () => process.stdin,
    },
    cwd: process.cwd(),
    env: process.env,
    // `performance` would load a module of its own.
    now: () => process.uptime() * 1000,
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds).unref();
      return () => clearTimeout(timer);
    },
    entering: tuneEngine,
    fetch: (url, init) => fetch(url, init),
    git: runGit,
    openGit: (args, cwd) => new BatchSession(args, cwd),
    threads: processThreads,
    today: () => Date.now(),
  };
}

/**
 * A reader that went away (`| head`) is no error: what is left to say is dropped, the exit code stays. Any other
 * fault of the stream (a full disk) must not pass for success.
 */
function outputStream(stream: WriteStream): OutputStream {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (open && error.code !== 'EPIPE') {
      process.stderr.write(`The output could not be written (${error.code}), exit ${EXIT.internal}.\n`);
      process.once('exit', () => {
        process.exitCode = EXIT.internal;
      });
    }
    open = false;
  });
  return {
    write(text) {
      if (open) stream.write(text);
    },
    get isTTY() {
      return stream.isTTY === true;
    },
    get columns() {
      return stream.columns;
    },
    get rows() {
      return stream.rows;
    },
  };
}
