import type { Io } from '../io.ts';

export interface Progress {
  /** Says what is done from now on. */
  stage(text: string): void;
  /** Wipes the line. */
  stop(): void;
}

/** Shorter runs show nothing: a line that flashes is noise. */
const PATIENCE_MS = 500;
const WIPE = '\r\u001b[2K';

/** One line on standard error, on a terminal only, from half a second on. */
export function startProgress(io: Io, shown: boolean): Progress {
  if (!shown || !io.stderr.isTTY) return { stage: () => undefined, stop: () => undefined };
  const start = io.now();
  let current = '';
  let written = false;
  const show = (): void => {
    if (current === '') return;
    io.stderr.write(`${WIPE}${current}`);
    written = true;
  };
  const cancel = io.after(PATIENCE_MS, show);
  return {
    stage(text) {
      current = text;
      // Comparing blocks the event loop, so the timer alone would come too late.
      if (io.now() - start >= PATIENCE_MS) show();
    },
    stop() {
      cancel();
      current = '';
      if (written) io.stderr.write(WIPE);
    },
  };
}
