import { showControls, showNonAscii } from './visible-controls.ts';

/**
 * Text of a contract made safe for a terminal or a log: one line, no control that a terminal obeys.
 *
 * With `unicode` false only ASCII is left: on a terminal that reads bytes, the second byte of `Û` is U+009B.
 */
export function escapeTerminal(text: string, unicode = true): string {
  return unicode ? showControls(text) : showNonAscii(text);
}
