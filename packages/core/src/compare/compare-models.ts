import type { ApiModel, OperationEntry } from '../model/views.ts';
import { Descendants } from '../schema/descendants.ts';
import type { Change } from './change.ts';
import { type Cleanliness, equalData, type Side } from './clean.ts';
import { Collector } from './collector.ts';
import type { CompareContext, MetOperation } from './compare-context.ts';
import { compareOperation } from './operations.ts';
import { type PairedOperations, pairOperations } from './pair-operations.ts';
import { Router } from './router.ts';
import { pairByKey } from './schema/pair-context.ts';
import { SchemaWalker } from './schema/walker.ts';
import { compareSecuritySchemes } from './security.ts';
import { compareServers } from './servers.ts';

/** What is different between two contracts, and how they were read, for who wants to look closer. */
export interface Compared {
  readonly changes: readonly Change[];
  readonly operations: readonly MetOperation[];
  readonly base: Side;
  readonly revision: Side;
  readonly clean: Cleanliness;
}

/** Everything that is different between two contracts, as neutral facts. */
export function compareModels(base: ApiModel, revision: ApiModel): Compared {
  const collector = new Collector();
  const sides = {
    base: { model: base, descendants: new Descendants(base) },
    revision: { model: revision, descendants: new Descendants(revision) },
  };
  const context: CompareContext = { ...sides, collector, schemas: new SchemaWalker(sides, collector), operations: [] };
  const sameSetting = equalSettings(base, revision);

  compareSecuritySchemes(context);
  compareTags(context);
  compareComponentNames(context);
  const paired = pairOperations(base.operations, revision.operations);
  // A base path that moved is told once; the servers moved with it.
  const isRebased = paired.rebased.some(
    ([one, other]) => one.server === base.servers[0] && other.server === revision.servers[0],
  );
  if (!isRebased) compareServers(context);
  reportPresence(context, paired);
  for (const [one, other] of [...paired.both, ...paired.moved]) {
    context.operations.push({ base: one, revision: other });
    compareOperation(context, one, other, sameSetting);
  }
  compareWebhooks(context, sameSetting);
  context.schemas.run();
  return { changes: collector.changes(), operations: context.operations, ...sides, clean: context.schemas.clean };
}

/** The parts of a contract that every operation inherits. */
const inherited = ['security', 'securityDefinitions', 'consumes', 'produces', 'components'] as const;

function equalSettings(base: ApiModel, revision: ApiModel): boolean {
  return inherited.every((key) => {
    const [one, other] =
      key === 'components'
        ? [
            base.root.at(['components', 'securitySchemes'])?.value,
            revision.root.at(['components', 'securitySchemes'])?.value,
          ]
        : [base.root.child(key)?.value, revision.root.child(key)?.value];
    return equalData(one, other, null);
  });
}

function reportPresence(context: CompareContext, paired: PairedOperations): void {
  const { collector, base, revision } = context;
  for (const entry of paired.removed) context.operations.push({ base: entry, revision: null });
  for (const entry of paired.added) context.operations.push({ base: null, revision: entry });
  for (const [one, other] of paired.rebased) {
    const [from, to] = basePathsOf(one, other);
    const places = {
      base: one.server?.node ?? base.model.root,
      revision: other.server?.node ?? revision.model.root,
    };
    collector.atOperation(
      { fact: 'base-path-changed', ...places, subject: to, data: { before: from, after: to } },
      one,
    );
  }
  for (const [one, other] of paired.moved) {
    const data = { before: nameOf(one), after: nameOf(other) };
    collector.atOperation(
      { fact: 'operation-moved', base: one.node, revision: other.node, subject: one.id ?? '', data },
      one,
    );
  }
  // Only operations that have no partner ask which other one would answer.
  const routes = {
    base: new Router(paired.added.length > 0 ? base.model.operations : []),
    revision: new Router(paired.removed.length > 0 ? revision.model.operations : []),
  };
  for (const entry of paired.removed) {
    const covered = routes.revision.find(entry);
    const data = covered === undefined ? {} : { covered: nameOf(covered) };
    collector.atOperation(
      { fact: 'operation-removed', base: entry.node, revision: null, subject: nameOf(entry), data },
      entry,
    );
  }
  for (const entry of paired.added) {
    collector.atOperation({ fact: 'operation-added', base: null, revision: entry.node, subject: nameOf(entry) }, entry);
    const shadowed = routes.base.find(entry);
    if (shadowed === undefined) continue;
    collector.atOperation(
      {
        fact: 'path-shadowed',
        base: shadowed.node,
        revision: entry.node,
        subject: nameOf(shadowed),
        data: { after: nameOf(entry) },
      },
      shadowed,
    );
  }
}

/** What the keys do not share: the base paths, whether servers or prefix options say them. */
function basePathsOf(one: OperationEntry, other: OperationEntry): readonly [string, string] {
  const [from, to] = [one, other].map(({ key }) => key.slice(key.indexOf(' ') + 1).split('/')) as [string[], string[]];
  while (from.length > 1 && to.length > 1 && from.at(-1) === to.at(-1)) {
    from.pop();
    to.pop();
  }
  return [from.join('/') || '/', to.join('/') || '/'];
}

function nameOf(entry: OperationEntry): string {
  return `${entry.method} ${entry.path}`;
}

function compareWebhooks(context: CompareContext, sameSetting: boolean): void {
  const byKey = (entries: readonly OperationEntry[]) => new Map(entries.map((entry) => [entry.key, entry]));
  pairByKey(byKey(context.base.model.webhooks), byKey(context.revision.model.webhooks), {
    removed: (_, entry) => {
      context.operations.push({ base: entry, revision: null });
      context.collector.atOperation(
        { fact: 'webhook-removed', base: entry.node, revision: null, subject: entry.path },
        entry,
      );
    },
    added: (_, entry) => {
      context.operations.push({ base: null, revision: entry });
      context.collector.atOperation(
        { fact: 'webhook-added', base: null, revision: entry.node, subject: entry.path },
        entry,
      );
    },
    both: (_, one, other) => {
      context.operations.push({ base: one, revision: other });
      compareOperation(context, one, other, sameSetting);
    },
  });
}

function compareTags({ base, revision, collector }: CompareContext): void {
  pairByKey(base.model.tags, revision.model.tags, {
    removed: (subject, node) =>
      collector.add({ fact: 'tag-removed', base: node, revision: null, subject }, { at: 'contract' }),
    added: (subject, node) =>
      collector.add({ fact: 'tag-added', base: null, revision: node, subject }, { at: 'contract' }),
  });
}

/** Names of schemas: type names in generated clients. What they demand is compared where operations use them. */
function compareComponentNames({ base, revision, collector }: CompareContext): void {
  const named = (model: ApiModel) => new Map([...(model.schemas?.children() ?? [])].map((node) => [node.key, node]));
  const [was, is] = [named(base.model), named(revision.model)];
  pairByKey(was, is, {
    removed: (subject, node) =>
      collector.add({ fact: 'component-removed', base: node, revision: null, subject }, { at: 'contract' }),
    added: (subject, node) =>
      collector.add({ fact: 'component-added', base: null, revision: node, subject }, { at: 'contract' }),
  });
}
