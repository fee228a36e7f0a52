import type { OperationEntry } from '../model/views.ts';

interface Branch {
  readonly literals: Map<string, Branch>;
  parameter: Branch | null;
  entry: OperationEntry | null;
}

/**
 * Finds the operation that a router would give a path to: literal segments win over parameters, from left to right
 * (OpenAPI 3.1 §4.8.8.2). A path with parameters of its own (`{}`) only meets parameters.
 */
export class Router {
  readonly #methods = new Map<string, Branch>();

  constructor(entries: readonly OperationEntry[]) {
    for (const entry of entries) {
      let branch = this.#methods.get(entry.method) ?? newBranch();
      this.#methods.set(entry.method, branch);
      for (const segment of segmentsOf(entry)) {
        const next: Branch = segment.includes('{}')
          ? (branch.parameter ?? newBranch())
          : (branch.literals.get(segment) ?? newBranch());
        if (segment.includes('{}')) branch.parameter = next;
        else branch.literals.set(segment, next);
        branch = next;
      }
      branch.entry ??= entry;
    }
  }

  find(like: OperationEntry): OperationEntry | undefined {
    const start = this.#methods.get(like.method);
    return start === undefined ? undefined : (search(start, segmentsOf(like), 0) ?? undefined);
  }
}

function newBranch(): Branch {
  return { literals: new Map(), parameter: null, entry: null };
}

/** The path of a key, without its method. */
function segmentsOf(entry: OperationEntry): string[] {
  return entry.key
    .slice(entry.method.length + 1)
    .split('/')
    .slice(1);
}

function search(branch: Branch, segments: readonly string[], at: number): OperationEntry | null {
  const segment = segments[at];
  if (segment === undefined) return branch.entry;
  const literal = branch.literals.get(segment);
  const found = literal === undefined ? null : search(literal, segments, at + 1);
  return found ?? (branch.parameter === null || segment === '' ? null : search(branch.parameter, segments, at + 1));
}
