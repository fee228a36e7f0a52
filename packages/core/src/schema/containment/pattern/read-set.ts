import type { AST } from '@eslint-community/regexpp';
import { type CharRange, type CharSet, charSet, complement } from './char-set.ts';
import { DIGITS, LINE_TERMINATORS, propertySet, SPACES, WORD_CHARACTERS } from './predefined-sets.ts';

/** What a class or an escape stands for. Properties of Unicode are remembered: finding one costs milliseconds. */
export class SetReader {
  readonly #properties = new Map<string, CharSet>();

  /** @param highest the last code point, or the last UTF-16 unit */
  read(node: AST.CharacterClass | AST.CharacterSet, highest: number): CharSet {
    return node.type === 'CharacterClass' ? this.#class(node, highest) : this.#escape(node, highest);
  }

  #class(node: AST.CharacterClass, highest: number): CharSet {
    const ranges = node.elements.flatMap((element): readonly CharRange[] => {
      switch (element.type) {
        case 'Character':
          return [[element.value, element.value]];
        case 'CharacterClassRange':
          return [[element.min.value, element.max.value]];
        case 'CharacterSet':
          return this.#escape(element, highest);
        default:
          // Set notation needs the flag `v`, which JSON Schema does not have.
          return [];
      }
    });
    return node.negate ? complement(charSet(ranges), highest) : charSet(ranges);
  }

  #escape(node: AST.CharacterSet, highest: number): CharSet {
    switch (node.kind) {
      case 'any':
        return complement(LINE_TERMINATORS, highest);
      case 'digit':
        return node.negate ? complement(DIGITS, highest) : DIGITS;
      case 'space':
        return node.negate ? complement(SPACES, highest) : SPACES;
      case 'word':
        return node.negate ? complement(WORD_CHARACTERS, highest) : WORD_CHARACTERS;
      case 'property': {
        const set = this.#property(node.value === null ? node.key : `${node.key}=${node.value}`);
        return node.negate ? complement(set, highest) : set;
      }
    }
  }

  #property(name: string): CharSet {
    const known = this.#properties.get(name) ?? propertySet(name);
    this.#properties.set(name, known);
    return known;
  }
}
