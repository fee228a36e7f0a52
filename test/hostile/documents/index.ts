import type { HostileDocument } from '../document.ts';
import { ALIASES } from './aliases.ts';
import { NAMES_AND_NUMBERS } from './names-and-numbers.ts';
import { NESTING } from './nesting.ts';
import { REFERENCES } from './references.ts';
import { TEXTS } from './texts.ts';

export const HOSTILE_DOCUMENTS: readonly HostileDocument[] = [
  ...TEXTS,
  ...NAMES_AND_NUMBERS,
  ...NESTING,
  ...ALIASES,
  ...REFERENCES,
];
