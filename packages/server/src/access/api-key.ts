import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A key as it is shown once. */
export interface NewToken {
  /** Names the key; no secret. */
  readonly id: string;
  /** What is sent: `ccs_`, the id, `_` and the secret. */
  readonly token: string;
  readonly secretHash: Buffer;
}

const SHAPE = /^ccs_([a-z0-9]{16})_([A-Za-z0-9_-]{43})$/;

/** A new key of 256 random bits. Its prefix lets scanners for secrets know it. */
export function newToken(): NewToken {
  const id = randomBytes(8).toString('hex');
  const secret = randomBytes(32).toString('base64url');
  return { id, token: `ccs_${id}_${secret}`, secretHash: hashOf(secret) };
}

/** The parts of a token; null: it never was one. */
export function parseToken(token: string): { readonly id: string; readonly secret: string } | null {
  const [, id, secret] = SHAPE.exec(token) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

/** Takes as long for a wrong secret as for the right one. */
export function fits(secret: string, hash: Buffer): boolean {
  return timingSafeEqual(hashOf(secret), hash);
}

/**
 * One round of SHA-256 is enough: slow hashes make guessing words slow, and 256 random bits are not guessed at any speed.
 * It also keeps a flood of wrong keys cheap.
 */
function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
