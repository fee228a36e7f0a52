import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { constructYaml } from './construct.ts';
import { onlyDocument, tryEvents } from './events.ts';
import { isCollection, type NodeTable } from './node-table.ts';
import type { CutSizes } from './pieces.ts';
import { type PieceReading, readInPieces } from './read-pieces.ts';

/** Small, so that short texts are cut, and cut again. */
const SIZES: CutSizes = { text: 0, smallest: 4, largest: 40 };

const CONTRACT = `openapi: 3.1.0
info:
  title: A shop
  version: '1'
paths:
  /orders/{id}:
    # what follows is indented less than it looks
    get:
      description: |
        Example:
          body:
            of: a text
# a remark at the margin
      responses:
        '200':
          description: >-
            Folded
            text
        "4\\u0030\\x34":
          description: none
    parameters:
    - name: id
      in: path
      schema:
        type: string
        maxLength: 9007199254740993
components:
  schemas:
    Order: { type: object, properties: { id: { $ref: '#/components/schemas/Id' } } }
    Id:
      type: string

      default:
        <<:
          own: true
        other: 'it''s'
`;

/** Six anchors, each ten times the one before. */
const GROWING = [
  'z: &a0 1',
  ...[1, 2, 3, 4, 5, 6].map((n) => `p${n}:\n  q: &a${n} [${`*a${n - 1},`.repeat(10)}]`),
  '',
].join('\n');

const FOLDED = "\npaths:\n  /orders/{id}:\n    get:\n      responses:\n        '200'".replaceAll(':\n', '\n');

interface Whole {
  readonly value: unknown;
  readonly nodes: NodeTable;
  readonly hints: unknown;
}

/** What reading the text as a whole gives; null where it is refused or warned of. */
function readWhole(text: string): Whole | null {
  const events = tryEvents(text);
  if (!events.ok) return null;
  const range = onlyDocument(text, events.value);
  if (!range.ok) return null;
  const { problems, ...whole } = constructYaml(text, events.value, range.value);
  return problems.length > 0 ? null : whole;
}

function rowsOf({ count, kind, start, end, next, oddKeys, merges }: NodeTable): unknown[] {
  return Array.from({ length: count }, (_, node) => [
    kind[node],
    start[node],
    isCollection(kind[node]) ? 0 : end[node],
    next[node],
    oddKeys.get(node),
    merges.has(node),
  ]);
}

function expectSame(pieces: PieceReading, whole: Whole | null): void {
  expect(whole).not.toBeNull();
  expect(pieces.value).toEqual(whole?.value);
  expect(rowsOf(pieces.nodes)).toEqual(whole === null ? [] : rowsOf(whole.nodes));
  expect({ ...pieces.hints }).toEqual({ ...(whole?.hints ?? {}) });
}

function inPieces(text: string, like: PieceReading | null = null): PieceReading {
  const reading = readInPieces(text, like, SIZES);
  if (reading === null) throw new Error('not read in pieces');
  return reading;
}

describe('reading in pieces', () => {
  it('gives what reading as a whole gives: values, places of all nodes, hints', () => {
    const reading = inPieces(CONTRACT);
    expect([...reading.pieces.keys()].map((path) => path.slice(path.lastIndexOf('\n') + 1).trim())).toEqual([
      'info',
      "'200'",
      '"4\\u0030\\x34"',
      '<<',
    ]);
    expectSame(reading, readWhole(CONTRACT));
  });

  it('takes from a text that is alike what both hold, as values of its own', () => {
    const base = inPieces(CONTRACT);
    const changed = CONTRACT.replace('title: A shop', 'title: Another shop').replace('- name: id', '- name: key');
    const revision = inPieces(changed, base);
    expectSame(revision, readWhole(changed));
    const [kept, again] = [base, revision].map(({ pieces }) => pieces.get(FOLDED)?.value);
    expect(again).toEqual({ description: 'Folded text' });
    expect(again).toEqual(kept);
    expect(again).not.toBe(kept);
  });

  it('keeps members called `__proto__` when it takes them over', () => {
    const text = 'a:\n  __proto__:\n    x: { y: 1 }\n  b: 2\n';
    expectSame(inPieces(text, inPieces(text)), readWhole(text));
  });

  it('reads with line breaks of Windows', () => {
    const text = CONTRACT.replaceAll('\n', '\r\n');
    expectSame(inPieces(text), readWhole(text));
  });

  it('follows aliases from piece to piece, and takes none of those over', () => {
    const text = (value: number) =>
      `x: &x { y: ${value} }\na:\n  b: &b\n    c: *x\n  <<: *x\nd:\n  b: *b\ne:\n  f: *b\n`;
    const base = inPieces(text(1));
    expect(base.pieces.size).toBe(0);
    expectSame(base, readWhole(text(1)));
    expectSame(inPieces(text(2), base), readWhole(text(2)));
  });

  it.each([
    ['an alias without an anchor', 'a:\n  b: *x\n  c: 2\n'],
    ['aliases that grow', GROWING],
    ['a directive', '%TAG ! !x\n---\na:\n  b: 1\n  c: 2\n'],
    ['a key inside a flow mapping', '{\n  a:\n    b: 1\n}\n'],
    ['a key inside a quoted text', 'q: "\n  a:\n    b and\n    c"\n'],
    ['a key that repeats', 'a:\n  b: 1\n  b: 2\n'],
    ['a block scalar on a line of its own', 'a:\n  |2\n    b\n    c\n'],
    ['a plain text', 'a:\n  several words\n  and more\n'],
    ['a second document', 'a:\n  b: 1\n  c: 2\n---\nd: 1\n'],
    ['a value that ends too early', 'a:\n    b: 1\n  c: 2\n'],
    ['a marker that is indented', 'a:\n    ---\n    b: 1\n    c: 2\n'],
    ['no key at all', '- 1\n- 2\n'],
  ])('leaves %s to reading as a whole', (_, text) => {
    expect(readInPieces(text, null, SIZES)).toBeNull();
  });

  it('cuts nothing for ever: what is nested deeper stays in one piece', () => {
    const text = `${Array.from({ length: 90 }, (_, depth) => `${' '.repeat(depth)}a:\n`).join('')}${' '.repeat(90)}b: 1\n`;
    expectSame(inPieces(text), readWhole(text));
    const deeper = Array.from({ length: 20_000 }, (_, depth) => `${' '.repeat(depth % 5000)}a:\n`).join('');
    expect(readInPieces(deeper, null, SIZES)).toBeNull();
  });

  it('leaves short texts to reading as a whole', () => {
    expect(readInPieces(CONTRACT, null)).toBeNull();
  });

  it('never gives anything else than reading as a whole, whatever becomes of lines', () => {
    const base = inPieces(CONTRACT);
    let read = 0;
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 4 }), (edits) => {
        const text = edits.reduce(edited, LINES).join('\n');
        for (const like of [null, base]) {
          const reading = readInPieces(text, like, SIZES);
          if (reading === null) continue;
          read++;
          expectSame(reading, readWhole(text));
        }
      }),
      { numRuns: 3_000 },
    );
    expect(read).toBeGreaterThan(300);
  });
});

const LINES: readonly string[] = CONTRACT.split('\n');
const ODD_LINES = [
  'x: &x',
  '- &x y',
  'z: *x',
  '<<: *x',
  '*x : 1',
  'a:',
  '- b',
  '"c": "',
  "d: '",
  'e: |',
  '---',
  '...',
  '? f',
  ': g',
  '\t',
  'h: {',
  '}',
  '# i',
  '<<:',
];

const edit = fc.record({
  kind: fc.constantFrom('drop' as const, 'indent' as const, 'repeat' as const, 'insert' as const, 'move' as const),
  at: fc.nat(LINES.length - 1),
  indent: fc.integer({ min: 0, max: 14 }),
  text: fc.constantFrom(...ODD_LINES),
  to: fc.nat(LINES.length - 1),
});

type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const EDITS: Readonly<Record<Edit['kind'], (lines: string[], edit: Edit) => void>> = {
  drop: (lines, { at }) => lines.splice(at, 1),
  indent: (lines, { at, indent }) => lines.splice(at, 1, ' '.repeat(indent) + (lines[at] ?? '').trimStart()),
  repeat: (lines, { at }) => lines.splice(at, 0, lines[at] ?? ''),
  insert: (lines, { at, indent, text }) => lines.splice(at, 0, ' '.repeat(indent) + text),
  move: (lines, { at, to }) => lines.splice(to, 0, ...lines.splice(at, 1)),
};

function edited(lines: readonly string[], change: Edit): readonly string[] {
  const changed = [...lines];
  EDITS[change.kind](changed, change);
  return changed;
}
