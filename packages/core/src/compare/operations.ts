import type { SourceNode } from '../load/source-node.ts';
import { viewOperation } from '../model/api-model.ts';
import { callbackOperations } from '../model/operations.ts';
import { childrenOf, member } from '../model/raw.ts';
import type { OperationEntry, OperationView } from '../model/views.ts';
import { compareBodies } from './bodies.ts';
import { type CompareContext, type OperationPair, PlaceReporter, pairOf } from './compare-context.ts';
import { compareLifecycles, readLifecycle } from './lifecycle.ts';
import { compareParameters } from './parameters.ts';
import { presenceFact } from './presence.ts';
import { compareResponses } from './responses.ts';
import { pairByKey } from './schema/pair-context.ts';
import { compareSecurity } from './security.ts';

/** Compares one operation that both sides have. */
export function compareOperation(
  context: CompareContext,
  base: OperationEntry,
  revision: OperationEntry,
  sameSetting: boolean,
): void {
  const { clean } = context.schemas;
  // The template tells which parameter stands where.
  const inherits =
    sameSetting &&
    base.path === revision.path &&
    clean.areClean(base.pathItem, revision.pathItem, ['parameters', 'servers']);
  if (inherits && clean.isClean(base.node, revision.node)) return;
  const same = (...keys: readonly string[]) => sameSetting && clean.areClean(base.node, revision.node, keys);
  const pair = pairOf(base, revision);
  const [was, is] = [viewOperation(context.base.model, base), viewOperation(context.revision.model, revision)];
  const asked = new PlaceReporter(context, pair, pair.asker, []);
  const answered = new PlaceReporter(context, pair, pair.answerer, []);
  compareIdentity(context, pair, was, is);
  const sameParameters = inherits && same('parameters');
  if (!sameParameters && !(inherits && differInBodyAlone(context, base, revision))) compareParameters(was, is, asked);
  // The body of Swagger 2.0 is a parameter, once for each type that the operation consumes.
  if (!(sameParameters && same('requestBody', 'consumes'))) compareBodies(was, is, asked);
  const sameTypes = same('produces');
  if (!(sameTypes && same('responses'))) compareResponses(was, is, sameTypes, answered);
  if (!same('security')) compareSecurity(context, was.security, is.security, pair);
  if (!same('callbacks')) compareCallbacks(context, was, is);
}

/** The body of Swagger 2.0 stands among the parameters, and is compared as what it is. */
function differInBodyAlone({ base, revision, schemas }: CompareContext, one: OperationEntry, other: OperationEntry) {
  const [was, is] = [childrenOf(one.node, 'parameters'), childrenOf(other.node, 'parameters')];
  const isBody = ({ model }: CompareContext['base'], item: SourceNode) =>
    member(model.references.follow(item)?.value, 'in') === 'body';
  return (
    was.length === is.length &&
    was.every((item, index) => {
      const partner = is[index];
      if (partner === undefined) return false;
      return schemas.clean.isClean(item, partner) || (isBody(base, item) && isBody(revision, partner));
    })
  );
}

/** What names, groups and ends an operation. */
function compareIdentity(
  context: CompareContext,
  pair: OperationPair,
  base: OperationView,
  revision: OperationView,
): void {
  const { collector } = context;
  const [one, other] = [base.entry, revision.entry];
  if (one.id !== other.id) {
    const fact = presenceFact(one.id, other.id, {
      added: 'operation-id-added',
      removed: 'operation-id-removed',
      changed: 'operation-id-changed',
    } as const);
    const [was, is] = [one.node.child('operationId'), other.node.child('operationId')];
    const data = { before: one.id ?? undefined, after: other.id ?? undefined };
    collector.atOperation({ fact, base: was, revision: is, data }, pair.revision);
  }
  const keyed = (tags: readonly string[]) => new Map(tags.map((tag) => [tag, tag]));
  const [tagsWas, tagsIs] = [one.node.child('tags') ?? one.node, other.node.child('tags') ?? other.node];
  pairByKey(keyed(base.tags), keyed(revision.tags), {
    removed: (subject) =>
      collector.atOperation({ fact: 'operation-tag-removed', base: tagsWas, revision: null, subject }, pair.revision),
    added: (subject) =>
      collector.atOperation({ fact: 'operation-tag-added', base: null, revision: tagsIs, subject }, pair.revision),
  });
  compareLifecycles(
    'operation',
    readLifecycle((keyword) => one.node.child(keyword)),
    readLifecycle((keyword) => other.node.child(keyword)),
    ({ fact, base: was, revision: is, data }) =>
      collector.atOperation({ fact, base: was, revision: is, ...(data === undefined ? {} : { data }) }, pair.revision),
  );
}

/** Callbacks by name, expression and method: the expression says where the request goes. */
function compareCallbacks(context: CompareContext, base: OperationView, revision: OperationView): void {
  const entries = (view: OperationView, references: CompareContext['base']['model']['references']) =>
    new Map(
      view.callbacks.flatMap((callback) =>
        callbackOperations(view.entry, callback, references).map(
          (entry) =>
            [`${callback.name}\n${callback.expression}\n${entry.method}`, { entry, name: callback.name }] as const,
        ),
      ),
    );
  pairByKey(entries(base, context.base.model.references), entries(revision, context.revision.model.references), {
    removed: (_, { entry, name }) =>
      context.collector.atOperation(
        { fact: 'callback-removed', base: entry.node, revision: null, subject: name },
        revision.entry,
      ),
    added: (_, { entry, name }) =>
      context.collector.atOperation(
        { fact: 'callback-added', base: null, revision: entry.node, subject: name },
        revision.entry,
      ),
    both: (_, one, other) => {
      const owner = { base: base.entry, revision: revision.entry };
      context.operations.push({ base: one.entry, revision: other.entry, owner });
      compareOperation(context, one.entry, other.entry, false);
    },
  });
}
