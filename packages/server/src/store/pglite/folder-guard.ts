import { once } from 'node:events';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:net';

/** Something that only one process can hold, and that the operating system takes back from whoever dies. */
export interface Guard {
  release(): Promise<void>;
}

/** How names look that no file stands behind: whoever listens on one holds it. */
const PREFIXES: Partial<Record<NodeJS.Platform, string>> = {
  linux: '\0contract-check-data-',
  win32: '\\\\.\\pipe\\contract-check-data-',
};

/** Holds a folder against the other processes of this machine, by whatever path they come. Null: the system has no such names. */
export async function guardFolder(
  folder: string,
  platform: NodeJS.Platform = process.platform,
): Promise<Guard | 'taken' | null> {
  const prefix = PREFIXES[platform];
  if (prefix === undefined) return null;
  const { dev, ino } = await stat(folder, { bigint: true });
  const server = createServer((socket) => socket.destroy());
  server.listen(`${prefix}${dev}-${ino}`);
  try {
    await once(server, 'listening');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return 'taken';
    throw error;
  }
  server.unref();
  return {
    release: async () => {
      server.close();
      await once(server, 'close');
    },
  };
}
