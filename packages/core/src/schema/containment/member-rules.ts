import { Type } from '../types.ts';
import { declaresMembers, describing, isOwnName, mayMatchPattern, ownNames } from './declared-names.ts';
import { everywhereAt } from './in-place.ts';
import { fails, holds, type Literal } from './literals.ts';
import type { NormalSchema } from './normal-schema.ts';
import { ANY_NAME, type NameFilter } from './object-wishes.ts';
import type { Patterns } from './patterns.ts';
import type { Demand, Solver } from './solver.ts';

/** Patterns of names that are told apart one by one; their combinations are all looked at. */
const MAX_PATTERNS = 5;

/** What an object says of members it does not declare, all its parts together. */
type Openness = 'omitted' | 'explicit' | 'typed' | 'free-form';

/** What a demand says of members: which must be there, which may be sent, and what their values must be. */
export class MemberRules {
  readonly required = new Set<string>();
  readonly #absent = new Set<string>();
  readonly #needs = new Map<string, Set<string>>();
  readonly #senders: readonly NormalSchema[];
  readonly #openness: Openness;
  #names: readonly string[] | null = null;

  constructor(
    readonly solver: Solver,
    readonly demand: Demand,
  ) {
    const { owns, failing } = demand;
    for (const { keywords } of owns) {
      for (const name of keywords.required ?? []) this.required.add(name);
      for (const [trigger, needed] of keywords.dependentRequired ?? []) {
        this.#needs.set(trigger, new Set([...(this.#needs.get(trigger) ?? []), ...needed]));
      }
    }
    for (const { keywords } of failing) {
      for (const name of keywords.required ?? []) this.#absent.add(name);
      for (const needed of keywords.dependentRequired?.values() ?? [])
        for (const name of needed) this.#absent.add(name);
    }
    this.#senders = owns.filter(({ home }) => home === solver.settings.sender);
    this.#openness = opennessOf(this.#senders);
  }

  /** The names that anything at the place declares; seldom asked for. */
  get #known(): readonly string[] {
    const { owns, failing } = this.demand;
    this.#names ??= [...new Set([...owns, ...failing].flatMap((schema) => [...ownNames(schema)]))];
    return this.#names;
  }

  get #patterns(): readonly string[] {
    const { owns, failing } = this.demand;
    const all = [...owns, ...failing].flatMap(({ keywords }) => [...(keywords.patternProperties?.keys() ?? [])]);
    return [...new Set(all)];
  }

  get #patternSets(): Patterns {
    return this.solver.settings.patterns;
  }

  get hasNeeds(): boolean {
    return this.#needs.size > 0;
  }

  /** Some names with all that they need beside them. */
  withNeeded(names: readonly string[]): Set<string> {
    const all = new Set(names);
    for (const name of all) for (const needed of this.#needs.get(name) ?? []) all.add(needed);
    return all;
  }

  /** What the value of a member must meet; null where the member cannot be there. */
  literalsOf(name: string): readonly Literal[] | null | 'unknown' {
    if (this.#absent.has(name)) return null;
    const literals: Literal[] = [];
    for (const schema of this.demand.owns) {
      const described = describing(schema.keywords, name, this.#patternSets);
      if (described === null) return 'unknown';
      literals.push(...(described.length > 0 ? described : this.#restFor(schema, name)).map(holds));
      const { propertyNames } = schema.keywords;
      const isNamed = propertyNames === undefined || this.solver.evaluator.accepts(propertyNames, name);
      if (isNamed !== true) return isNamed === null ? 'unknown' : null;
    }
    return this.#maySend(name) ? literals : null;
  }

  /** What a schema says of a member that it describes neither by name nor by a pattern. */
  #restFor(schema: NormalSchema, name: string): readonly NormalSchema[] {
    const { additionalProperties, unevaluatedProperties } = schema.keywords;
    if (additionalProperties !== undefined) return [additionalProperties];
    return unevaluatedProperties === undefined || this.#mayBeEvaluated(schema, name) ? [] : [unevaluatedProperties];
  }

  /**
   * Whether anything at the place of a schema could evaluate the member (JSON Schema 2020-12 core §11.3): a superset.
   * Demanding a member does not evaluate it; the keyword itself does, in a part.
   */
  #mayBeEvaluated(schema: NormalSchema, name: string): boolean {
    return [...everywhereAt(schema)].some(
      (one) =>
        one.keywords.properties?.has(name) === true ||
        one.keywords.additionalProperties !== undefined ||
        (one !== schema && one.keywords.unevaluatedProperties !== undefined) ||
        mayMatchPattern(one, name, this.#patternSets),
    );
  }

  /** The reading of undeclared members (design: declared senders). */
  #maySend(name: string): boolean {
    const { members } = this.solver.settings.reading;
    if (members === 'any' || this.#isDeclared(name, this.#senders)) return true;
    if (this.#openness === 'omitted') return false;
    if (this.#openness === 'typed' || members === 'room') return true;
    const receivers = this.demand.owns
      .concat(this.demand.failing)
      .filter(({ home }) => home === this.solver.settings.receiver);
    return !receivers.some((schema) => schema.keywords.additionalProperties === undefined && isOwnName(schema, name));
  }

  #isDeclared(name: string, schemas: readonly NormalSchema[]): boolean {
    return schemas.some((schema) => isOwnName(schema, name) || mayMatchPattern(schema, name, this.#patternSets));
  }

  /** Names that a wish could have; null where nobody can tell whether there is another one. */
  *namesFor(wish: string | NameFilter, wished: readonly string[]): Generator<string | null> {
    if (typeof wish === 'string') {
      yield wish;
      return;
    }
    const known = [...new Set([...this.#known, ...wished])].sort();
    for (const name of known) {
      const fits = this.#fits(name, wish);
      if (fits === null) yield null;
      else if (fits) yield name;
    }
    yield* this.#freshNames(wish, known, 1);
  }

  #fits(name: string, wish: NameFilter): boolean | null {
    if (wish.not.has(name)) return false;
    const matching = (pattern: string) => this.#patternSets.matches(pattern, name);
    const [matches, others] = [wish.matches.map(matching), wish.matchesNot.map(matching)];
    const texts = wish.text.map(({ schema }) => this.solver.evaluator.accepts(schema, name));
    if (matches.includes(false) || others.includes(true) || texts.includes(true)) return false;
    return [...matches, ...others, ...texts].includes(null) ? null : true;
  }

  /** Names to fill up with: those that are declared, then new ones. */
  *candidates(count: number, taken: ReadonlySet<string>): Generator<string | null> {
    if (count === 0) return;
    yield* this.#known;
    yield* this.#freshNames(ANY_NAME, [...new Set([...this.#known, ...taken])], count);
  }

  /** New names, `count` for each way of matching the patterns that matter. */
  *#freshNames(wish: NameFilter, known: readonly string[], count: number): Generator<string | null> {
    if (this.#patterns.length > MAX_PATTERNS) yield null;
    const patterns = this.#patterns.slice(0, MAX_PATTERNS);
    for (let bits = 0; bits < 2 ** patterns.length; bits++) {
      const matched = patterns.filter((_, index) => (bits & (2 ** index)) !== 0);
      const used = [...known];
      for (let made = 0; made < count; made++) {
        const name = this.#freshName(wish, used, matched, patterns);
        if (name.kind === 'unknown') yield null;
        if (name.kind !== 'found' || typeof name.value !== 'string') break;
        used.push(name.value);
        yield name.value;
      }
    }
  }

  #freshName(wish: NameFilter, used: readonly string[], matched: readonly string[], patterns: readonly string[]) {
    const { made, solver } = { made: this.solver.made, solver: this.solver };
    const matching = (pattern: string) => made.limit(`pattern ${pattern}`, { types: Type.string, pattern });
    const withPattern = (pattern: string) => made.limit(`only pattern ${pattern}`, { pattern });
    const literals: Literal[] = [
      holds(made.limit('name', { types: Type.string, minLength: 1, shown: ['extra'] })),
      ...[...wish.matches, ...matched].map((pattern) => holds(matching(pattern))),
      ...wish.matchesNot.map((pattern) => fails(withPattern(pattern))),
      ...patterns.filter((pattern) => !matched.includes(pattern)).map((pattern) => fails(withPattern(pattern))),
      ...[...used, ...wish.not].sort().map((name) => fails(made.limit(`name ${name}`, { enum: [name] }))),
      ...wish.text,
      ...this.demand.owns.flatMap(({ keywords }) =>
        keywords.propertyNames === undefined ? [] : [holds(keywords.propertyNames)],
      ),
    ];
    return solver.solve(literals, Type.string);
  }
}

function opennessOf(senders: readonly NormalSchema[]): Openness {
  let explicit = false;
  for (const { keywords } of senders) {
    for (const rest of [keywords.additionalProperties, keywords.unevaluatedProperties]) {
      if (rest === undefined) continue;
      if (Object.keys(rest.keywords).some((keyword) => keyword !== 'shown')) return 'typed';
      explicit = true;
    }
  }
  if (explicit) return 'explicit';
  return senders.some(declaresMembers) ? 'omitted' : 'free-form';
}
