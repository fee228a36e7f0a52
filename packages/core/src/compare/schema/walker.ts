import type { SourceNode } from '../../load/source-node.ts';
import { type Term, Terms } from '../../schema/term.ts';
import { BOTH_ROLES, type SchemaPair, type SchemaRoot } from '../change.ts';
import { Cleanliness, type Side } from '../clean.ts';
import type { Collector } from '../collector.ts';
import type { FactId } from '../facts.ts';
import { compareAnnotations } from './annotations.ts';
import { compareArrays } from './arrays.ts';
import { compareBoundKeywords, compareMultipleOf } from './bounds.ts';
import { compareConditionals, compareNegations } from './logic.ts';
import { compareObjects } from './objects.ts';
import type { Descent, FactDetails, PairContext, Spelling, Where } from './pair-context.ts';
import { compareContent, compareFormats, comparePatterns } from './strings.ts';
import { compareTypes } from './types.ts';
import { compareDescendants, compareDiscriminators, compareTagsOfOne, compareUnions } from './unions.ts';
import { compareDefault, compareEnumNames, compareExtensibleEnum, compareValues } from './values.ts';

/** Keywords that speak of a value itself: where both sides say the same, there is nothing to find. */
const ownComparers: readonly ((context: PairContext) => void)[] = [
  compareValues,
  compareBoundKeywords,
  compareMultipleOf,
  comparePatterns,
  compareFormats,
];

/** Keywords that lead to schemas below, which references may have changed. */
const structureComparers: readonly ((context: PairContext) => void)[] = [
  compareTypes,
  compareContent,
  compareObjects,
  compareArrays,
  compareNegations,
  compareConditionals,
];

interface Pair extends SchemaPair {
  readonly base: Term;
  readonly revision: Term;
  readonly spelling: Spelling;
}

/** The place that was entered last. */
interface Entered {
  readonly base: SourceNode;
  readonly revision: SourceNode;
  readonly spelling: Spelling;
  readonly pair: Pair | undefined;
  readonly root: SchemaRoot;
}

/**
 * Compares schemas pair by pair, each pair once, however many operations reach it. Pairs form a graph (schemas are
 * recursive); a queue walks it, so that depth costs no stack.
 */
export class SchemaWalker {
  readonly #base: Terms;
  readonly #revision: Terms;
  readonly #pairs = new Map<string, Pair>();
  readonly #queue: Pair[] = [];
  #entered: Entered | null = null;
  readonly clean: Cleanliness;

  constructor(
    readonly sides: { readonly base: Side; readonly revision: Side },
    readonly collector: Collector,
  ) {
    this.#base = new Terms(sides.base.model.dialect, sides.base.model.references);
    this.#revision = new Terms(sides.revision.model.dialect, sides.revision.model.references);
    this.clean = new Cleanliness(sides.base, sides.revision);
  }

  /** Starts from a place in an operation. */
  enter(base: SourceNode, revision: SourceNode, root: SchemaRoot, spelling: Spelling): void {
    const last = this.#entered;
    // Swagger 2.0 has one schema for all media types of a body: it is entered once.
    const isSame = last?.base === base && last.revision === revision && last.spelling === spelling;
    const pair = isSame ? last.pair : this.#pair([base], [revision], spelling);
    const isKnown = isSame && last.root.steps === root.steps && last.root.isXml === root.isXml;
    this.#entered = { base, revision, spelling, pair, root };
    if (!isKnown) pair?.roots.push(root);
  }

  /** Compares everything reached so far. */
  run(): void {
    for (let pair = this.#queue.pop(); pair !== undefined; pair = this.#queue.pop()) this.#compare(pair);
  }

  #pair(base: readonly SourceNode[], revision: readonly SourceNode[], spelling: Spelling): Pair | undefined {
    if (this.#isClean(base, revision)) return undefined;
    const [was, is] = [termOf(this.#base, base), termOf(this.#revision, revision)];
    const spelled = typeof spelling === 'string' ? spelling : `${spelling.style} ${spelling.explode}`;
    const key = `${was.key}|${is.key}|${spelled}`;
    let pair = this.#pairs.get(key);
    if (pair === undefined) {
      const terms = { base: was, revision: is, spelling };
      pair = { id: this.#pairs.size, base: was, revision: is, terms, spelling, edges: [], roots: [] };
      this.#pairs.set(key, pair);
      this.#queue.push(pair);
    }
    return pair;
  }

  #isClean(base: readonly SourceNode[], revision: readonly SourceNode[]): boolean {
    if (base.length !== revision.length) return false;
    return base.every((node, index) => {
      const other = revision[index];
      return other !== undefined && this.clean.isClean(node, other);
    });
  }

  #compare(pair: Pair): void {
    const { base, revision, spelling } = pair;
    for (const { node, raw } of base.parts) this.sides.base.model.notices.schema(node, raw);
    for (const { node, raw } of revision.parts) this.sides.revision.model.notices.schema(node, raw);
    const context: PairContext = {
      pair,
      base,
      revision,
      spelling,
      baseTerm: (nodes) => termOf(this.#base, nodes),
      revisionTerm: (nodes) => termOf(this.#revision, nodes),
      isClean: (one, other) => this.#isClean(one, other),
      emit: (fact, was, is, details) => this.#emit(pair, fact, was, is, details),
      descend: (one, other, how) => this.#descend(pair, one, other, how),
    };
    const isSame = this.#saysTheSame(base, revision);
    if (!isSame) compareSaid(context);
    if (compareUnions(context)) {
      compareTypesOfUnion(context);
      return;
    }
    if (!isSame) {
      if (base.unions.length === 0 && revision.unions.length === 0) {
        compareDiscriminators(context);
        compareTagsOfOne(context);
      }
      for (const compare of ownComparers) compare(context);
    }
    for (const compare of structureComparers) compare(context);
    compareDescendants(context, this.sides.base.descendants, this.sides.revision.descendants);
  }

  /** The same keywords in every part, so that only what references lead to can differ. */
  #saysTheSame(base: Term, revision: Term): boolean {
    if (base.parts.length !== revision.parts.length || base.lists.length + revision.lists.length > 0) return false;
    return base.parts.every((part, index) => {
      const other = revision.parts[index];
      return other !== undefined && this.clean.saysTheSame(part.node, other.node);
    });
  }

  #descend(parent: Pair, base: readonly SourceNode[], revision: readonly SourceNode[], how: Descent): void {
    const pair = this.#pair(base, revision, how.spelling ?? 'json');
    pair?.edges.push({
      parent,
      steps: how.step === undefined ? [] : [how.step],
      roles: how.roles ?? BOTH_ROLES,
      polarity: how.polarity ?? 'same',
      certain: how.certain ?? true,
      ...(how.of === undefined ? {} : { of: how.of }),
    });
  }

  #emit(pair: Pair, fact: FactId, base: Where, revision: Where, details: FactDetails = {}): void {
    const { subject, data, roles, step } = details;
    this.collector.add(
      { fact, base, revision, ...(subject === undefined ? {} : { subject }), ...(data === undefined ? {} : { data }) },
      { at: 'schema', pair, roles: roles ?? BOTH_ROLES, steps: step === undefined ? [] : [step] },
    );
  }
}

/** What a schema says beside its demands. */
function compareSaid(context: PairContext): void {
  compareAnnotations(context);
  compareDefault(context);
  compareExtensibleEnum(context);
  compareEnumNames(context);
}

/** Where one side is a union and the other its only branch, null is all that is left to compare. */
function compareTypesOfUnion(context: PairContext): void {
  const { base, revision } = context;
  if (base.nullable === revision.nullable) return;
  const fact = revision.nullable ? 'became-nullable' : 'became-not-nullable';
  context.emit(fact, base.home, revision.home, { data: { before: base.nullable, after: revision.nullable } });
}

function termOf(terms: Terms, nodes: readonly SourceNode[]): Term {
  const [first, ...more] = nodes;
  if (first === undefined) throw new Error('a term has at least one schema');
  return terms.of(first, ...more);
}
