import type { InputProblem } from '@contract-check/core';
import type { Release } from '@contract-check/report';
import type { FiledWaiver } from '../config/settings.ts';
import { compareAlone, compareSides, type Outcome } from '../diff/compare-sides.ts';
import type { ContractSide } from '../diff/configured/contract-pair.ts';
import type { ContractReader } from '../diff/configured/contract-reader.ts';
import { weigh } from '../diff/weigh.ts';
import type { Engine } from '../engine.ts';
import { type LoadedSide, loadOpened } from '../input/load-contract.ts';
import type { BlobIds } from './blob-ids.ts';
import type { ReleasePoint } from './release-points.ts';
import { type Ground, inRepository, type TrackedContract } from './tracked-contract.ts';

/** What the walk through a history needs. */
export interface HistoryTools {
  readonly points: readonly ReleasePoint[];
  readonly ids: BlobIds;
  readonly ground: Ground;
  readonly reader: ContractReader;
  readonly engine: Engine;
  readonly waivers: readonly FiledWaiver[];
  /** `--as-of`; null: the day of each tag. */
  readonly asOf: number | null;
  readonly today: number;
}

/** What is told of a contract; `refused`: one end of the history cannot be read. */
export interface ContractHistory {
  /** `info.title` as it was last. */
  readonly title: string;
  /** Newest first. */
  readonly releases: readonly Release[];
  readonly problems: readonly InputProblem[];
  readonly refused: readonly LoadedSide[];
}

/** A contract at one time. */
interface Moment {
  readonly name: string;
  readonly date: string | null;
  readonly asOf: number;
  readonly side: ContractSide | null;
  /** Equal where the files of the contract itself are; null in the work tree. */
  readonly identity: string | null;
}

/** Reads a contract at every point where it changed, and compares it with what it was before. */
export async function contractHistory(contract: TrackedContract, tools: HistoryTools): Promise<ContractHistory> {
  const walk = new HistoryWalk(contract, tools);
  for (const moment of moments(contract, tools)) await walk.visit(moment);
  return walk.told();
}

function moments({ paths, present, former }: TrackedContract, tools: HistoryTools): readonly Moment[] {
  const { points, ids, ground, asOf, today } = tools;
  const tagged = points.map(({ base, date }): Moment => {
    const held = paths.flatMap((path) => {
      const names = [path, former.get(path) ?? path].map((name) => inRepository(name, ground));
      return names.find((name) => ids(base.commit, name) !== undefined) ?? [];
    });
    return {
      name: base.name,
      date,
      asOf: asOf ?? (date === null ? today : Date.parse(date)),
      side: held.length === 0 ? null : { in: 'revision', base, paths: held },
      identity: JSON.stringify(held.map((path) => ids(base.commit, path))),
    };
  });
  // What is nowhere was misspelt: reading it tells so.
  const isNowhere = tagged.every(({ side }) => side === null);
  const files = isNowhere ? paths : present;
  const side: ContractSide | null = files.length === 0 ? null : { in: 'files', paths: files };
  return [...tagged, { name: 'Unreleased', date: null, asOf: asOf ?? today, side, identity: null }];
}

interface Seen {
  readonly moment: Moment;
  /** Null: there was none. */
  readonly loaded: LoadedSide | null;
}

class HistoryWalk {
  readonly #contract: TrackedContract;
  readonly #tools: HistoryTools;
  readonly #releases: Release[] = [];
  readonly #problems: InputProblem[] = [];
  readonly #refused: LoadedSide[] = [];
  #last: Seen | undefined;
  #title = '';

  constructor(contract: TrackedContract, tools: HistoryTools) {
    this.#contract = contract;
    this.#tools = tools;
  }

  told(): ContractHistory {
    const releases = [...this.#releases].reverse();
    return { title: this.#title, releases, problems: this.#problems, refused: this.#refused };
  }

  async visit(moment: Moment): Promise<void> {
    const last = this.#last;
    if (last !== undefined && isSameFile(last, moment)) return;
    const loaded = moment.side === null ? null : await this.#load(moment.side);
    if (loaded !== null && loaded.contract === null) {
      this.#unreadable(moment, loaded);
      return;
    }
    this.#title = loaded?.contract?.title ?? this.#title;
    this.#last = { moment, loaded };
    if (last === undefined || isSameText(last.loaded, loaded)) return;
    await this.#compare(last, { moment, loaded });
  }

  /** The first revision and the work tree must be readable; a tag in between can only be passed over. */
  #unreadable({ date, identity }: Moment, side: LoadedSide): void {
    if (date === null || identity === null) {
      this.#refused.push(side);
      this.#problems.push(...side.problems);
      return;
    }
    const passedOver = side.problems.filter(({ severity }) => severity === 'error').slice(0, 1);
    this.#problems.push(...passedOver.map((problem) => ({ ...problem, severity: 'warning' as const })));
  }

  async #load(side: ContractSide): Promise<LoadedSide> {
    const like = this.#last?.loaded?.contract ?? undefined;
    const opened = await this.#tools.reader.open(side);
    return opened.ok ? loadOpened(opened.value, this.#tools.engine, like) : opened.error;
  }

  async #compare(last: Seen, now: Seen): Promise<void> {
    const { engine, waivers } = this.#tools;
    const { name, settings } = this.#contract;
    const { compared, problems } = await this.#outcome(last, now);
    const [one] = compared ?? [];
    if (one === undefined) {
      this.#unreadable(now.moment, { name: now.moment.name, contract: null, problems, texts: new Map() });
      return;
    }
    const { owner, policy } = settings;
    const [run] = weigh([{ ...one, contract: name, owner, policy }], waivers, now.moment.asOf, engine).runs;
    if (run === undefined) return;
    const [before, after] = [last.loaded?.contract?.version ?? null, now.loaded?.contract?.version ?? null];
    if (run.verdict.findings.length === 0 && before === after) return;
    const isReleased = now.moment.identity !== null;
    const title = isReleased && after !== null && after !== before ? after : now.moment.name;
    this.#releases.push({ name: title, date: now.moment.date, run });
  }

  async #outcome(last: Seen, now: Seen): Promise<Outcome> {
    const { engine } = this.#tools;
    const options = {
      settings: this.#contract.settings.comparison,
      contractName: this.#contract.name ?? '',
      comparing: () => undefined,
    };
    if (last.loaded !== null && now.loaded !== null) return compareSides([last.loaded, now.loaded], options, engine);
    const [only, is, where] =
      last.loaded === null
        ? [now.loaded, 'added' as const, last.moment.name]
        : [last.loaded, 'removed' as const, now.moment.name];
    if (only === null) return { compared: null, problems: [] };
    return compareAlone(only, is, where, options, engine);
  }
}

/** Told without reading: the same bytes, which refer to no other file. */
function isSameFile({ moment, loaded }: Seen, next: Moment): boolean {
  if (moment.identity === null || moment.identity !== next.identity) return false;
  return loaded === null || loaded.texts.size === (moment.side?.in === 'revision' ? moment.side.paths.length : 0);
}

/** Labels differ from revision to revision, texts do not. */
function isSameText(one: LoadedSide | null, other: LoadedSide | null): boolean {
  const texts = (side: LoadedSide | null) => JSON.stringify(side === null ? null : [...side.texts.values()].sort());
  return texts(one) === texts(other);
}
