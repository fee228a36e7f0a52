import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Budget } from './budget.ts';
import { ProblemError } from './problem.ts';

/** Of a refused body so many times the limit is read, so that its sender comes to read the answer. */
const PATIENCE = 4;

/**
 * The bytes of a body, decompressed. Throws `ProblemError`: `too-large`, `unsupported-media` for an encoding that is not
 * gzip, `invalid-request` for one that is damaged or broke off. Never holds more than the limit, whatever it unpacks to.
 *
 * @param budget what is answered was taken out of it, for the caller to give back
 */
export async function readBody(request: IncomingMessage, maxBytes: number, budget: Budget): Promise<Buffer> {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== 'gzip') {
    throw new ProblemError('unsupported-media', { detail: 'The encoding of a body is gzip, or none.' });
  }
  const announced = Number(request.headers['content-length'] ?? 0);
  if (announced > maxBytes * PATIENCE) throw tooLarge(maxBytes);
  try {
    return await collect(encoding === 'gzip' ? unpacked(request) : request, maxBytes, budget);
  } catch (error) {
    await passOver(request, maxBytes * PATIENCE);
    if (error instanceof ProblemError) throw error;
    throw new ProblemError('invalid-request', { detail: 'The body broke off, or is not what gzip makes.' });
  }
}

async function collect(source: Readable, maxBytes: number, budget: Budget): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  // Destroying a request would end its connection before the answer.
  try {
    for await (const chunk of source.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (size + chunk.length > maxBytes) throw tooLarge(maxBytes);
      budget.take(chunk.length);
      size += chunk.length;
      chunks.push(chunk);
    }
    return Buffer.concat(chunks, size);
  } catch (error) {
    budget.giveBack(size);
    throw error;
  }
}

function unpacked(request: IncomingMessage): Readable {
  const gunzip = createGunzip();
  // `pipe` does not tell of a sender that went away.
  request.once('close', () => {
    if (!request.complete) gunzip.destroy(new Error('The body broke off.'));
  });
  return request.pipe(gunzip);
}

function passOver(request: IncomingMessage, atMost: number): Promise<void> {
  return new Promise((resolve) => {
    request.unpipe();
    if (request.complete || request.destroyed) return resolve();
    let left = atMost;
    request.on('data', (chunk: Buffer) => {
      left -= chunk.length;
      if (left < 0) resolve();
    });
    request.once('close', resolve).once('end', resolve).once('error', resolve);
    request.resume();
  });
}

function tooLarge(maxBytes: number): ProblemError {
  return new ProblemError('too-large', { detail: `A body may have ${maxBytes} bytes once it is unpacked.` });
}
