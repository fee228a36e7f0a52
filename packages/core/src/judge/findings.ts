import { surfaceOf } from '@contract-check/protocol';
import type { Change } from '../compare/change.ts';
import type { DiffOptions } from '../compare-contracts.ts';
import type { Finding, OperationRef } from '../finding.ts';
import { compareFindings, compareTexts } from '../finding-order.ts';
import type { SourceDocument } from '../load/source-document.ts';
import type { OperationEntry } from '../model/views.ts';
import type { SchemaValidator } from '../schema/containment/validator.ts';
import { usualSeverity } from '../verdict.ts';
import { fingerprint } from './fingerprint.ts';
import { judgeChange, type Verdict } from './judge-change.ts';
import { withPromises } from './promised-members.ts';
import { explained } from './proving/explain.ts';
import type { Judged, Proving } from './proving/judged.ts';
import { type Meeting, Reach } from './reach.ts';
import { Sites } from './sites.ts';

/** All meetings of one change that come to the same: one finding. */
interface Group {
  readonly change: Change;
  judged: Judged;
  readonly meeting: Meeting;
  /** Lists that many groups share; united where there is more than one. */
  readonly operations: Set<readonly OperationEntry[]>;
}

/** What was judged, to be told once somebody has confirmed the messages that show the breaks. */
export class Judgement {
  readonly #groups: readonly Group[];
  readonly #prover: Proving;
  readonly #sites = new Sites();
  /** Findings that reach the same operations tell them by one list. */
  readonly #told = new Map<readonly OperationEntry[], readonly OperationRef[]>();

  /**
   * Judges every change.
   *
   * @param entries the documents that the two contracts begin with
   */
  constructor(
    changes: readonly Change[],
    prover: Proving,
    readonly entries: ReadonlySet<SourceDocument>,
    readonly options: DiffOptions,
  ) {
    this.#prover = prover;
    this.#groups = groupChanges(changes, prover, options);
    for (const { change } of this.#groups) this.#sites.want(change);
    this.#sites.locate();
  }

  /** Whether there is anything for a validator to confirm. */
  get awaitsValidator(): boolean {
    return this.#groups.some(({ judged }) => judged.proposal !== null);
  }

  /** One finding per root cause, rule, effect and direction. */
  findings(validator: SchemaValidator | null): Finding[] {
    const sorted = this.#groups
      .map((group) => ({ group, finding: this.#finding(group, validator) }))
      .sort(({ finding: one }, { finding: other }) => compareFindings(one, other));
    const causes = new Map<string, string>();
    return sorted.map(({ group, finding }) => {
      const cause = causes.get(group.change.cause) ?? `c${causes.size + 1}`;
      causes.set(group.change.cause, cause);
      return { ...finding, cause };
    });
  }

  #finding(group: Group, validator: SchemaValidator | null): Finding {
    const { verdict, proposal } = group.judged;
    const final = proposal === null ? verdict : this.#prover.confirmed(verdict, proposal, validator);
    const witness = final.proof === 'witness' ? (proposal?.message ?? null) : null;
    return this.#tell(group, final, witness);
  }

  #tell(group: Group, verdict: Verdict, witness: Finding['witness']): Finding {
    const { change, meeting } = group;
    return {
      fingerprint: fingerprint(this.options.contractName, verdict.rule, verdict.direction, change),
      cause: '',
      rule: verdict.rule,
      effect: verdict.effect,
      breaks: verdict.breaks,
      severity: usualSeverity(verdict.effect, verdict.proof),
      proof: verdict.proof,
      reading: verdict.reading,
      direction: verdict.direction,
      message: sentence(verdict.message),
      why: verdict.why,
      advice: verdict.advice,
      location: { element: elementOf(group, this.entries), surface: surfaceOf(meeting.steps) },
      base: this.#sites.site(change.base),
      revision: this.#sites.site(change.revision),
      operations: this.#operations(group),
      witness,
      waiver: null,
      usage: null,
    };
  }

  /** In order of key. */
  #operations({ operations }: Group): readonly OperationRef[] {
    const [first = [], ...more] = operations;
    if (more.length > 0) return united([...operations].flat()).map(refOf);
    const known = this.#told.get(first);
    if (known !== undefined) return known;
    const told = first.map(refOf);
    this.#told.set(first, told);
    return told;
  }
}

interface Met {
  readonly change: Change;
  readonly meeting: Meeting;
  readonly judged: Judged;
}

function groupChanges(changes: readonly Change[], prover: Proving, options: DiffOptions): Group[] {
  const groups = new Map<string, Group>();
  for (const { change, meeting, judged: decided } of explained(judgeMeetings(changes, prover, options))) {
    const judged = withPromises(decided, change, meeting, options);
    const key = `${change.cause}\n${judged.verdict.rule}\n${judged.verdict.effect}`;
    let group = groups.get(key);
    if (group === undefined) {
      group = { change, judged, meeting, operations: new Set() };
      groups.set(key, group);
    } else if (isBetter(judged, group.judged)) group.judged = judged;
    group.operations.add(meeting.operations);
  }
  return [...groups.values()];
}

function judgeMeetings(changes: readonly Change[], prover: Proving, options: DiffOptions): Met[] {
  const reach = new Reach(changes);
  const met: Met[] = [];
  for (const change of changes) {
    for (const meeting of reach.of(change)) {
      const said = judgeChange(change, meeting, options);
      const judged = said === null ? null : prover.judge(change, meeting, said);
      if (judged !== null) met.push({ change, meeting, judged });
    }
  }
  return met;
}

/** A message that shows it is worth more than a word, and any word more than none. */
function isBetter(one: Judged, other: Judged): boolean {
  if ((one.proposal === null) !== (other.proposal === null)) return one.proposal !== null;
  return other.verdict.proof === 'rule' && one.verdict.proof !== 'rule';
}

/** The pointer of the root cause; told with its file where that is not the contract's own. */
function elementOf({ change }: Group, entries: ReadonlySet<SourceDocument>): readonly string[] {
  const place = change.revision ?? change.base;
  if (place === null) return [];
  const { document, pointer } = place.node;
  return entries.has(document) ? pointer : [document.uri, ...pointer];
}

function refOf({ key, method, path, id }: OperationEntry): OperationRef {
  return { key, method, path, id };
}

function united(entries: readonly OperationEntry[]): OperationEntry[] {
  return [...new Map(entries.map((entry) => [entry.key, entry])).values()].sort(byKey);
}

function byKey(one: OperationEntry, other: OperationEntry): number {
  return compareTexts(one.key, other.key);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
