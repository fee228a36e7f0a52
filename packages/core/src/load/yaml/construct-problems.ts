import { quote, type RawProblem } from '../problem.ts';

/** Where a problem stands. */
interface Place {
  readonly offset: number;
  readonly length: number;
}

export function complexKey(offset: number): RawProblem {
  return {
    code: 'yaml-complex-key',
    message: 'A list or a mapping stands where a key is expected.',
    fix: 'Quote the key if it is a text that starts with a bracket; fill in the template if it is one.',
    offset,
  };
}

export function duplicateKey(key: string, firstLine: number, place: Place): RawProblem {
  return {
    code: 'yaml-duplicate-key',
    message: `The key ${quote(key)} stands twice in this mapping; the first is on line ${firstLine}.`,
    fix: 'Remove or rename one of them.',
    ...place,
  };
}

export function badMerge(offset: number): RawProblem {
  return {
    code: 'yaml-bad-merge',
    message: 'The value of "<<" is not a mapping.',
    fix: 'Give an alias of a mapping; or write "<<" in quotes if it is a key of its own.',
    offset,
    length: 2,
  };
}

export function unknownTag(tag: string, offset: number): RawProblem {
  return {
    code: 'yaml-unknown-tag',
    message: `The tag ${quote(tag)} is not known here.`,
    fix: tag.startsWith('!!') ? 'Remove the tag.' : 'Remove the tag, or quote the text if it starts with "!".',
    offset,
    length: tag.length,
  };
}

export function unfitTag(tag: string, text: string, offset: number): RawProblem {
  return {
    code: 'yaml-unknown-tag',
    message: `${quote(text)} is not what its tag ${quote(tag)} says.`,
    fix: 'Correct the value, or remove the tag.',
    offset,
    length: tag.length,
  };
}

export function unknownAnchor(name: string, place: Place): RawProblem {
  return {
    code: 'yaml-unknown-anchor',
    message: `No ${quote(`&${name}`)} stands before the alias ${quote(`*${name}`)}.`,
    fix: 'Correct the name; or, if this is a text that starts with "*", put it in quotes.',
    ...place,
  };
}

export function cyclicAlias(name: string, place: Place): RawProblem {
  return {
    code: 'yaml-cyclic-alias',
    message: `The alias ${quote(`*${name}`)} stands inside ${quote(`&${name}`)}, so the value would contain itself.`,
    fix: 'Remove the alias, or express the recursion by $ref.',
    ...place,
  };
}

export function aliasExpansion(place: Place): RawProblem {
  return {
    code: 'yaml-alias-expansion',
    message: 'Following the aliases up to this place gives too many values.',
    fix: 'Remove aliases that repeat aliases, or express the repetition by $ref.',
    ...place,
  };
}
