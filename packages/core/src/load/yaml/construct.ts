import { type Event, EVENT_ID, type MappingEvent, type ScalarEvent, type SequenceEvent } from 'js-yaml';
import { define, tooDeep } from '../json/read.ts';
import { ALIAS_ALLOWANCE, ALIAS_GROWTH, MAX_DEPTH, MAX_PROBLEMS } from '../limits.ts';
import { quote, type RawProblem } from '../problem.ts';
import { keyText, memberKeys, NODE, type NodeTable, NodeTableBuilder } from './node-table.ts';
import { isBlock, isQuoted, plainValue, scalarText, standardTag, taggedValue } from './scalar.ts';

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

/** The part of the events that one document's content takes; `to` exclusive. */
export interface EventRange {
  readonly from: number;
  readonly to: number;
}

export interface Constructed {
  readonly value: unknown;
  readonly nodes: NodeTable;
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
  const builder = new YamlBuilder(source, to - from);
  for (let index = from; index < to && !builder.isHopeless; index++) {
    const event = events[index];
    if (event !== undefined) builder.accept(event);
  }
  return { value: builder.root, nodes: builder.table, problems: builder.problems };
}

class YamlBuilder {
  root: unknown = null;
  isHopeless = false;
  readonly problems: RawProblem[] = [];
  readonly table: NodeTableBuilder;
  private readonly frames: Frame[] = [];
  private frame: Frame | null = null;
  private readonly anchors = new Map<string, Built | 'open'>();
  private readonly sizeLimit: number;
  /** Values that aliases added, wherever they stand; merging costs as much even where its result is overridden. */
  private repeated = 0;
  private lastEnd = 0;

  constructor(
    private readonly source: string,
    eventCount: number,
  ) {
    this.table = new NodeTableBuilder(eventCount);
    this.sizeLimit = ALIAS_ALLOWANCE + ALIAS_GROWTH * eventCount;
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

  private scalar(event: ScalarEvent): void {
    const { source, frame } = this;
    const quoted = isQuoted(event);
    const isEmpty = event.valueStart < 0;
    const start = isEmpty ? this.emptyPlace() : event.valueStart - (quoted ? 1 : 0);
    const end = isEmpty ? start : event.valueEnd + (quoted ? 1 : 0);
    const block = isBlock(event);
    const node = this.table.add(block ? NODE.BLOCK_SCALAR : NODE.SCALAR, start, end);
    this.lastEnd = end;
    const text = isEmpty ? '' : scalarText(source, event);
    const tag = event.tagStart < 0 ? null : source.slice(event.tagStart, event.tagEnd);
    if (frame?.mapping != null && frame.key === null) {
      const plain = !quoted && !block && tag === null;
      if (!event.fast) this.table.oddKeys.set(node, text);
      frame.keyIsMerge = (plain && text === '<<') || (tag !== null && standardTag(tag) === 'merge');
      if (frame.keyIsMerge) this.table.merges.add(node);
      this.takeKey(frame, text, node);
      if (event.anchorStart >= 0) this.anchor(event, { value: text, node, size: 1, height: 0, text });
      return;
    }
    const value =
      tag !== null
        ? taggedValue(tag, text, event.tagStart, this.report)
        : quoted || block
          ? text
          : plainValue(text, start, this.report);
    if (event.anchorStart >= 0) this.anchor(event, { value, node, size: 1, height: 0, text });
    this.takeValue(value, node, 1, 0);
  }

  /** Where a value is left out after "key:", its place is after the colon. */
  private emptyPlace(): number {
    let at = this.lastEnd;
    while (this.source[at] === ' ') at++;
    return this.source[at] === ':' ? at + 1 : this.lastEnd;
  }

  private anchor(event: { anchorStart: number; anchorEnd: number }, built: Built): void {
    this.anchors.set(this.source.slice(event.anchorStart, event.anchorEnd), built);
  }

  private open(event: MappingEvent | SequenceEvent): void {
    const isMapping = event.type === EVENT_ID.MAPPING;
    this.checkTag(event, isMapping ? 'map' : 'seq');
    if (this.frames.length >= MAX_DEPTH) return this.giveUp(tooDeep(event.start));
    if (this.frame?.mapping != null && this.frame.key === null) return this.refuseKey(event.start);
    const name = event.anchorStart < 0 ? null : this.source.slice(event.anchorStart, event.anchorEnd);
    if (name !== null) this.anchors.set(name, 'open');
    const frame: Frame = {
      node: this.table.add(isMapping ? NODE.MAPPING : NODE.SEQUENCE, event.start, 0),
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
    if (tag === '!' || standardTag(tag) === expected) return;
    this.report({
      code: 'yaml-unknown-tag',
      message: `The tag ${quote(tag)} is not known here.`,
      fix: 'Remove the tag.',
      offset: event.tagStart,
      length: tag.length,
    });
  }

  private refuseKey(offset: number): void {
    this.giveUp({
      code: 'yaml-complex-key',
      message: 'A list or a mapping stands where a key is expected.',
      fix: 'Quote the key if it is a text that starts with a bracket; fill in the template if it is one.',
      offset,
    });
  }

  private close(): void {
    const frame = this.frames.pop();
    if (frame === undefined) return;
    this.frame = this.frames.at(-1) ?? null;
    const { table } = this;
    table.next[frame.node] = table.count;
    const value = frame.mapping ?? frame.sequence;
    const { node, size, height } = frame;
    if (frame.anchor !== null) this.anchors.set(frame.anchor, { value, node, size, height, text: null });
    this.takeValue(value, node, size, height);
  }

  private alias(anchorStart: number, anchorEnd: number): void {
    const start = anchorStart - 1;
    const name = this.source.slice(anchorStart, anchorEnd);
    const target = this.anchors.get(name);
    const place = { offset: start, length: anchorEnd - start };
    if (target === undefined) {
      return this.giveUp({
        code: 'yaml-unknown-anchor',
        message: `No "&${name}" stands before the alias "*${name}".`,
        fix: 'Correct the name; or, if this is a text that starts with "*", put it in quotes.',
        ...place,
      });
    }
    if (target === 'open') {
      return this.giveUp({
        code: 'yaml-cyclic-alias',
        message: `The alias "*${name}" stands inside "&${name}", so the value would contain itself.`,
        fix: 'Remove the alias, or express the recursion by $ref.',
        ...place,
      });
    }
    const node = this.table.add(NODE.ALIAS, start, anchorEnd);
    this.table.targets.set(node, target.node);
    this.lastEnd = anchorEnd;
    const { frame } = this;
    if (frame?.mapping != null && frame.key === null) {
      if (target.text === null) return this.refuseKey(start);
      this.table.oddKeys.set(node, target.text);
      frame.keyIsMerge = false;
      return this.takeKey(frame, target.text, node);
    }
    this.repeated += target.size;
    if (this.repeated > this.sizeLimit || (frame?.size ?? 0) + target.size > this.sizeLimit) {
      return this.giveUp({
        code: 'yaml-alias-expansion',
        message: `Following the aliases up to "*${name}" gives too many values.`,
        fix: 'Remove aliases that repeat aliases, or express the repetition by $ref.',
        ...place,
      });
    }
    if (this.frames.length + target.height > MAX_DEPTH) return this.giveUp(tooDeep(start));
    this.takeValue(target.value, node, target.size, target.height);
  }

  private takeKey(frame: Frame, key: string, node: number): void {
    frame.key = key;
    frame.keyNode = node;
    frame.size++;
  }

  private takeValue(value: unknown, node: number, size: number, height: number): void {
    const { frame } = this;
    if (frame === null) {
      this.root = value;
      return;
    }
    frame.size += size;
    if (height >= frame.height) frame.height = height + 1;
    if (frame.size > this.sizeLimit) {
      return this.giveUp({
        code: 'yaml-alias-expansion',
        message: 'Following the aliases inside this value gives too many values.',
        fix: 'Remove aliases that repeat aliases, or express the repetition by $ref.',
        offset: this.table.start[node] ?? 0,
      });
    }
    if (frame.sequence !== null) frame.sequence.push(value);
    else if (frame.mapping !== null && frame.key !== null) {
      const { key } = frame;
      frame.key = null;
      if (frame.keyIsMerge) this.merge(frame, frame.mapping, value);
      else this.setMember(frame, frame.mapping, key, value);
    }
  }

  private setMember(frame: Frame, mapping: Record<string, unknown>, key: string, value: unknown): void {
    if (Object.hasOwn(mapping, key) && frame.merged?.delete(key) !== true) this.reportDuplicate(frame, key);
    define(mapping, key, value);
  }

  private reportDuplicate(frame: Frame, key: string): void {
    const { start, end } = this.table;
    const first = memberKeys(this.table, frame.node, frame.keyNode).find((node) => keyText(this.table, this.source, node) === key);
    const line = this.source.slice(0, start[first ?? frame.node]).split('\n').length;
    const offset = start[frame.keyNode] ?? 0;
    this.report({
      code: 'yaml-duplicate-key',
      message: `The key ${quote(key)} stands twice in this mapping; the first is on line ${line}.`,
      fix: 'Remove or rename one of them.',
      offset,
      length: (end[frame.keyNode] ?? offset + 1) - offset,
    });
  }

  private merge(frame: Frame, mapping: Record<string, unknown>, value: unknown): void {
    for (const from of Array.isArray(value) ? value : [value]) {
      if (typeof from !== 'object' || from === null || Array.isArray(from)) {
        this.report({
          code: 'yaml-bad-merge',
          message: 'The value of "<<" is not a mapping.',
          fix: 'Give an alias of a mapping; or write "<<" in quotes if it is a key of its own.',
          offset: this.table.start[frame.keyNode] ?? 0,
          length: 2,
        });
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
