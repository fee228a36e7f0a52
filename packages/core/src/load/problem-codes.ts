/** What `contract-check explain <code>` says about a problem with an input. */
export interface ProblemInfo {
  readonly title: string;
  readonly explanation: string;
}

const TEXT_CODES = {
  'document-empty': {
    title: 'The document is empty',
    explanation: 'The text holds nothing but white space or comments. Often a generator failed, or the path is wrong.',
  },
  'document-multiple': {
    title: 'The file holds several documents',
    explanation:
      'YAML separates documents by "---". A contract is one document; which one was meant cannot be guessed.',
  },
  'document-not-text': {
    title: 'The file is not text',
    explanation:
      'It holds NUL characters: a binary file, a compressed one, or text in UTF-16 without a byte order mark.',
  },
  'document-markup': {
    title: 'The document is an HTML or XML page',
    explanation: 'Servers answer with a page when a login is needed or the address is wrong. Save the contract itself.',
  },
  'document-pointer': {
    title: 'The file is a Git LFS pointer',
    explanation: 'The contract is kept by Git LFS and was not fetched. `git lfs pull` puts the real file in its place.',
  },
  'merge-conflict': {
    title: 'The file holds an unresolved merge conflict',
    explanation:
      'Lines such as "<<<<<<<", "=======" and ">>>>>>>" are left by Git when both sides changed the same place.',
  },
  'nesting-too-deep': {
    title: 'The document is nested too deeply',
    explanation:
      'More than 500 levels, counted after YAML aliases are followed. No real contract needs them, and readers crash on them.',
  },
  'number-too-large': {
    title: 'A number is too large',
    explanation:
      'A number beyond the range of a double (about 1.8e308) is read as infinity. An integer of more than 1,000 digits is refused.',
  },
} as const satisfies Record<string, ProblemInfo>;

const JSON_CODES = {
  'json-duplicate-key': {
    title: 'A JSON object holds a key twice',
    explanation: 'JSON readers keep the last one, and so do we. The first one is lost, which is seldom meant.',
  },
  'json-read-as-yaml': {
    title: 'The document is not valid JSON, but valid YAML',
    explanation:
      'It was read as YAML, which allows single quotes, texts without quotes and more. JSON readers refuse it.',
  },
  'json-trailing-comma': {
    title: 'A comma stands before a closing bracket',
    explanation: 'JSON allows no comma after the last member or item. It is read over with a warning.',
  },
  'json-missing-comma': {
    title: 'A comma is missing',
    explanation: 'Members of an object and items of an array are separated by commas.',
  },
  'json-missing-colon': {
    title: 'A colon is missing',
    explanation: 'In an object, each key is followed by a colon and its value.',
  },
  'json-truncated': {
    title: 'The document ends too early',
    explanation:
      'A bracket or a quotation mark is still open at the end: the file was cut off, or a bracket is missing.',
  },
  'json-quotes': {
    title: 'Wrong quotation marks',
    explanation:
      'JSON knows only straight double quotes. Word processors and chat programs replace them by typographic ones.',
  },
  'json-unquoted': {
    title: 'A key or a text without quotes',
    explanation: 'JSON wants keys and texts in double quotes. Only true, false, null and numbers stand bare.',
  },
  'json-comment': {
    title: 'A comment in JSON',
    explanation:
      'JSON has no comments; those with slashes are read over with a warning. Use a "description" or an "x-" member, or write the contract in YAML.',
  },
  'json-bad-string': {
    title: 'A text holds a forbidden character',
    explanation: 'Line breaks, tabs and other control characters must be written as escapes; only some escapes exist.',
  },
  'json-bad-number': {
    title: 'A number is not written as JSON wants it',
    explanation: 'No leading zeros, no leading plus, digits on both sides of the point; NaN and Infinity do not exist.',
  },
  'json-text-after-end': {
    title: 'Something follows the end of the document',
    explanation: 'A JSON file holds one value. Often a closing bracket stands too early, or two documents were joined.',
  },
  'json-unexpected': {
    title: 'An unexpected character',
    explanation: 'At this place JSON expects a value, a key or a closing bracket.',
  },
} as const satisfies Record<string, ProblemInfo>;

const YAML_CODES = {
  'yaml-nested-mapping': {
    title: 'A second ":" in an unquoted text',
    explanation: 'In YAML a colon followed by a space starts a value. A text that holds one must be quoted.',
  },
  'yaml-tab-indentation': {
    title: 'A tab in the indentation',
    explanation: 'YAML indents with spaces only: a tab has no agreed width.',
  },
  'yaml-bad-indentation': {
    title: 'The indentation does not fit',
    explanation: 'All keys of a mapping, and all items of a list, start in the same column.',
  },
  'yaml-duplicate-key': {
    title: 'A YAML mapping holds a key twice',
    explanation: 'YAML forbids it (YAML 1.2.2, section 3.2.1.1), and readers disagree about which one counts.',
  },
  'yaml-unclosed-quote': {
    title: 'A quotation mark is not closed',
    explanation: 'A quoted text ends with the same mark. Inside single quotes, an apostrophe is written twice.',
  },
  'yaml-text-after-quote': {
    title: 'Text follows a closing quotation mark',
    explanation: 'A value that starts with a quotation mark ends with it. Quote the whole value.',
  },
  'yaml-unclosed-bracket': {
    title: 'A bracket is not closed',
    explanation: 'Each "[" needs its "]" and each "{" its "}", indented more than the key that they belong to.',
  },
  'yaml-unexpected-bracket': {
    title: 'A closing bracket without an opening one',
    explanation: 'A "]" or "}" closes nothing here. A text that holds one at its start must be quoted.',
  },
  'yaml-missing-comma': {
    title: 'A comma is missing between brackets',
    explanation: 'Inside "[...]" and "{...}" the entries are separated by commas; texts with ": " or ", " need quotes.',
  },
  'yaml-missing-colon': {
    title: 'A line is neither "key: value" nor a list item',
    explanation: 'Often a colon was forgotten, or a long text was broken without indenting its second line.',
  },
  'yaml-missing-space': {
    title: 'A space is missing after the colon',
    explanation: 'YAML reads "a:1" as one text. Write "a: 1".',
  },
  'yaml-reserved-character': {
    title: 'A text starts with a reserved character',
    explanation: 'Unquoted texts cannot start with @, %, `, &, *, !, |, >, or a list dash on the line of its key.',
  },
  'yaml-bad-escape': {
    title: 'An unknown escape in double quotes',
    explanation: 'In double quotes a backslash starts an escape. Patterns are easier to write in single quotes.',
  },
  'yaml-bad-block-text': {
    title: 'A block text starts wrongly',
    explanation: 'After "|" or ">" only an indentation digit, "+" or "-" may follow; the text starts on the next line.',
  },
  'yaml-control-character': {
    title: 'A forbidden character',
    explanation: 'YAML allows no control characters and no halves of surrogate pairs. Use an escape in double quotes.',
  },
  'yaml-unknown-tag': {
    title: 'An unknown or misplaced tag',
    explanation:
      'A "!" starts a tag. Contracts need none beside the standard ones (!!str, !!int, !!float, !!bool, !!null, !!map, !!seq).',
  },
  'yaml-unknown-anchor': {
    title: 'An alias without its anchor',
    explanation:
      '"*name" repeats what "&name" marked earlier in the same document. A text that starts with * needs quotes.',
  },
  'yaml-cyclic-alias': {
    title: 'An alias inside its own anchor',
    explanation: 'The value would contain itself and never end. Express recursion by $ref.',
  },
  'yaml-alias-expansion': {
    title: 'Aliases expand to too many values',
    explanation: 'Aliases of aliases grow exponentially when followed ("billion laughs"). The document is refused.',
  },
  'yaml-bad-merge': {
    title: 'A merge key without a mapping',
    explanation: 'The value of "<<" is an alias of a mapping, a mapping, or a list of those.',
  },
  'yaml-complex-key': {
    title: 'A key is a list or a mapping',
    explanation:
      'JSON knows only texts as keys, and contracts are JSON documents. Often a template such as {{name}} was left unfilled.',
  },
  'yaml-bad-directive': {
    title: 'A directive is wrong',
    explanation: 'Lines that start with "%" before "---" are directives; contracts need none.',
  },
  'yaml-syntax': {
    title: 'The document is not valid YAML',
    explanation: 'The parser cannot go on at this place.',
  },
} as const satisfies Record<string, ProblemInfo>;

const REFERENCE_CODES = {
  'ref-not-found': {
    title: 'A reference leads nowhere',
    explanation: 'The file was read, but nothing stands at that place. What the reference stands for is unknown.',
  },
  'ref-circular': {
    title: 'References that only lead to each other',
    explanation: 'Following them never reaches a value (a → b → a). They say nothing, so nothing can be compared.',
  },
  'ref-not-text': {
    title: 'A $ref that is not a text',
    explanation: 'The value of $ref is a URI reference. Anything else is ignored.',
  },
  'too-many-files': {
    title: 'The contract spreads over too many files',
    explanation: 'More than 1,000 files are reached by $ref. Compare a bundled contract instead.',
  },
} as const satisfies Record<string, ProblemInfo>;

const CONTRACT_CODES = {
  'not-a-contract': {
    title: 'The document is no API contract',
    explanation: 'A contract says "openapi" or "swagger" at its top. What it is is told by that, never by its name.',
  },
  'unsupported-version': {
    title: 'A version of the specification that is not known',
    explanation: 'Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2 are read.',
  },
  'keyword-of-later-version': {
    title: 'A keyword that only a later version of the specification has',
    explanation:
      'By the letter it means nothing here, but it was written to mean something: it counts as it does in the later version. Other tools may ignore it. Only schemas that were compared are looked at; the first place is told.',
  },
  'keyword-of-earlier-version': {
    title: 'A keyword that only an earlier version of the specification has',
    explanation:
      'OpenAPI 3.1 took over JSON Schema: null became a type, exclusive bounds became numbers. "nullable" is ignored since then, as the specification says; the other old spellings still count. Only schemas that were compared are looked at; the first place is told.',
  },
  'path-parameter-misplaced': {
    title: 'A path parameter without a place in its path',
    explanation:
      'Path parameters belong together by their place in the path, whatever they are called. One that has no place is compared by its name. Often the name is misspelt in one of the two.',
  },
} as const satisfies Record<string, ProblemInfo>;

const SCHEMA_CODES = {
  'not-a-schema': {
    title: 'The document is no JSON Schema',
    explanation: 'A JSON Schema is an object with keywords, or true or false.',
  },
  'schema-is-contract': {
    title: 'A whole contract was given where a schema is expected',
    explanation: 'The command "schema" compares plain JSON Schemas. API contracts are compared by "diff".',
  },
  'schema-draft-unknown': {
    title: 'A draft of JSON Schema that is not known',
    explanation:
      'Drafts 4, 6 and 7, 2019-09 and 2020-12 are read; a schema that names another, or a vocabulary of its own, is read as 2020-12.',
  },
  'schema-demands-nothing': {
    title: 'A schema that accepts everything',
    explanation:
      'Files that only hold definitions accept every value, so that comparing them finds nothing. Compare the definitions.',
  },
  'schema-accepts-nothing': {
    title: 'A schema that accepts nothing',
    explanation:
      'No value meets all demands. What accepts nothing is compatible with everything, which is seldom meant.',
  },
} as const satisfies Record<string, ProblemInfo>;

/**
 * Every code that loading and comparing can answer, beside those of the shell (reading files, git, network). One row per code.
 */
export const LOAD_PROBLEMS = {
  ...TEXT_CODES,
  ...JSON_CODES,
  ...YAML_CODES,
  ...REFERENCE_CODES,
  ...CONTRACT_CODES,
  ...SCHEMA_CODES,
} as const;

export type LoadProblemCode = keyof typeof LOAD_PROBLEMS;
