import { realpath } from 'node:fs/promises';
import { join, posix, resolve } from 'node:path';
import { ok, type Result } from '@contract-check/core';
import { type BaseTree, baseTree, goneBelow } from '../../bases/base-tree.ts';
import { findBase, type GitRule } from '../../bases/find-base.ts';
import { liveVersions } from '../../bases/live-versions.ts';
import { pathBelow, type Repository, repositoryAt } from '../../bases/repository.ts';
import { baseRuleText } from '../../config/base-rule.ts';
import { contractFilesIn } from '../../config/contract-files.ts';
import { fileTest } from '../../config/file-globs.ts';
import type { BaseRule, ContractSettings, Settings } from '../../config/settings.ts';
import type { Refusal } from '../../input/refusal.ts';
import type { Io } from '../../io.ts';
import { contractNames } from './contract-names.ts';
import type { ContractPair, ContractSide } from './contract-pair.ts';
import type { ContractReader } from './contract-reader.ts';
import { listedContracts } from './dropped-entries.ts';
import { joinByTitle, pairFiles } from './pair-files.ts';
import { missingFiles, notSingle } from './pair-refusals.ts';
import { unchangedFiles } from './unchanged-files.ts';

/** A base that was found, and why it is that one: for people. */
export interface ToldBase {
  readonly name: string;
  readonly why: string;
}

/** The contracts of a configuration that have to be compared. */
export interface FoundPairs {
  readonly pairs: readonly ContractPair[];
  /** Contracts whose files are those of their base. */
  readonly unchanged: number;
  readonly bases: readonly ToldBase[];
}

/** The configured contracts, each file of the work tree joined with the file of its base. */
export async function findPairs(
  settings: Settings,
  reader: ContractReader,
  io: Io,
): Promise<Result<FoundPairs, readonly Refusal[]>> {
  const finder = new PairFinder(settings, reader, io);
  const refusals: Refusal[] = [];
  for (const contract of settings.contracts) {
    const refused = await finder.add(contract);
    if (refused !== null) refusals.push(refused);
  }
  if (refusals.length > 0) return { ok: false, error: distinct(refusals) };
  await finder.addDropped();
  return ok({ pairs: finder.pairs, unchanged: finder.unchanged, bases: [...finder.bases.values()] });
}

/** A base's tree, and how paths from the folder of the configuration are spelled there. */
interface Ground {
  readonly tree: BaseTree;
  /** Absolute, links followed. */
  readonly top: string;
  readonly prefix: string;
}

/** The files of one configured entry, in the base and in the work tree. */
interface Files {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

class PairFinder {
  readonly pairs: ContractPair[] = [];
  readonly bases = new Map<string, ToldBase>();
  unchanged = 0;
  readonly #settings: Settings;
  readonly #reader: ContractReader;
  readonly #io: Io;
  readonly #filesOf: ReturnType<typeof contractFilesIn>;
  readonly #grounds = new Map<string, Promise<Result<Ground, Refusal>>>();
  #repository: Promise<Result<Repository, Refusal>> | undefined;

  constructor(settings: Settings, reader: ContractReader, io: Io) {
    this.#settings = settings;
    this.#reader = reader;
    this.#io = io;
    this.#filesOf = contractFilesIn(settings.folder, io);
  }

  /** Answers why not. */
  async add(contract: ContractSettings): Promise<Refusal | null> {
    const after = await this.#filesOf(contract.files);
    const { base } = contract;
    if (!isInGit(base)) {
      const sides = await this.#sidesElsewhere(base);
      return sides.ok ? this.#addAgainst(sides.value, contract, after) : sides.error;
    }
    const ground = await this.#ground(base);
    if (!ground.ok) return ground.error;
    const files = await filesOnBothSides(contract, after, ground.value);
    if (!files.ok) return files.error;
    const { before } = files.value;
    if (before.length === 0 && after.length === 0) return missingFiles(contract);
    if (contract.composed) return this.#addComposed(contract, files.value, ground.value);
    return this.#addFiles(contract, files.value, ground.value);
  }

  /** Contracts that are gone together with what listed them: the base's configuration knows them. */
  async addDropped(): Promise<void> {
    const { file, preset, contracts } = this.#settings;
    if (file === null || !isInGit(preset.base)) return;
    const ground = await this.#ground(preset.base);
    if (!ground.ok) return;
    const { tree, top, prefix } = ground.value;
    const config = pathBelow(top, await realpath(resolve(this.#io.cwd, file)));
    if (tree.gone.length === 0 || !tree.changed.has(config)) return;
    const before = await this.#reader.open({ in: 'revision', base: tree.base, paths: [config] });
    const isListed = contracts.map(({ files }) => fileTest(files));
    const gone = goneBelow(tree, prefix).filter((path) => !isListed.some((isIn) => isIn(path)));
    for (const entry of before.ok ? listedContracts(before.value[0]?.entry.text ?? '') : []) {
      const paths = gone.filter(fileTest(entry.files));
      const names = contractNames(entry.name, entry.files, paths);
      const groups = entry.composed && paths.length > 0 ? [paths] : paths.map((path) => [path]);
      for (const group of groups) {
        const base: ContractSide = { in: 'revision', base: tree.base, paths: group.map((path) => prefix + path) };
        const name = entry.composed ? entry.name : nameIn(names, group[0] ?? '');
        this.pairs.push({ name, settings: { ...preset, ...entry, kind: null }, base, revision: null });
      }
    }
  }

  /** Bases that are no revisions: all must hold. */
  async #sidesElsewhere(rule: Exclude<BaseRule, GitRule>): Promise<Result<readonly ContractSide[], Refusal>> {
    if (rule.from === 'argument') return ok([{ in: 'argument', argument: rule.argument }]);
    const live = await liveVersions(rule, this.#io);
    if (!live.ok) return live;
    for (const { name } of live.value) this.bases.set(name, { name, why: `live in ${rule.environment}` });
    return ok(live.value.map((published) => ({ in: 'registry', contract: published })));
  }

  #addAgainst(bases: readonly ContractSide[], contract: ContractSettings, after: readonly string[]): Refusal | null {
    const [first] = after;
    if (first === undefined) return missingFiles(contract);
    if (after.length > 1 && !contract.composed) return notSingle(contract, baseRuleText(contract.base), after.length);
    const name = contract.composed ? contract.name : nameIn(contractNames(contract.name, contract.files, after), first);
    const revision: ContractSide = { in: 'files', paths: after };
    for (const base of bases) this.pairs.push({ name, settings: contract, base, revision });
    return null;
  }

  async #addFiles(contract: ContractSettings, { before, after }: Files, ground: Ground): Promise<Refusal | null> {
    const { tree, prefix } = ground;
    const inBase = (path: string): ContractSide => ({ in: 'revision', base: tree.base, paths: [prefix + path] });
    const inFiles = (path: string): ContractSide => ({ in: 'files', paths: [path] });
    // A title says more than how much two files have in common: contracts of one house are much alike.
    const byPath = pairFiles(before, after, new Map());
    const titled = await this.#sameTitles(byPath.gone, byPath.added, { inBase, inFiles });
    const byTitle = pairFiles(before, after, titled);
    const renames = await tree.renames(
      byTitle.gone.map((path) => prefix + path),
      byTitle.added.map((path) => prefix + path),
    );
    if (!renames.ok) return renames.error;
    const moved = [...renames.value].map(([from, to]) => [from.slice(prefix.length), to.slice(prefix.length)] as const);
    const { both, gone, added } = pairFiles(before, after, new Map([...titled, ...moved]));
    const same = both.flatMap(([from, to]) => (from === to ? [to] : []));
    const unchanged = await this.#unchanged(same, ground);
    this.unchanged += unchanged.size;
    const names = contractNames(contract.name, contract.files, [...after, ...gone]);
    const found = [
      ...both.map(([from, to]) => ({ path: to, base: inBase(from), revision: inFiles(to) })),
      ...added.map((path) => ({ path, base: null, revision: inFiles(path) })),
      ...gone.map((path) => ({ path, base: inBase(path), revision: null })),
    ].sort((one, other) => (one.path < other.path ? -1 : 1));
    for (const { path, base, revision } of found) {
      if (!unchanged.has(path)) this.pairs.push({ name: nameIn(names, path), settings: contract, base, revision });
    }
    return null;
  }

  async #addComposed(contract: ContractSettings, { before, after }: Files, ground: Ground): Promise<null> {
    const isSame = before.join('\n') === after.join('\n');
    if (isSame && (await this.#unchanged(after, ground)).size === after.length) {
      this.unchanged += 1;
      return null;
    }
    const paths = before.map((path) => ground.prefix + path);
    this.pairs.push({
      name: contract.name,
      settings: contract,
      base: paths.length === 0 ? null : { in: 'revision', base: ground.tree.base, paths },
      revision: after.length === 0 ? null : { in: 'files', paths: after },
    });
    return null;
  }

  /** What is gone and what is new, joined where one title stands on both sides. */
  async #sameTitles(
    gone: readonly string[],
    added: readonly string[],
    side: Readonly<Record<'inBase' | 'inFiles', (path: string) => ContractSide>>,
  ): Promise<ReadonlyMap<string, string>> {
    if (gone.length === 0 || added.length === 0) return new Map();
    const titles = (sides: readonly ContractSide[]) => Promise.all(sides.map((one) => this.#reader.titleOf(one)));
    return joinByTitle(
      { paths: gone, titles: await titles(gone.map(side.inBase)) },
      { paths: added, titles: await titles(added.map(side.inFiles)) },
    );
  }

  async #unchanged(paths: readonly string[], { tree, top }: Ground): Promise<ReadonlySet<string>> {
    const folder = await realpath(this.#settings.folder);
    const byFile = new Map(paths.map((path) => [join(folder, path), path]));
    const filesOf = (file: string) => this.#reader.filesOf({ in: 'files', paths: [byFile.get(file) ?? file] });
    const found = await unchangedFiles([...byFile.keys()], { top, changed: tree.changed, filesOf });
    return new Set([...found].map((file) => byFile.get(file) ?? file));
  }

  /** Asked once for all contracts of the same rule. */
  #ground(rule: GitRule): Promise<Result<Ground, Refusal>> {
    const key = baseRuleText(rule);
    const known = this.#grounds.get(key) ?? this.#newGround(rule);
    this.#grounds.set(key, known);
    return known;
  }

  async #newGround(rule: GitRule): Promise<Result<Ground, Refusal>> {
    this.#repository ??= repositoryAt(this.#settings.folder, this.#io);
    const repository = await this.#repository;
    if (!repository.ok) return repository;
    const base = await findBase(rule, repository.value, this.#io);
    if (!base.ok) return base;
    const { name, why } = base.value;
    this.bases.set(`${name} ${why}`, { name, why });
    const tree = await baseTree(base.value, repository.value, this.#io);
    if (!tree.ok) return tree;
    const top = await realpath(repository.value.top);
    const path = pathBelow(top, await realpath(this.#settings.folder));
    return ok({ tree: tree.value, top, prefix: path === '' ? '' : `${path}/` });
  }
}

function isInGit(rule: BaseRule): rule is GitRule {
  return rule.from !== 'argument' && rule.from !== 'registry';
}

/** What the base holds of an entry: files that are still there, and those that are gone. */
async function filesOnBothSides(
  { files }: ContractSettings,
  after: readonly string[],
  { tree, prefix }: Ground,
): Promise<Result<Files, Refusal>> {
  const fromTop = after.map((path) => posix.join(prefix, path));
  const held = await tree.holds(fromTop);
  if (!held.ok) return held;
  const isWanted = fileTest(files);
  const gone = goneBelow(tree, prefix).filter(isWanted);
  const kept = after.filter((_, index) => held.value.has(fromTop[index] ?? ''));
  return ok({ before: [...new Set([...kept, ...gone])].sort(), after });
}

function nameIn(names: ReadonlyMap<string, string>, path: string): string {
  return names.get(path) ?? path;
}

/** One cause (no history, no such tag) refuses many contracts. */
function distinct(refusals: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(refusals.map((refusal) => [`${refusal.code} ${refusal.message}`, refusal])).values()];
}
