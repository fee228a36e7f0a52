/** The value of a member of a block mapping, on lines of its own, which can be read apart from the rest of the text. */
export interface Piece {
  /** Its key and those above, as written: pieces of two texts with the same path stand for the same member. */
  readonly path: string;
  /** Offsets of its lines in the text, the last line break included. */
  readonly start: number;
  readonly end: number;
  /** Offset in the skeleton of the alias that stands for it. */
  readonly mark: number;
}

/** A text cut into pieces, and what is left of it: an alias stands where each piece was. */
export interface CutText {
  readonly skeleton: string;
  /** In the order of the text. */
  readonly pieces: readonly Piece[];
}

/** In UTF-16 units. */
export interface CutSizes {
  /** A shorter text is read as fast as it is cut. */
  readonly text: number;
  /** Less costs more to read apart than with its neighbours. */
  readonly smallest: number;
  /** More is cut again where it can be, so that a change costs little more than itself to read. */
  readonly largest: number;
}

export const CUT_SIZES: CutSizes = { text: 32_000, smallest: 200, largest: 16_000 };

/** Contracts have their members within so many levels; each goes through the lines once more. */
const LEVELS = 8;

/** Stands for a piece; its name does not matter, because only its offset is looked at. */
const MARK = ' *p';

/**
 * Cuts a YAML text at the keys of block mappings that have the rest of their line to themselves. Goes by indentation
 * alone: whether a cut is one, only reading the skeleton tells (see `readInPieces`). Null where nothing can be cut.
 */
export function cutPieces(text: string, sizes: CutSizes): CutText | null {
  if (text.length < sizes.text) return null;
  const lines = linesOf(text);
  if (lines === null) return null;
  const cutter = new Cutter(text, lines, sizes);
  cutter.cut(0, lines.indents.length, '', LEVELS);
  return cutter.pieces.length === 0 ? null : { skeleton: cutter.skeleton(), pieces: cutter.pieces };
}

interface Lines {
  /** Offset of the first character of each line. */
  readonly starts: number[];
  /** Spaces before its first other character; -1 for lines of white space or a comment, which belong anywhere. */
  readonly indents: number[];
}

const [TAB, NEWLINE, RETURN, SPACE, HASH, PERCENT] = [0x09, 0x0a, 0x0d, 0x20, 0x23, 0x25];
const [DASH, COLON, QUESTION] = [0x2d, 0x3a, 0x3f];

/** Null where a directive may change how the lines after it read. */
function linesOf(text: string): Lines | null {
  const starts: number[] = [];
  const indents: number[] = [];
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline + 1;
    let at = start;
    while (text.charCodeAt(at) === SPACE) at++;
    const first = text.charCodeAt(at);
    if (first === PERCENT && at === start) return null;
    starts.push(start);
    indents.push(first === HASH || isBlank(text, at, end) ? -1 : at - start);
    start = end;
  }
  return { starts, indents };
}

function isBlank(text: string, from: number, end: number): boolean {
  let at = from;
  while (at < end && isWhite(text.charCodeAt(at))) at++;
  return at >= end;
}

function isWhite(code: number): boolean {
  return code === SPACE || code === NEWLINE || code === RETURN || code === TAB;
}

class Cutter {
  readonly pieces: Piece[] = [];
  /** What is kept of the text, in order, and its length. */
  private readonly kept: string[] = [];
  private length = 0;
  private keptUntil = 0;

  constructor(
    private readonly text: string,
    private readonly lines: Lines,
    private readonly sizes: CutSizes,
  ) {}

  /** Cuts the lines of one block, `to` exclusive, and so many levels of what is in it. */
  cut(from: number, to: number, path: string, levels: number): void {
    const { starts, indents } = this.lines;
    let line = from;
    while (line < to && indents[line] === -1) line++;
    const indent = indents[line] ?? 0;
    while (line < to) {
      let next = line + 1;
      while (next < to && (indents[next] === -1 || (indents[next] ?? 0) > indent)) next++;
      const [start, end] = [this.startOf(line + 1), this.startOf(next)];
      const colon = indents[line] === indent && end - start >= this.sizes.smallest ? this.colonOf(line) : -1;
      if (colon !== -1) {
        const member = `${path}\n${this.text.slice(starts[line], colon)}`;
        const isCut = levels > 1 && end - start > this.sizes.largest;
        if (!isCut || !this.cutWithin(line + 1, next, member, levels - 1)) this.take(member, colon, start, end);
      }
      line = next;
    }
  }

  skeleton(): string {
    return this.kept.join('') + this.text.slice(this.keptUntil);
  }

  /** False: a large value has no members to cut at, and is taken as a whole. */
  private cutWithin(from: number, to: number, path: string, levels: number): boolean {
    const before = this.pieces.length;
    this.cut(from, to, path, levels);
    return this.pieces.length > before;
  }

  private take(path: string, colon: number, start: number, end: number): void {
    this.keep(colon + 1);
    this.kept.push(MARK);
    this.length += MARK.length;
    this.pieces.push({ path, start, end, mark: this.length - MARK.length + 1 });
    this.keep(start);
    this.keptUntil = end;
  }

  private keep(until: number): void {
    this.kept.push(this.text.slice(this.keptUntil, until));
    this.length += until - this.keptUntil;
    this.keptUntil = until;
  }

  private startOf(line: number): number {
    return this.lines.starts[line] ?? this.text.length;
  }

  /** Where a line ends that holds a key and its colon alone; -1 for any other line. */
  private colonOf(line: number): number {
    const { text } = this;
    const first = text.charCodeAt((this.lines.starts[line] ?? 0) + (this.lines.indents[line] ?? 0));
    if (first === DASH || first === QUESTION) return -1;
    let at = this.startOf(line + 1) - 1;
    while (isWhite(text.charCodeAt(at))) at--;
    return text.charCodeAt(at) === COLON ? at : -1;
  }
}
