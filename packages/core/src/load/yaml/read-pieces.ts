import { EVENT_ID, type Event } from 'js-yaml';
import { ALIAS_ALLOWANCE } from '../limits.ts';
import type { ReferenceHints } from '../refs/hints.ts';
import { isObject } from '../refs/walk.ts';
import { YamlBuilder } from './construct.ts';
import { type EventRange, onlyDocument, tryEvents } from './events.ts';
import { type NodeTable, NodeTableBuilder } from './node-table.ts';
import { CUT_SIZES, type CutSizes, cutPieces, type Piece } from './pieces.ts';

/** A text that was read piece by piece, so that a later text need not read again what both hold. */
export interface PieceReading {
  readonly text: string;
  readonly value: unknown;
  readonly nodes: NodeTable;
  readonly hints: ReferenceHints;
  readonly pieces: ReadonlyMap<string, ReadPiece>;
}

interface ReadPiece {
  readonly start: number;
  readonly end: number;
  /** The number of its first node. */
  readonly node: number;
  readonly value: unknown;
}

/**
 * Reads a large text piece by piece: the parser's events of a piece, which take many times the room of its text, are
 * gone when the next is read. A piece that stands word for word in `like`, under the same keys, is taken from there.
 *
 * Sound because pieces are values of block mappings, indented more than their key: what they mean depends on nothing
 * around them but directives and, where they hold aliases, anchors. The parser itself says that each stands in such a place, by finding the alias
 * that stands for it. Null where any of that is not so, or anything else is odd: the text is then read as a whole.
 */
export function readInPieces(
  text: string,
  like: PieceReading | null,
  sizes: CutSizes = CUT_SIZES,
): PieceReading | null {
  const cut = cutPieces(text, sizes);
  if (cut === null) return null;
  const skeleton = documentOf(cut.skeleton);
  return skeleton === null ? null : new PieceReader(text, like, cut.pieces).read(cut.skeleton, skeleton);
}

interface Document {
  readonly events: readonly Event[];
  readonly range: EventRange;
}

function documentOf(source: string): Document | null {
  const events = tryEvents(source);
  if (!events.ok) return null;
  const range = onlyDocument(source, events.value);
  return range.ok ? { events: events.value, range: range.value } : null;
}

/** Fewer than most texts have: how large the table of nodes is to begin with. */
const CHARACTERS_A_NODE = 12;

class PieceReader {
  private readonly builder: YamlBuilder;
  private readonly table: NodeTableBuilder;
  private readonly done = new Map<string, ReadPiece>();
  private next = 0;
  /** The piece being read holds anchors or aliases: it may mean something else in another text. */
  private isTied = false;

  constructor(
    private readonly text: string,
    private readonly like: PieceReading | null,
    private readonly pieces: readonly Piece[],
  ) {
    this.table = new NodeTableBuilder(Math.ceil(text.length / CHARACTERS_A_NODE));
    this.builder = new YamlBuilder(text, this.table, ALIAS_ALLOWANCE);
  }

  read(skeleton: string, { events, range }: Document): PieceReading | null {
    const { builder, pieces } = this;
    builder.readFrom(skeleton, 0);
    for (let index = range.from; index < range.to; index++) {
      const event = events[index];
      const piece = pieces[this.next];
      if (piece !== undefined && event?.type === EVENT_ID.ALIAS && event.anchorStart - 1 === piece.mark) {
        if (!this.piece(piece)) return null;
        this.next++;
        builder.readFrom(skeleton, piece.end - endOfLine(skeleton, piece.mark));
      } else if (event === undefined || !this.accept(event)) return null;
    }
    if (this.next !== pieces.length) return null;
    return { text: this.text, value: builder.root, nodes: this.table, hints: builder.hints, pieces: this.done };
  }

  /** False for what may mean something else elsewhere. */
  private accept(event: Event): boolean {
    if (event.type === EVENT_ID.DOCUMENT) return false;
    if (event.type !== EVENT_ID.POP && event.anchorStart >= 0) this.isTied = true;
    // Where nothing is written after nothing, its place is told by what was read before, maybe in another piece.
    if (event.type === EVENT_ID.SCALAR && event.valueStart < 0 && !this.builder.awaitsMember) return false;
    this.table.reserve(1);
    this.builder.accept(event);
    return this.builder.problems.length === 0;
  }

  private piece(piece: Piece): boolean {
    if (!this.builder.awaitsBlockMember(this.text)) return false;
    const node = this.table.count;
    this.isTied = false;
    const known = this.known(piece);
    const value = known === null ? this.parse(piece) : this.repeat(known, piece.start - known.start);
    if (value === undefined) return false;
    if (!this.isTied) this.done.set(piece.path, { start: piece.start, end: piece.end, node, value });
    return true;
  }

  private known({ path, start, end }: Piece): ReadPiece | null {
    const { text, like } = this;
    const known = like?.pieces.get(path);
    if (known === undefined || known.end - known.start !== end - start) return null;
    return like?.text.slice(known.start, known.end) === text.slice(start, end) ? known : null;
  }

  private repeat({ node, value }: ReadPiece, shift: number): unknown {
    const { like, builder, table } = this;
    if (like === null) return undefined;
    const copy = copyOf(value);
    builder.hints.add(like.hints);
    table.append(like.nodes, node, shift);
    builder.give(copy);
    return copy;
  }

  private parse({ start, end }: Piece): unknown {
    const { builder } = this;
    const source = this.text.slice(start, end);
    const document = documentOf(source);
    if (document === null) return undefined;
    const { events, range } = document;
    // At the start of a text the parser takes an indented "---" for a marker.
    if (events.some((event) => event.type === EVENT_ID.DOCUMENT && event.explicitStart)) return undefined;
    const root = events[range.from];
    // The indentation of a block scalar may be counted from its key, which is not in the piece.
    if (root?.type !== EVENT_ID.MAPPING && root?.type !== EVENT_ID.SEQUENCE) return undefined;
    builder.readFrom(source, start);
    for (let index = range.from; index < range.to; index++) {
      const event = events[index];
      if (event === undefined || !this.accept(event)) return undefined;
    }
    return builder.lastValue;
  }
}

function endOfLine(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline === -1 ? text.length : newline + 1;
}

/** Two contracts never share an object: what holds of one in its contract need not hold of it in the other. */
function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf);
  if (!isObject(value)) return value;
  // Own members named `__proto__` are set as such, because the copy has them already.
  const copy: Record<string, unknown> = { ...value };
  for (const key in copy) {
    const member = copy[key];
    if (typeof member === 'object' && member !== null) copy[key] = copyOf(member);
  }
  return copy;
}
