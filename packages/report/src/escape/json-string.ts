import { replaceUnseen } from './visible-controls.ts';

function escapeUnits(character: string): string {
  let escaped = '';
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}

/** Build servers obey `##[name]` and `##vso[name]` anywhere in a log. */
const LOG_COMMAND = /#(?=\[|vso\[)/g;

/**
 * A JSON string literal (RFC 8259 §7) that reads back to exactly `text`.
 *
 * JSON.stringify escapes C0 controls and lone surrogates but leaves raw what a terminal, a browser or a reader of lines
 * still obeys: C1, bidirectional controls, line separators.
 */
export function jsonString(text: string): string {
  return replaceUnseen(JSON.stringify(text), escapeUnits).replace(LOG_COMMAND, escapeUnits);
}
