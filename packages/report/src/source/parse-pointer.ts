import type { Pointer } from '@contract-check/core';

function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A stray percent sign stands for itself: the pointer is shown or looked up as it is written.
    return text;
  }
}

/** The segments of `#/a/b~1c` (RFC 6901 §6, URI fragment form); `#` is the whole document. */
export function parsePointer(fragment: string): Pointer {
  const [, ...segments] = fragment.split('/');
  return segments.map((segment) => decodePercent(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}
