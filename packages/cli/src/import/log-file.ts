import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** A log as it is read, unpacked where it was packed by gzip. */
export interface LogFile {
  /** The first bytes of its content. */
  readonly head: Uint8Array;
  /** Its content from an offset on. Throws where the file is damaged or cannot be read. */
  read(offset: number): AsyncIterable<Uint8Array>;
}

/** What a file is known by, so that the same log is the same under another name, packed or not. */
const HEAD_BYTES = 4096;

/** Throws where there is no such file, or it cannot be read. */
export async function openLog(path: string): Promise<LogFile> {
  const isPacked = await startsLikeGzip(path);
  const read = (offset: number) =>
    isPacked ? skip(unpacked(path), offset) : createReadStream(path, { start: offset });
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of read(0)) {
    pieces.push(piece);
    length += piece.length;
    if (length >= HEAD_BYTES) break;
  }
  return { head: Buffer.concat(pieces).subarray(0, HEAD_BYTES), read };
}

async function startsLikeGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0);
    return buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await file.close();
  }
}

/** `pipe` does not tell of faults of the file. */
function unpacked(path: string): AsyncIterable<Uint8Array> {
  return pipeline(createReadStream(path), createGunzip(), () => undefined);
}

async function* skip(bytes: AsyncIterable<Uint8Array>, count: number): AsyncGenerator<Uint8Array> {
  let left = count;
  for await (const piece of bytes) {
    if (piece.length > left) yield left === 0 ? piece : piece.subarray(left);
    left = Math.max(0, left - piece.length);
  }
}
