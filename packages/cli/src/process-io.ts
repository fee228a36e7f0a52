import type { WriteStream } from 'node:tty';
import type { Io, OutputStream } from './io.ts';
import { runGit } from './run-git.ts';

/** The real surroundings. */
export function processIo(): Io {
  return {
    stdout: outputStream(process.stdout),
    stderr: outputStream(process.stderr),
    stdin: { isTTY: process.stdin.isTTY === true, read: () => process.stdin },
    cwd: process.cwd(),
    env: process.env,
    now: () => performance.now(),
    after(milliseconds, action) {
      const timer = setTimeout(action, milliseconds).unref();
      return () => clearTimeout(timer);
    },
    fetch: (url, init) => fetch(url, init),
    git: runGit,
  };
}

/** A reader that went away (`| head`) is no error of ours: what is left to say is dropped, the exit code stays. */
function outputStream(stream: WriteStream): OutputStream {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code !== 'EPIPE') throw error;
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
