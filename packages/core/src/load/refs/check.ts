import type { InputProblem } from '../input-problem.ts';
import { locateAtNodes, type ProblemAtNode } from '../locate-at-nodes.ts';
import { quote } from '../problem.ts';
import type { SourceDocument } from '../source-document.ts';
import type { SourceNode } from '../source-node.ts';
import type { SourceSet } from '../source-set.ts';
import { collectReferences, type FoundReference } from './collect.ts';
import { isObject, walkParts } from './walk.ts';

/** A reference, and what is wrong with it. */
export interface BadReference {
  readonly reference: FoundReference;
  readonly problem: ProblemAtNode['problem'];
}

/** Works out the positions of bad references. */
export function locateReferences(bad: readonly BadReference[]): InputProblem[] {
  return locateAtNodes(bad.map(({ reference: { holder, at }, problem }) => ({ holder, at, problem })));
}

export function danglingReference(reference: FoundReference): BadReference {
  return {
    reference,
    problem: {
      severity: 'warning',
      code: 'ref-not-found',
      message: `${quote(reference.text)} leads nowhere.`,
      fix: 'Correct the reference, or add what it names.',
    },
  };
}

/** One step along any kind of reference. */
export function targetOf(
  set: Pick<SourceSet, 'resolve' | 'resolveDynamic'>,
  { holder, at, text }: FoundReference,
): SourceNode | undefined {
  return at[0] === '$dynamicRef' ? set.resolveDynamic(holder, text) : set.resolve(holder, text);
}

/**
 * Walks all documents and lists every reference that leads nowhere, every circle of references that never reaches a
 * value, and every `$ref` that is no text. For strict modes: a comparison meets only the references that it needs.
 */
export function checkReferences(set: SourceSet): InputProblem[] {
  const bad: BadReference[] = [];
  for (const document of set.documents.values()) {
    for (const reference of collectReferences(document)) {
      if (targetOf(set, reference) === undefined) bad.push(danglingReference(reference));
      else if (reference.at[0] === '$ref' && isCircular(set, reference.holder)) bad.push(circularReference(reference));
    }
    bad.push(...unreadableReferences(document));
  }
  return locateReferences(bad);
}

function isCircular(set: SourceSet, start: SourceNode): boolean {
  const seen = new Set<unknown>();
  for (let node: SourceNode | undefined = start; node !== undefined; ) {
    const { value }: SourceNode = node;
    if (!isObject(value) || typeof value.$ref !== 'string') return false;
    if (value === start.value && seen.size > 0) return true;
    // A circle further on, which does not come back here: its own members are told.
    if (seen.has(value)) return false;
    seen.add(value);
    node = set.resolve(node, value.$ref);
  }
  return false;
}

function circularReference(reference: FoundReference): BadReference {
  return {
    reference,
    problem: {
      severity: 'warning',
      code: 'ref-circular',
      message: `${quote(reference.text)} leads back to itself without ever reaching a value.`,
      fix: 'Break the circle: give one of its members a value of its own.',
    },
  };
}

/** `$ref`s that are numbers, lists or null. An object may be a property that is called `$ref`. */
function unreadableReferences(document: SourceDocument): BadReference[] {
  const bad: BadReference[] = [];
  walkParts(document, (holder, value) => {
    if (!Object.hasOwn(value, '$ref') || typeof value.$ref === 'string' || isObject(value.$ref)) return;
    bad.push({
      reference: { holder, at: ['$ref'], text: '' },
      problem: {
        severity: 'warning',
        code: 'ref-not-text',
        message: 'The value of $ref is not a text.',
        fix: 'Write a reference such as "#/components/schemas/Pet".',
      },
    });
  });
  return bad;
}
