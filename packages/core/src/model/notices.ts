import type { InputProblem } from '../load/input-problem.ts';
import { locateAtNodes, type ProblemAtNode } from '../load/locate-at-nodes.ts';
import { quote } from '../load/problem.ts';
import type { SourceNode } from '../load/source-node.ts';
import { type Dialect, specificationName } from './dialect.ts';
import { type ForeignKeyword, foreignKeywords } from './foreign-keywords.ts';
import type { RawObject } from './raw.ts';

/**
 * What a comparison meets in one contract that people should know of. Gathered on the way, so that what is equal on
 * both sides costs nothing; places are worked out at the end.
 */
export class Notices {
  readonly #foreign: ReadonlyMap<string, readonly ForeignKeyword[]>;
  readonly #schemas = new Set<unknown>();
  readonly #parameters = new Set<unknown>();
  readonly #met: ProblemAtNode[] = [];

  constructor(readonly dialect: Dialect) {
    this.#foreign = foreignKeywords(dialect);
  }

  /** A schema whose own keywords are compared. */
  schema(node: SourceNode, raw: RawObject): void {
    if (this.#schemas.has(raw)) return;
    this.#schemas.add(raw);
    for (const keyword in raw) {
      for (const row of this.#foreign.get(keyword) ?? []) {
        if (row.isForeign?.(raw[keyword]) === false) continue;
        this.#met.push({ holder: node, at: [keyword], focus: 'key', problem: foreignProblem(row, this.dialect) });
      }
    }
  }

  /** A path parameter that the template of its path does not name. */
  misplacedParameter(node: SourceNode, name: string, path: string): void {
    if (this.#parameters.has(node.value)) return;
    this.#parameters.add(node.value);
    const message = `The path parameter ${quote(name)} has no place in ${quote(path)}; it is compared by its name.`;
    const fix = 'Write its name in braces into the path, or correct it.';
    const problem = { severity: 'warning', code: 'path-parameter-misplaced', message, fix } as const;
    this.#met.push({ holder: node, at: ['name'], problem });
  }

  /** In order of lines. What is met many times is told once in each file, where it stands first. */
  problems(): readonly InputProblem[] {
    const first = new Map<string, InputProblem>();
    for (const problem of locateAtNodes(this.#met).sort(byPlace)) {
      const key = `${problem.file}\n${problem.message}`;
      if (!first.has(key)) first.set(key, problem);
    }
    return [...first.values()];
  }
}

function foreignProblem({ name, home, instead, ignored }: ForeignKeyword, dialect: Dialect): ProblemAtNode['problem'] {
  const isLater = home > dialect;
  const [there, here] = [specificationName(home), specificationName(dialect)];
  const counts = ignored === true ? 'It is ignored.' : 'It counts all the same.';
  return {
    severity: 'warning',
    code: isLater ? 'keyword-of-later-version' : 'keyword-of-earlier-version',
    message: `${name} ${isLater ? 'came' : 'ended'} with ${there}; this contract is ${here}. ${counts}`,
    fix: instead ?? `Leave it out, or make the contract ${there} or later.`,
  };
}

function byPlace(one: InputProblem, other: InputProblem): number {
  return (one.line ?? 0) - (other.line ?? 0) || (one.column ?? 0) - (other.column ?? 0);
}
