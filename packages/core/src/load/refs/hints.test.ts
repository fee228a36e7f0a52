import { expect, test } from 'vitest';
import { parseDocument } from '../parse-document.ts';
import type { ReferenceHints } from './hints.ts';

function hintsOf(text: string): ReferenceHints {
  const parsed = parseDocument({ uri: 'a', label: 'a', text });
  if (!parsed.ok) throw new Error(parsed.error.map(({ message }) => message).join('\n'));
  return parsed.value.hints;
}

/** In words, so that a row says it all. */
function told({ reachesOut, hasId, hasSelf }: ReferenceHints): string {
  return [reachesOut && 'outward', hasId && 'id', hasSelf && 'self'].filter(Boolean).join(' ');
}

test.each<[what: string, json: string, hints: string]>([
  ['a reference inside', '{"a": {"$ref": "#/b"}}', ''],
  ['a reference to a file', '{"a": {"$ref" : "b.yaml#/c"}}', 'outward'],
  ['a dynamic one', '{"a": {"$dynamicRef": "b#c"}}', 'outward'],
  ['a property that is called $ref', '{"properties": {"$ref": {"type": "string"}}}', ''],
  ['a template that nobody filled in', '{"$ref": "{{base}}/a.yaml"}', ''],
  ['the word in a description', '{"description": "\\"$ref\\": \\"b.yaml\\""}', ''],
  ['a mapping to names', '{"mapping": {"dog": "#/Dog", "cat": "Cat"}}', ''],
  ['a mapping to files', '{"mapping": {"dog": "#/Dog", "cat": "cat.YML"}}', 'outward'],
  ['an identifier', '{"a": {"$id": "x"}}', 'id'],
  ['a name of the document', '{"$self": "x"}', 'self'],
  ['other keys', '{"$idle": 1, "$": 2, "mappings": "x.json", "": {"ref": "x.json"}}', ''],
])('%s', (_what, json, hints) => {
  expect(told(hintsOf(json))).toBe(hints);
  // Read exactly: a repeated key.
  expect(told(hintsOf(json.replace(/\}$/, ', "twice": 1, "twice": 2}')))).toBe(hints);
  // Read as YAML, in flow style and in block style.
  expect(told(hintsOf(`root: ${json}`))).toBe(hints);
});

test('a property called $ref in block style, whose value stands on the next line', () => {
  expect(told(hintsOf('properties:\n  $ref:\n    type: string\n'))).toBe('');
  expect(told(hintsOf('schema:\n  $ref:\n    other.yaml#/A\n'))).toBe('outward');
});
