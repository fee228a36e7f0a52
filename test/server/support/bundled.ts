import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

/** A TypeScript file and what it imports as one file that a process of its own can run; packages stay outside. */
export async function bundled(entry: URL, folder: string): Promise<string> {
  const made = await rolldown({ input: fileURLToPath(entry), platform: 'node', external: /^(node:|[^./])/ });
  const file = join(folder, 'bundled.mjs');
  try {
    await made.write({ file, format: 'esm' });
  } finally {
    await made.close();
  }
  return file;
}
