import type { AST } from '@eslint-community/regexpp';
import { RE2JS, RE2JSException } from 're2js';
import { type CharSet, complement, LAST_CODE_POINT } from '../schema/containment/pattern/char-set.ts';
import { DIGITS, LINE_TERMINATORS, SPACES, WORD_CHARACTERS } from '../schema/containment/pattern/predefined-sets.ts';
import { parsePattern } from '../schema/containment/pattern/read-pattern.ts';

/** Null: the engine cannot tell for this text. */
export type TextTest = (text: string) => boolean | null;

/**
 * A pattern of ECMA-262 for RE2, which takes linear time. RE2 has a syntax of its own and other ideas of `.`, `\s` and
 * `$`, so the pattern is spelled anew.
 *
 * @returns null for what RE2 has not: back references, looks to a side, repeats above 1,000
 */
export function linearPattern(source: string): TextTest | null {
  const parsed = parsePattern(source);
  if (!parsed.ok) return null;
  const { pattern, unicode } = parsed.value;
  const spelled = options(pattern.alternatives);
  const compiled = spelled === null ? null : compile(spelled);
  if (compiled === null) return null;
  // Without the flag `u` a pattern reads UTF-16 units, RE2 code points.
  return (text) => (unicode || !surrogate.test(text) ? compiled.test(text) : null);
}

const surrogate = /[\ud800-\udfff]/;

function compile(spelled: string): RE2JS | null {
  try {
    return RE2JS.compile(spelled);
  } catch (error) {
    if (error instanceof RE2JSException) return null;
    throw error;
  }
}

/** Null where one of the parts is. */
function joined(parts: readonly (string | null)[], separator: string): string | null {
  return parts.includes(null) ? null : parts.join(separator);
}

function options(alternatives: readonly AST.Alternative[]): string | null {
  const all = alternatives.map(({ elements }) => joined(elements.map(element), ''));
  const text = joined(all, '|');
  return text === null ? null : `(?:${text})`;
}

function element(node: AST.Element): string | null {
  switch (node.type) {
    case 'Character':
      return isSurrogate(node.value) ? null : character(node.value);
    case 'CharacterSet':
    case 'CharacterClass':
      return characterClass(node);
    case 'Group':
    case 'CapturingGroup':
      return options(node.alternatives);
    case 'Quantifier': {
      const body = element(node.element);
      const max = node.max === Number.POSITIVE_INFINITY ? '' : node.max;
      return body === null ? null : `(?:${body}){${node.min},${max}}`;
    }
    case 'Assertion':
      return assertion(node);
    case 'Backreference':
    case 'ExpressionCharacterClass':
      return null;
  }
}

function assertion(node: AST.Assertion): string | null {
  switch (node.kind) {
    case 'start':
      return '\\A';
    case 'end':
      return '\\z';
    case 'word':
      return node.negate ? '\\B' : '\\b';
    case 'lookahead':
    case 'lookbehind':
      return null;
  }
}

function characterClass(node: AST.CharacterClass | AST.CharacterSet): string | null {
  const members = node.type === 'CharacterSet' ? set(node) : joined(node.elements.map(member), '');
  const negated = node.type === 'CharacterClass' && node.negate;
  if (members === null) return null;
  // RE2 has no class without members.
  const shown = members === '' ? ranges([[0, LAST_CODE_POINT]]) : members;
  return (members === '') !== negated ? `[^${shown}]` : `[${shown}]`;
}

function member(node: AST.CharacterClassElement): string | null {
  switch (node.type) {
    case 'Character':
      return isSurrogate(node.value) ? null : character(node.value);
    case 'CharacterClassRange': {
      const [first, last] = [node.min.value, node.max.value];
      return isSurrogate(first) || isSurrogate(last) ? null : ranges([[first, last]]);
    }
    case 'CharacterSet':
      return set(node);
    default:
      // Set notation needs the flag `v`.
      return null;
  }
}

const properties = new Set(['General_Category', 'gc', 'Script', 'sc']);

function set(node: AST.CharacterSet): string | null {
  switch (node.kind) {
    case 'any':
      return ranges(complement(LINE_TERMINATORS, LAST_CODE_POINT));
    case 'digit':
      return ranges(node.negate ? complement(DIGITS, LAST_CODE_POINT) : DIGITS);
    case 'space':
      return ranges(node.negate ? complement(SPACES, LAST_CODE_POINT) : SPACES);
    case 'word':
      return ranges(node.negate ? complement(WORD_CHARACTERS, LAST_CODE_POINT) : WORD_CHARACTERS);
    case 'property':
      if (node.value !== null && !properties.has(node.key)) return null;
      return `\\${node.negate ? 'P' : 'p'}{${node.value ?? node.key}}`;
  }
}

function ranges(members: CharSet): string {
  return members.map(([first, last]) => `${character(first)}-${character(last)}`).join('');
}

function character(codePoint: number): string {
  return `\\x{${codePoint.toString(16)}}`;
}

/** Half of a character: RE2 reads whole ones. */
function isSurrogate(codePoint: number): boolean {
  return codePoint >= 0xd800 && codePoint <= 0xdfff;
}
