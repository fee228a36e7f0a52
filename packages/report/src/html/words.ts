import type { Direction, Effect, Finding, Severity } from '@contract-check/core';
import type { NoteStyle } from '../values/change-note.ts';
import { shorten } from '../values/shorten.ts';
import { EFFECT_SIGNS } from '../words.ts';
import { type Markup, markup } from './markup.ts';

const ELLIPSIS = '…';
export const ARROW = '→';
export const HTML_NOTE: NoteStyle = { valueLimit: 160, arrow: ARROW, ellipsis: ELLIPSIS };

/** No text of a contract takes more of the page than this (UTF-16 units). */
const LONGEST_TEXT = 2_000;
const LONGEST_NAME = 300;

/** A sentence, bounded. */
export function sentence(text: string): string {
  return shorten(text, LONGEST_TEXT, ELLIPSIS);
}

/** A title, a file, an operation, bounded. */
export function nameText(text: string): string {
  return shorten(text, LONGEST_NAME, ELLIPSIS);
}

/** Sign and word: never colour alone. */
export function badge(effect: Effect): Markup {
  return markup`<span class="badge ${effect}"><span aria-hidden="true">${EFFECT_SIGNS[effect]}</span> ${effect}</span>`;
}

export const DIRECTION_WORDS: Readonly<Record<Direction, string>> = {
  request: 'what consumers send',
  response: 'what consumers receive',
  none: 'neither',
};

/** What a finding counts as: a waived one counts in no severity. */
export type Standing = Severity | 'waived';

export const STANDINGS: readonly Standing[] = ['error', 'warning', 'info', 'off', 'waived'];

export function standingOf({ waiver, severity }: Finding): Standing {
  return waiver === null ? severity : 'waived';
}
