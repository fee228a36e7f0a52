import type { Change, SchemaPair } from '../../compare/change.ts';
import { isDirected } from '../../rules/rows.ts';
import { generalTexts } from '../../rules/texts.ts';
import type { SchemaValidator } from '../../schema/containment/validator.ts';
import type { JudgeOptions, Verdict } from '../judge-change.ts';
import type { Meeting, Way } from '../reach.ts';
import { asAmbiguous, hasExclusiveChoice, isMerelyAmbiguous } from './ambiguity.ts';
import { attribute, isHarmlessAlone, type Replay } from './attribute.ts';
import { confirmed } from './confirm.ts';
import { holdsDeclaredOnly } from './declared-members.ts';
import { type Joint, jointly, type Part, wholly } from './joint.ts';
import type { Judged, Proposal, Proving, Shared } from './judged.ts';
import type { Level } from './levels.ts';
import { wholeMessage } from './lift.ts';
import type { SchemaSides } from './schema-sides.ts';
import { type Subject, subjectOf } from './switched-keywords.ts';
import { receiverSide, senderSide, termsOf, WaySchemas } from './way-schemas.ts';
import { witnessMessage } from './witness-message.ts';

/** Steps for a first look at either of two sides that may be equal. */
const FIRST_STEPS = 100;

/**
 * Replaces the table's word on schemas by decision: a change after which every message is still accepted is compatible
 * whatever keyword it touched, and one that breaks comes with a message that shows it.
 */
export class Prover implements Proving {
  readonly #equal = new Map<number, boolean>();

  /** @param counts how many changes stand at each pair of schemas */
  constructor(
    readonly sides: SchemaSides,
    readonly options: JudgeOptions,
    readonly counts: ReadonlyMap<SchemaPair, number>,
  ) {}

  get #isTolerant(): boolean {
    return this.options.tolerantReader !== false;
  }

  get #usual(): Level {
    return this.#isTolerant ? 'breaking' : 'intolerant';
  }

  /** Null: both sides mean the same here, and there is nothing to tell. */
  judge(change: Change, meeting: Meeting, verdict: Verdict): Judged | null {
    const { way } = meeting;
    const subject = isDirected(change.fact) ? subjectOf(change.fact) : null;
    if (way === null || subject === null || !isDecidable(way, subject)) return { verdict, proposal: null };
    if (isAboutSets(subject) && this.#isEqual(way, meeting.role)) return null;
    const judged = this.#judged(change, way, meeting.role, verdict);
    // What loses something anyway is told for that.
    const isMilder = judged.verdict.effect === 'compatible' || judged.verdict.effect !== verdict.effect;
    if (this.options.strict || judged.verdict.effect === 'breaking' || !isMilder) return judged;
    return this.#ambiguous(change, way, meeting.role, verdict, judged) ?? judged;
  }

  #judged(change: Change, way: Way, role: number, verdict: Verdict): Judged {
    switch (verdict.effect) {
      case 'breaking':
        return this.#breaking(change, way, role, verdict);
      case 'risky':
      case 'compatible':
        return this.#harmless(change, way, role, verdict);
      default:
        return { verdict, proposal: null };
    }
  }

  /** Nobody is rejected, but for a `oneOf` at its word (design: one-of as any-of). Null where that is not so. */
  #ambiguous(change: Change, way: Way, role: number, verdict: Verdict, { breakage }: Judged): Judged | null {
    const schemas = new WaySchemas(this.sides, way, role, this.#isTolerant ? 'exclusive' : 'intolerant-exclusive');
    const accepted = schemas.accepted(way.anchor);
    if (!hasExclusiveChoice(accepted)) return null;
    const found = attribute(schemas, change);
    if (found.kind !== 'breaks' || !isMerelyAmbiguous(this.sides.patterns, accepted, found.value)) return null;
    const shown = this.#shown(schemas, found.value, found.replay, asAmbiguous(verdict));
    return breakage === undefined ? shown : { ...shown, breakage };
  }

  #breaking(change: Change, way: Way, role: number, verdict: Verdict): Judged {
    const level = this.#levelOf(verdict, way);
    const schemas = new WaySchemas(this.sides, way, role, level);
    const found = attribute(schemas, change);
    const at = { anchor: way.anchor, role };
    if (found.kind === 'unknown') return undecided(verdict, found.reason);
    if (found.kind === 'breaks') {
      const shown = this.#shown(schemas, found.value, found.replay, verdict);
      return { ...shown, breakage: { ...at, explained: true, rank: 0 } };
    }
    if (found.kind === 'shared') {
      const shared = this.#shared(schemas, change, found.value, verdict);
      const judged = found.harmless ? contained(verdict) : undecided(verdict, found.reason);
      return { ...judged, breakage: { ...at, explained: false, shared, rank: found.harmless ? 1 : 0 } };
    }
    if (level !== this.#usual) return contained(verdict);
    const strictly = new WaySchemas(this.sides, way, role, 'risky');
    const declared = attribute(strictly, change);
    if (declared.kind === 'contained' || (declared.kind === 'shared' && declared.harmless)) return contained(verdict);
    const reading = this.#isTolerant ? 'tolerant' : 'declared';
    const risky: Verdict = { ...verdict, effect: 'risky', proof: 'exact', reading };
    return declared.kind === 'breaks'
      ? this.#shown(strictly, declared.value, declared.replay, risky)
      : { verdict: risky, proposal: null };
  }

  /** What the table holds harmless is harmless if it is contained; the table does not see what stands around it. */
  #harmless(change: Change, way: Way, role: number, verdict: Verdict): Judged {
    const level = this.options.strict ? 'literal' : this.#usual;
    const schemas = new WaySchemas(this.sides, way, role, level);
    if (this.#isAlone(way) && isHarmlessAlone(schemas, change) === true)
      return { verdict: asContained(verdict), proposal: null };
    const found = attribute(schemas, change);
    if (found.kind === 'unknown') return { verdict, proposal: null };
    const at = { anchor: way.anchor, role };
    const reading = this.options.strict ? 'literal' : 'declared';
    const broken: Verdict = {
      ...verdict,
      ...textsOf(verdict, 'unsafe'),
      effect: 'breaking',
      breaks: ['wire', 'source'],
      reading,
    };
    if (found.kind === 'breaks') {
      const isAmbiguous = isMerelyAmbiguous(this.sides.patterns, schemas.accepted(way.anchor), found.value);
      const told: Verdict = isAmbiguous ? { ...asAmbiguous(verdict), effect: 'breaking', reading } : broken;
      const shown = this.#shown(schemas, found.value, found.replay, told);
      return { ...shown, breakage: { ...at, explained: true, rank: 0 } };
    }
    const decided = found.kind === 'contained' || found.harmless;
    const kept = decided ? asContained(verdict) : verdict;
    if (found.kind === 'contained') return { verdict: kept, proposal: null };
    const shared = this.#shared(schemas, change, found.value, broken);
    return { verdict: kept, proposal: null, breakage: { ...at, explained: false, shared, rank: 2 } };
  }

  /** What to say of a change that may be at fault together with others. */
  #shared(schemas: WaySchemas, change: Change, value: unknown, verdict: Verdict): Shared {
    const part: Part = { change, way: schemas.way, message: verdict.message };
    const told = (joint: Joint) =>
      this.#shown(
        schemas,
        joint.value,
        { without: joint.without, alone: null },
        togetherWith(withoutDoubt(verdict), joint),
      );
    return {
      part,
      together: (others) => {
        const joint = jointly(schemas, part, others, value);
        return joint === null ? null : told(joint);
      },
      untold: (others) => {
        const whole = wholly(schemas, part, others, value);
        return whole === null ? unproved(verdict) : told(whole);
      },
    };
  }

  /** Nothing else changed at the place where it is decided: whatever lies below is asked for its own changes. */
  #isAlone(way: Way): boolean {
    return way.anchor === way.pairs[way.pairs.length - 1] && this.counts.get(way.anchor) === 1;
  }

  #levelOf(verdict: Verdict, way: Way): Level {
    if (this.options.strict) return 'literal';
    // Names are limited for members that no contract declares (design: the exception to declared senders).
    if (verdict.direction === 'request' && way.edges.some((edge) => edge.of === 'names')) return 'undeclared';
    return verdict.reading === 'literal' ? 'undeclared' : this.#usual;
  }

  /** The message in full, if one can be made that holds the value and is accepted and rejected as a whole. */
  #shown(schemas: WaySchemas, value: unknown, replay: Replay, said: Verdict): Judged {
    const { way, role, level } = schemas;
    const verdict = withoutDoubt(said);
    const whole = wholeMessage(schemas, value, replay.without);
    const [root] = way.pairs;
    if (whole === null || root === undefined) return unproved(verdict);
    const [sent, accepted] = [schemas.sent(root), schemas.accepted(root)];
    const isShown =
      schemas.decider.accepts(sent, whole.value) &&
      !schemas.decider.accepts(accepted, whole.value) &&
      (level === 'literal' || level === 'undeclared' || holdsDeclaredOnly(this.sides.patterns, sent, whole.value));
    if (!isShown) return unproved(verdict);
    const message = witnessMessage(way, role, whole.value);
    if (message === null) return unproved(verdict);
    const terms = termsOf(root);
    const without = replay.without?.at(terms[receiverSide(role)].roots);
    if (without !== undefined && schemas.decider.accepts(without, whole.value)) {
      const proposal = { message, value: whole.value, accepting: [sent, without], rejecting: [accepted] };
      return { verdict, proposal };
    }
    const alone = replay.alone?.at(terms[senderSide(role)].roots);
    if (alone === undefined || schemas.decider.accepts(alone, whole.value)) return unproved(verdict);
    return { verdict, proposal: { message, value: whole.value, accepting: [sent], rejecting: [accepted, alone] } };
  }

  confirmed(verdict: Verdict, proposal: Proposal, validator: SchemaValidator | null): Verdict {
    return confirmed(verdict, proposal, validator);
  }

  /** Equal literal sets on both sides. */
  #isEqual(way: Way, role: number): boolean {
    const known = this.#equal.get(way.anchor.id);
    if (known !== undefined) return known;
    const ways = [role, 3 - role].map((sender) => new WaySchemas(this.sides, way, sender, 'literal'));
    const answers = (steps?: number) =>
      ways.map((schemas) => () => {
        const { decider } = schemas;
        return decider.contains(schemas.sent(way.anchor), schemas.accepted(way.anchor), [], steps).answer;
      });
    // What one side alone accepts may show at once, while to search the other side would take all steps there are.
    const differ = answers(FIRST_STEPS).some((answer) => answer() === 'no');
    const equal = !differ && answers().every((answer) => answer() === 'yes');
    this.#equal.set(way.anchor.id, equal);
    return equal;
  }
}

function togetherWith(verdict: Verdict, { others, isLeast }: Joint): Verdict {
  if (others.length === 0) return verdict;
  const lead = isLeast ? 'Breaks only together with:' : 'Cannot be told apart from:';
  return { ...verdict, why: [verdict.why, lead, ...others.map(({ message }) => message)].join(' ') };
}

/** What the table did not know is known once it is decided. */
function withoutDoubt(verdict: Verdict): Verdict {
  return { ...verdict, why: verdict.why.replace(/ Not decided: .*$/su, '') };
}

/** The table's words on a change, where it was decided otherwise, give way to what can be said of any. */
function textsOf({ direction }: Verdict, kind: 'safe' | 'unsafe'): Partial<Verdict> {
  return direction === 'none' ? {} : generalTexts[direction][kind];
}

/** Facts about a declared name are told although the sets may be equal: generated code and readers feel them. */
function isAboutSets(subject: Subject): boolean {
  return subject.kind !== 'property' && subject.kind !== 'renamed';
}

/** Values that are spelled as text are compared as text by the table; where the types agree, as data is the same. */
function isDecidable(way: Way, subject: Subject): boolean {
  const all = way.pairs.map(termsOf);
  const isTyped = subject.kind === 'keywords' && subject.keywords.includes('type');
  return all.every(
    ({ spelling, base, revision }) => spelling === 'json' || (!isTyped && base.types === revision.types),
  );
}

function asContained(verdict: Verdict): Verdict {
  return verdict.effect === 'compatible' ? { ...verdict, proof: 'contained' } : verdict;
}

function contained(verdict: Verdict): Judged {
  const told: Verdict = {
    ...verdict,
    ...textsOf(verdict, 'safe'),
    effect: 'compatible',
    breaks: [],
    proof: 'contained',
  };
  return { verdict: told, proposal: null };
}

function undecided(verdict: Verdict, reason: string): Judged {
  const why = verdict.why.includes('Not decided:') ? verdict.why : `${verdict.why} Not decided: ${reason}.`;
  return { verdict: { ...verdict, proof: 'rule', why }, proposal: null };
}

function unproved(verdict: Verdict): Judged {
  return undecided(verdict, 'no whole message was found that shows it');
}
