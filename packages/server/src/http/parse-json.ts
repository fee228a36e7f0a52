import { ProblemError } from './problem.ts';

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const SMALL_U = 0x75;
const NUL = Buffer.from('u0000');

/**
 * A JSON text as a value. Throws `ProblemError` `invalid-request`: not UTF-8, no JSON, nested beyond `maxDepth` (what
 * walks the value later calls itself), or with U+0000, which no text of the store can hold.
 */
export function parseJson(bytes: Buffer, maxDepth: number): unknown {
  checkShape(bytes, maxDepth);
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new ProblemError('invalid-request', { detail: 'The body is not JSON in UTF-8.' });
  }
}

/** Looks at brackets and escapes before anything is built. */
function checkShape(bytes: Buffer, maxDepth: number): void {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] as number;
    if (byte === QUOTE) isText = !isText;
    else if (isText) {
      if (byte !== BACKSLASH) continue;
      at += 1;
      if (isNul(bytes, at)) refuse('The character U+0000 cannot be stored.');
    } else if (byte === OPEN_LIST || byte === OPEN_OBJECT) {
      depth += 1;
      if (depth > maxDepth) refuse(`Lists and objects may be nested ${maxDepth} deep.`);
    } else if (byte === CLOSE_LIST || byte === CLOSE_OBJECT) depth -= 1;
  }
}

/** Whether what follows a backslash spells U+0000. */
function isNul(bytes: Buffer, at: number): boolean {
  return bytes[at] === SMALL_U && bytes.subarray(at, at + NUL.length).equals(NUL);
}

function refuse(detail: string): never {
  throw new ProblemError('invalid-request', { detail });
}
