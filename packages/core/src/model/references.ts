import type { InputProblem } from '../load/input-problem.ts';
import type { SourceNode } from '../load/source-node.ts';
import type { SourceSet } from '../load/source-set.ts';
import { isObject } from './raw.ts';

/** A reference that led nowhere, kept until its position is worked out. */
export interface DanglingReference {
  readonly at: SourceNode;
  readonly ref: string;
  readonly reason: 'missing' | 'circular';
}

/** Follows references one contract at a time and remembers those that lead nowhere. */
export class References {
  readonly dangling = new Map<string, DanglingReference>();

  constructor(readonly sources: SourceSet) {}

  /**
   * The node that is meant at `node`: itself, or the end of its chain of `$ref`s. Undefined when the chain leads
   * nowhere or round in a circle.
   */
  follow(node: SourceNode): SourceNode | undefined {
    let current = node;
    const seen = new Set<unknown>();
    for (;;) {
      const ref = refOf(current.value);
      if (ref === null) return current;
      if (seen.has(current.value)) return this.#note(node, ref, 'circular');
      seen.add(current.value);
      const target = this.sources.resolve(current, ref);
      if (target === undefined) return this.#note(current, ref, 'missing');
      current = target;
    }
  }

  /** One step along `$ref`; undefined when there is none or it leads nowhere. */
  step(node: SourceNode, ref: string): SourceNode | undefined {
    return this.sources.resolve(node, ref) ?? this.#note(node, ref, 'missing');
  }

  #note(at: SourceNode, ref: string, reason: DanglingReference['reason']): undefined {
    const key = `${at.document.uri}\n${ref}`;
    if (!this.dangling.has(key)) this.dangling.set(key, { at, ref, reason });
    return undefined;
  }

  /** The warnings, in document order of first use. */
  problems(): InputProblem[] {
    return [...this.dangling.values()].map(({ at, ref, reason }) => ({
      severity: 'warning',
      code: reason === 'missing' ? 'ref-not-found' : 'ref-circular',
      message:
        reason === 'missing'
          ? `"${ref}" leads nowhere; what it stands for is taken as "anything".`
          : `"${ref}" leads back to itself without ever naming a value; it is taken as "anything".`,
      fix: reason === 'missing' ? 'Correct the reference or add what it names.' : 'Break the circle of references.',
      ...position(at),
    }));
  }
}

export function refOf(value: unknown): string | null {
  return isObject(value) && Object.hasOwn(value, '$ref') && typeof value.$ref === 'string' ? value.$ref : null;
}

/** Where a node stands, for a notice. */
export function position(node: SourceNode): { file: string; line: number; column: number } {
  const { document } = node;
  const [located] = document.locate([node.pointer]);
  const offset = located === undefined ? 0 : (located.key ?? located.value).start;
  let line = 1;
  let lineStart = 0;
  for (let at = document.text.indexOf('\n'); at !== -1 && at < offset; at = document.text.indexOf('\n', at + 1)) {
    line++;
    lineStart = at + 1;
  }
  return { file: document.label, line, column: offset - lineStart + 1 };
}
