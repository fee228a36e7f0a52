import { Random } from '../support/drafts/random.ts';
import { faultsOf, type Reading } from './judge.ts';
import { type Row, rows } from './rows.ts';
import type { Subject } from './subject.ts';
import type { Trial } from './trial.ts';

/** A plant about which the wrong thing, or nothing, was said. */
export interface Failure {
  readonly row: Row;
  readonly subject: Subject;
  readonly trial: Trial;
  readonly faults: readonly string[];
}

/** What was planted of one edit. */
interface Tally {
  /** Edits that something must be said of, and of how many it was. */
  loud: number;
  found: number;
  /** Edits that break nobody, and how many were said to. */
  harmless: number;
  alarms: number;
}

export interface Figures {
  readonly plants: number;
  /** By operator, in the order of the tables. */
  readonly tallies: ReadonlyMap<string, Tally>;
  readonly failures: readonly Failure[];
  /** Rows for which no contract at hand has a place. */
  readonly unplanted: readonly string[];
}

export interface Plan {
  readonly plants: number;
  readonly seed: number;
  /** Asks each plant in both readings; else in one by turns where both must say the same, and large contracts seldom. */
  readonly isThorough: boolean;
}

/** Plants row after row, each time in a contract and at a spot that the seed chooses. */
export async function campaign(subjects: readonly Subject[], { plants, seed, isThorough }: Plan): Promise<Figures> {
  const tallies = new Map<string, Tally>();
  for (const { operator } of rows) tallies.set(operator, { loud: 0, found: 0, harmless: 0, alarms: 0 });
  const failures: Failure[] = [];
  const plantable = new Set(rows);
  const inOrder = (random: Random) => (isThorough ? random.shuffled(subjects) : smallFirst(subjects, random));
  let planted = 0;
  for (let index = 0; planted < plants && plantable.size > 0; index += 1) {
    const row = rows[index % rows.length] as Row;
    const found = plantable.has(row)
      ? plantSomewhere(row, new Random(Math.imul(seed, 0x9e3779b1) + index), inOrder)
      : null;
    if (found === null) {
      plantable.delete(row);
      continue;
    }
    planted += 1;
    const faults = await faultsOf(found.subject, found.trial, isThorough ? both : readingsOf(found.trial, planted));
    count(tallies.get(row.operator) as Tally, found.trial, faults.length === 0);
    if (faults.length > 0) failures.push({ row, ...found, faults });
  }
  const unplanted = rows.filter((row) => !plantable.has(row)).map(({ name }) => name);
  return { plants: planted, tallies, failures, unplanted };
}

const both: readonly Reading[] = ['declared', 'strict'];

function readingsOf({ declared, strict }: Trial, turn: number): readonly Reading[] {
  if (strict === null) return ['declared'];
  return declared === strict ? both.slice(turn % 2, (turn % 2) + 1) : both;
}

function plantSomewhere(
  row: Row,
  random: Random,
  inOrder: (random: Random) => readonly Subject[],
): { subject: Subject; trial: Trial } | null {
  // Instances are guessed: a second and a third look find what the first one missed.
  for (const subject of [1, 2, 3].flatMap(() => inOrder(random))) {
    const trial = row.plant(subject, random);
    if (trial !== null) return { subject, trial };
  }
  return null;
}

const LARGE = 1_000;

/** In an order of the seed, a large contract mostly last: each question about it costs many times more. */
function smallFirst(subjects: readonly Subject[], random: Random): Subject[] {
  const late = new Set(subjects.filter(({ spots }) => spots.length > LARGE && !random.chance(0.05)));
  const shuffled = random.shuffled(subjects);
  return [...shuffled.filter((subject) => !late.has(subject)), ...late];
}

function count(tally: Tally, { declared, strict }: Trial, isRight: boolean): void {
  const isLoud = [declared, strict].some((effect) => effect === 'breaking' || effect === 'risky');
  if (isLoud) {
    tally.loud += 1;
    if (isRight) tally.found += 1;
  } else {
    tally.harmless += 1;
    if (!isRight) tally.alarms += 1;
  }
}
