import { EVENT_ID, type Event, type MappingEvent, type ScalarEvent, type SequenceEvent } from 'js-yaml';
import { define, tooDeep } from '../json/read.ts';
import { ALIAS_ALLOWANCE, ALIAS_GROWTH, MAX_DEPTH, MAX_PROBLEMS } from '../limits.ts';
import type { RawProblem } from '../problem.ts';
import { HintCollector, type ReferenceHints } from '../refs/hints.ts';
import {
  aliasExpansion,
  badMerge,
  complexKey,
  cyclicAlias,
  duplicateKey,
  unknownAnchor,
  unknownTag,
} from './construct-problems.ts';
import type { EventRange } from './events.ts';
import { keyText, memberKeys, NODE, type NodeTable, NodeTableBuilder } from './node-table.ts';
import { isBlock, isPlain, isQuoted, plainValue, scalarText, standardTag, taggedValue } from './scalar.ts';

/** What a node is worth when an alias repeats it. */
interface Built {
  readonly value: unknown;
  readonly node: number;
  /** Nodes of the tree below and including it, aliases followed. */
  readonly size: number;
  /** Levels of collections below and including it, aliases followed. */
  readonly height: number;
  /** The spelling, for scalars: what the value is called when it is a key. */
  readonly text: string | null;
}

interface Frame {
  readonly node: number;
  readonly mapping: Record<string, unknown> | null;
  readonly sequence: unknown[] | null;
  readonly anchor: string | null;
  key: string | null;
  keyNode: number;
  keyIsMerge: boolean;
  /** Keys that a merge brought in; the mapping's own keys override them. */
  merged: Set<string> | null;
  size: number;
  height: number;
}

export interface Constructed {
  readonly value: unknown;
  readonly nodes: NodeTable;
  readonly hints: ReferenceHints;
  readonly problems: readonly RawProblem[];
}

/**
 * Builds plain data from the events of one YAML document, and the table of positions.
 *
 * Beside the library's own constructor because that one turns keys into values before the mapping sees them (`200`,
 * `1.50` and `null` must keep their spelling), stops at the first repeated key without saying where the other stands,
 * and does not bound what aliases expand to. Every failure is reported with its offset; `value` is then not usable.
 */
export function constructYaml(source: string, events: readonly Event[], { from, to }: EventRange): Constructed {
  const count = to - from;
  const builder = new YamlBuilder(source, new NodeTableBuilder(count), ALIAS_ALLOWANCE + ALIAS_GROWTH * count);
  for (let index = from; index < to && !builder.isHopeless; index++) {
    const event = events[index];
    if (event !== undefined) builder.accept(event);
  }
  return { value: builder.root, nodes: builder.table, hints: builder.hints, problems: builder.problems };
}

export class YamlBuilder {
  root: unknown = null;
  /** The value that was complete last. */
  lastValue: unknown = null;
  isHopeless = false;
  readonly problems: RawProblem[] = [];
  readonly hints = new HintCollector();
  private readonly frames: Frame[] = [];
  private frame: Frame | null = null;
  private readonly anchors = new Map<string, Built | 'open'>();
  /** Values that aliases added, wherever they stand; merging costs as much even where its result is overridden. */
  private repeated = 0;
  private lastEnd = 0;

  /** What the offsets in the events are short of those in the text. */
  private shift = 0;

  /** `aliasLimit`: how many values aliases may add, all together. */
  constructor(
    private source: string,
    readonly table: NodeTableBuilder,
    private readonly aliasLimit: number,
  ) {}

  /** From here on events are of another text, which stands `shift` characters further on in the whole. */
  readFrom(source: string, shift: number): void {
    this.source = source;
    this.shift = shift;
  }

  /** Whether the value of a member of a mapping is due. */
  get awaitsMember(): boolean {
    return this.frame !== null && this.frame.key !== null;
  }

  /** The same of a block mapping; `whole` is the text that the table counts in. */
  awaitsBlockMember(whole: string): boolean {
    return this.awaitsMember && whole[this.table.start[this.frame?.node ?? 0] ?? 0] !== '{';
  }

  /** A value that was read before, whose nodes are in the table already. */
  give(value: unknown): void {
    this.takeValue(value, 1, 0);
  }

  accept(event: Event): void {
    if (event.type === EVENT_ID.SCALAR) this.scalar(event);
    else if (event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE) this.open(event);
    else if (event.type === EVENT_ID.POP) this.close();
    else if (event.type === EVENT_ID.ALIAS) this.alias(event.anchorStart, event.anchorEnd);
  }

  private readonly report = (problem: RawProblem): void => {
    this.problems.push(problem);
    if (this.problems.length >= MAX_PROBLEMS) this.isHopeless = true;
  };

  private giveUp(problem: RawProblem): void {
    this.report(problem);
    this.isHopeless = true;
  }

  /** The mapping that waits for a key, or null where a value is due. */
  private keyless(): Frame | null {
    const { frame } = this;
    return frame !== null && frame.mapping !== null && frame.key === null ? frame : null;
  }

  private scalar(event: ScalarEvent): void {
    const quotes = isQuoted(event) ? 1 : 0;
    const start = event.valueStart < 0 ? this.emptyPlace() : event.valueStart - quotes;
    const end = event.valueStart < 0 ? start : event.valueEnd + quotes;
    const kind = isBlock(event) ? NODE.BLOCK_SCALAR : NODE.SCALAR;
    const node = this.table.add(kind, start + this.shift, end + this.shift);
    this.lastEnd = end;
    const text = scalarText(this.source, event);
    const tag = event.tagStart < 0 ? null : this.source.slice(event.tagStart, event.tagEnd);
    const waiting = this.keyless();
    const value = waiting === null ? this.scalarValue(event, tag, text, start) : text;
    if (event.anchorStart >= 0) {
      const name = this.source.slice(event.anchorStart, event.anchorEnd);
      this.anchors.set(name, { value, node, size: 1, height: 0, text });
    }
    if (waiting === null) {
      this.takeValue(value, 1, 0);
      return;
    }
    if (!event.fast) this.table.oddKeys.set(node, text);
    const isMerge = tag === null ? text === '<<' && isPlain(event) : standardTag(tag) === 'merge';
    this.takeKey(waiting, text, node, isMerge);
  }

  private scalarValue(event: ScalarEvent, tag: string | null, text: string, offset: number): unknown {
    if (tag !== null) return taggedValue(tag, text, event.tagStart, this.report);
    return isPlain(event) ? plainValue(text, offset, this.report) : text;
  }

  /** Where a value is left out after "key:", its place is after the colon. */
  private emptyPlace(): number {
    let at = this.lastEnd;
    while (this.source[at] === ' ') at++;
    return this.source[at] === ':' ? at + 1 : this.lastEnd;
  }

  private open(event: MappingEvent | SequenceEvent): void {
    const isMapping = event.type === EVENT_ID.MAPPING;
    this.checkTag(event, isMapping ? 'map' : 'seq');
    if (this.frames.length >= MAX_DEPTH) this.giveUp(tooDeep(event.start));
    if (this.keyless() !== null) this.giveUp(complexKey(event.start));
    const name = event.anchorStart < 0 ? null : this.source.slice(event.anchorStart, event.anchorEnd);
    if (name !== null) this.anchors.set(name, 'open');
    const frame: Frame = {
      node: this.table.add(isMapping ? NODE.MAPPING : NODE.SEQUENCE, event.start + this.shift, 0),
      mapping: isMapping ? {} : null,
      sequence: isMapping ? null : [],
      anchor: name,
      key: null,
      keyNode: 0,
      keyIsMerge: false,
      merged: null,
      size: 1,
      height: 1,
    };
    this.lastEnd = event.start + 1;
    this.frames.push(frame);
    this.frame = frame;
  }

  private checkTag(event: MappingEvent | SequenceEvent, expected: string): void {
    if (event.tagStart < 0) return;
    const tag = this.source.slice(event.tagStart, event.tagEnd);
    if (tag !== '!' && standardTag(tag) !== expected) this.report(unknownTag(tag, event.tagStart));
  }

  private close(): void {
    const frame = this.frames.pop();
    if (frame === undefined) return;
    this.frame = this.frames.at(-1) ?? null;
    this.table.next[frame.node] = this.table.count;
    const value = frame.mapping ?? frame.sequence;
    const { node, size, height } = frame;
    if (frame.anchor !== null) this.anchors.set(frame.anchor, { value, node, size, height, text: null });
    this.takeValue(value, size, height);
  }

  private alias(anchorStart: number, anchorEnd: number): void {
    const name = this.source.slice(anchorStart, anchorEnd);
    const target = this.anchors.get(name);
    const place = { offset: anchorStart - 1, length: anchorEnd - anchorStart + 1 };
    if (target === undefined) this.giveUp(unknownAnchor(name, place));
    else if (target === 'open') this.giveUp(cyclicAlias(name, place));
    else this.repeat(target, place);
  }

  private repeat(target: Built, place: { offset: number; length: number }): void {
    const end = place.offset + place.length;
    const node = this.table.add(NODE.ALIAS, place.offset + this.shift, end + this.shift);
    this.table.targets.set(node, target.node);
    this.lastEnd = end;
    const waiting = this.keyless();
    if (waiting !== null) {
      if (target.text === null) this.giveUp(complexKey(place.offset));
      this.table.oddKeys.set(node, target.text ?? '');
      this.takeKey(waiting, target.text ?? '', node, false);
      return;
    }
    this.repeated += target.size;
    if (this.repeated > this.aliasLimit) this.giveUp(aliasExpansion(place));
    if (this.frames.length + target.height > MAX_DEPTH) this.giveUp(tooDeep(place.offset));
    if (!this.isHopeless) this.takeValue(target.value, target.size, target.height);
  }

  private takeKey(frame: Frame, key: string, node: number, isMerge: boolean): void {
    frame.key = key;
    frame.keyNode = node;
    frame.keyIsMerge = isMerge;
    frame.size++;
    if (isMerge) this.table.merges.add(node);
  }

  private takeValue(value: unknown, size: number, height: number): void {
    const { frame } = this;
    this.lastValue = value;
    if (frame === null) {
      this.root = value;
      return;
    }
    frame.size += size;
    if (height >= frame.height) frame.height = height + 1;
    if (frame.sequence !== null) {
      frame.sequence.push(value);
    } else if (frame.mapping !== null && frame.key !== null) {
      const { key } = frame;
      frame.key = null;
      if (frame.keyIsMerge) this.merge(frame, frame.mapping, value);
      else this.setMember(frame, frame.mapping, key, value);
    }
  }

  private setMember(frame: Frame, mapping: Record<string, unknown>, key: string, value: unknown): void {
    if (Object.hasOwn(mapping, key) && frame.merged?.delete(key) !== true) this.reportDuplicate(frame, key);
    define(mapping, key, value);
    this.hints.member(key, value);
  }

  private reportDuplicate(frame: Frame, key: string): void {
    const { table, source } = this;
    const keys = memberKeys(table, frame.node, frame.keyNode);
    const first = keys.find((node) => keyText(table, source, node) === key) ?? frame.node;
    const firstLine = source.slice(0, table.start[first]).split('\n').length;
    const offset = table.start[frame.keyNode] ?? 0;
    const length = (table.end[frame.keyNode] ?? offset + 1) - offset;
    this.report(duplicateKey(key, firstLine, { offset, length }));
  }

  private merge(frame: Frame, mapping: Record<string, unknown>, value: unknown): void {
    for (const from of Array.isArray(value) ? value : [value]) {
      if (typeof from !== 'object' || from === null || Array.isArray(from)) {
        this.report(badMerge(this.table.start[frame.keyNode] ?? 0));
        continue;
      }
      for (const [key, member] of Object.entries(from)) {
        if (Object.hasOwn(mapping, key)) continue;
        define(mapping, key, member);
        frame.merged ??= new Set();
        frame.merged.add(key);
      }
    }
  }
}
