import type { InputProblem } from '../load/input-problem.ts';
import { checkReferences } from '../load/refs/check.ts';
import type { SourceNode } from '../load/source-node.ts';
import type { SourceSet } from '../load/source-set.ts';
import { isObject } from './raw.ts';

/** Follows the references of one contract. What one that leads nowhere stands for is taken as "anything". */
export class References {
  #missed = false;

  constructor(readonly sources: SourceSet) {}

  /**
   * The node that is meant at `node`: itself, or the end of its chain of `$ref`s. Undefined when the chain leads
   * nowhere or round in a circle.
   */
  follow(node: SourceNode): SourceNode | undefined {
    let current = node;
    let seen: Set<unknown> | undefined;
    for (let ref = refOf(current.value); ref !== null; ref = refOf(current.value)) {
      seen ??= new Set();
      if (seen.has(current.value)) return this.miss();
      seen.add(current.value);
      const target = this.step(current, ref);
      if (target === undefined) return undefined;
      current = target;
    }
    return current;
  }

  /** One step along `$ref`; undefined when it leads nowhere. */
  step(node: SourceNode, ref: string): SourceNode | undefined {
    return this.sources.resolve(node, ref) ?? this.miss();
  }

  /** Remembers that a comparison met a reference that leads nowhere. */
  miss(): undefined {
    this.#missed = true;
    return undefined;
  }

  /** All bad references of the contract, if the comparison met one: looking for them costs a walk of its own. */
  problems(): readonly InputProblem[] {
    return this.#missed ? checkReferences(this.sources) : [];
  }
}

export function refOf(value: unknown): string | null {
  return isObject(value) && Object.hasOwn(value, '$ref') && typeof value.$ref === 'string' ? value.$ref : null;
}
