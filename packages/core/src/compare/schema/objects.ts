import type { SourceNode } from '../../load/source-node.ts';
import {
  dependentRequiredOf,
  dependentSchemasOf,
  type Openness,
  propertiesOf,
  type Rest,
  requiredOf,
  restOf,
  schemasByName,
} from '../../schema/objects.ts';
import type { Term } from '../../schema/term.ts';
import { Type } from '../../schema/types.ts';
import { allOfKeyword, annotationOf } from '../../schema/values.ts';
import type { ChangeData, Place } from '../change.ts';
import { compareSenders } from './annotations.ts';
import {
  bothAdmit,
  demanding,
  type FactDetails,
  type PairContext,
  pairByKey,
  type Spelling,
  sendersOf,
} from './pair-context.ts';
import { renamedMembers } from './renames.ts';

export function compareObjects(context: PairContext): void {
  if (!bothAdmit(context, Type.object)) return;
  compareProperties(context);
  compareRest(context);
  comparePatternProperties(context);
  compareDependencies(context);
}

function compareProperties(context: PairContext): void {
  const { base, revision } = context;
  const was = propertiesOf(base);
  const is = propertiesOf(revision);
  const requiredWas = requiredOf(base);
  const requiredIs = requiredOf(revision);
  const openness: ChangeData = opennessIn(context);
  const renamed = renamedMembers(
    context,
    { described: was, required: requiredWas },
    { described: is, required: requiredIs },
  );
  const newNames = new Set(renamed.values());

  pairByKey(was, is, {
    removed: (name, nodes) => {
      const after = renamed.get(name);
      if (after !== undefined) {
        const fact = requiredWas.has(name) ? 'required-property-renamed' : 'property-renamed';
        context.emit(fact, nodes[0], is.get(after)?.[0], {
          subject: name,
          data: { ...openness, before: name, after },
          roles: sendersOf(context.baseTerm(nodes)),
          step: { property: name },
        });
        return;
      }
      const term = context.baseTerm(nodes);
      if (requiredIs.has(name)) {
        compareNamed(context, name, [nodes, []], [requiredWas.get(name), requiredIs.get(name)]);
        return;
      }
      context.emit(requiredWas.has(name) ? 'required-property-removed' : 'property-removed', nodes[0], null, {
        subject: name,
        data: { ...openness, ...describe(term), before: nodes[0]?.value },
        roles: sendersOf(term),
        step: { property: name },
      });
    },
    added: (name, nodes) => {
      if (newNames.has(name)) return;
      const term = context.revisionTerm(nodes);
      if (requiredWas.has(name)) {
        compareNamed(context, name, [[], nodes], [requiredWas.get(name), requiredIs.get(name)]);
        return;
      }
      context.emit(requiredIs.has(name) ? 'required-property-added' : 'property-added', null, nodes[0], {
        subject: name,
        data: { ...openness, ...describe(term), after: nodes[0]?.value },
        roles: sendersOf(term),
        step: { property: name },
      });
    },
    both: (name, baseNodes, revisionNodes) => {
      comparePresence(context, name, [baseNodes, revisionNodes], [requiredWas.get(name), requiredIs.get(name)]);
    },
  });
  compareUndeclaredRequired(context, was, is, requiredWas, requiredIs);
}

type Both<T> = readonly [base: T, revision: T];

/** A member that one side declares and the other merely requires: there it may be anything. */
function compareNamed(
  context: PairContext,
  name: string,
  nodes: Both<readonly SourceNode[]>,
  requiredness: Both<SourceNode | undefined>,
): void {
  const [was, is] = [nodes[0][0], nodes[1][0]];
  const term = was === undefined ? context.revisionTerm(nodes[1]) : context.baseTerm(nodes[0]);
  const details = { subject: name, roles: sendersOf(term), step: { property: name } };
  compareRequired(context, nodes, requiredness, details);
  const data = { ...describe(term), named: true };
  if (data.anything) return;
  if (was !== undefined) context.emit('property-removed', was, null, { ...details, data });
  else if (is !== undefined) context.emit('property-added', null, is, { ...details, data });
}

function compareRequired(
  context: PairContext,
  nodes: Both<readonly SourceNode[]>,
  requiredness: Both<SourceNode | undefined>,
  details: FactDetails,
): void {
  const { base, revision } = context;
  const [was, is] = requiredness;
  if (was === undefined && is !== undefined) {
    const hasDefault = nodes[1].length > 0 && annotationOf(context.revisionTerm(nodes[1]), 'default') !== undefined;
    const place = unlisted(base, nodes[0][0]);
    context.emit('property-became-required', place, listed(is), { ...details, data: { hasDefault } });
  } else if (was !== undefined && is === undefined) {
    context.emit('property-became-optional', listed(was), unlisted(revision, nodes[1][0]), details);
  }
}

/** A member that both sides declare: its annotations, its requiredness, its schema. */
function comparePresence(
  context: PairContext,
  name: string,
  nodes: Both<readonly SourceNode[]>,
  requiredness: Both<SourceNode | undefined>,
): void {
  const [baseNodes, revisionNodes] = nodes;
  const [requiredWas, requiredIs] = requiredness;
  if (requiredWas === undefined && requiredIs === undefined && context.isClean(baseNodes, revisionNodes)) return;
  const [base, revision] = [context.baseTerm(baseNodes), context.revisionTerm(revisionNodes)];
  const roles = sendersOf(base) & sendersOf(revision);
  const step = { property: name };
  const details = { subject: name, roles, step };
  compareRequired(context, nodes, requiredness, details);
  const required = requiredWas !== undefined || requiredIs !== undefined;
  compareSenders(base, revision, required, { subject: name, step }, context.emit);
  context.descend(baseNodes, revisionNodes, { step, roles, spelling: below(context.spelling) });
}

/** The `required` list, pointing at the name in it. */
function listed(item: SourceNode): Place {
  return { node: item.parent ?? item, focus: item };
}

/** The list that does not name the member; the member itself where there is no list. */
function unlisted(term: Term, declaration: SourceNode | undefined): SourceNode | undefined {
  const list = term.parts.map((part) => part.node.child('required')).find((node) => Array.isArray(node?.value));
  return list ?? declaration;
}

/** Names that are required without being declared: their presence alone is asked for. */
function compareUndeclaredRequired(
  context: PairContext,
  was: ReadonlyMap<string, unknown>,
  is: ReadonlyMap<string, unknown>,
  requiredWas: ReadonlyMap<string, SourceNode>,
  requiredIs: ReadonlyMap<string, SourceNode>,
): void {
  const undeclared = (names: ReadonlyMap<string, SourceNode>) =>
    new Map([...names].filter(([name]) => !was.has(name) && !is.has(name)));
  pairByKey(undeclared(requiredWas), undeclared(requiredIs), {
    added: (name, node) =>
      context.emit('property-became-required', undefined, listed(node), { subject: name, step: { property: name } }),
    removed: (name, node) =>
      context.emit('property-became-optional', listed(node), undefined, { subject: name, step: { property: name } }),
  });
}

function describe(term: Term): ChangeData {
  const anything = term.parts.length === 0 && !term.never;
  return { anything, hasDefault: annotationOf(term, 'default') !== undefined };
}

function below(spelling: Spelling): Spelling {
  return spelling === 'form' ? { style: 'form', explode: true } : spelling;
}

const narrowness: Readonly<Record<Openness, number>> = { 'free-form': 0, omitted: 0, explicit: 0, typed: 1, closed: 2 };

function restIn(term: Term, termOf: PairContext['baseTerm']): Rest {
  const rest = restOf(term);
  if (rest.openness !== 'typed') return rest;
  const schemas = demanding(rest.schemas, termOf);
  return schemas.length > 0 ? { ...rest, schemas } : { ...rest, openness: 'explicit', schemas };
}

function opennessIn({ base, revision, baseTerm, revisionTerm }: PairContext): ChangeData {
  return { baseRest: restIn(base, baseTerm).openness, revisionRest: restIn(revision, revisionTerm).openness };
}

function compareRest(context: PairContext): void {
  const was = restIn(context.base, context.baseTerm);
  const is = restIn(context.revision, context.revisionTerm);
  const data = { baseRest: was.openness, revisionRest: is.openness };
  const step = 'values' as const;
  if (narrowness[was.openness] === narrowness[is.openness]) {
    if (was.openness === 'typed') context.descend(was.schemas, is.schemas, { step, spelling: below(context.spelling) });
  } else if (is.openness === 'closed') context.emit('object-closed', was.node, is.node, { data });
  else if (was.openness === 'closed') context.emit('object-opened', was.node, is.node, { data });
  else if (is.openness === 'typed') context.emit('additional-properties-typed', was.node, is.node, { data, step });
  else context.emit('additional-properties-untyped', was.node, is.node, { data, step });
}

function comparePatternProperties(context: PairContext): void {
  const data = opennessIn(context);
  const step = 'values' as const;
  pairByKey(schemasByName(context.base, 'patternProperties'), schemasByName(context.revision, 'patternProperties'), {
    removed: (pattern, nodes) =>
      context.emit('pattern-property-removed', nodes[0], undefined, { subject: pattern, data, step }),
    added: (pattern, nodes) =>
      context.emit('pattern-property-added', undefined, nodes[0], { subject: pattern, data, step }),
    both: (_, base, revision) => context.descend(base, revision, { step }),
  });
  const was = allOfKeyword(context.base, 'propertyNames');
  const is = allOfKeyword(context.revision, 'propertyNames');
  if (was.length === 0 && is.length > 0) context.emit('property-names-added', undefined, is[0]);
  else if (was.length > 0 && is.length === 0) context.emit('property-names-removed', was[0], undefined);
  else if (was.length > 0) context.descend(was, is, { of: 'names' });
}

function compareDependencies(context: PairContext): void {
  const flatten = (term: Term) => {
    const pairs = new Map<string, SourceNode>();
    for (const [trigger, names] of dependentRequiredOf(term)) {
      for (const [name, node] of names) pairs.set(`${trigger} → ${name}`, node);
    }
    return pairs;
  };
  pairByKey(flatten(context.base), flatten(context.revision), {
    removed: (subject, node) => context.emit('dependent-required-removed', node, undefined, { subject }),
    added: (subject, node) => context.emit('dependent-required-added', undefined, node, { subject }),
  });
  pairByKey(dependentSchemasOf(context.base), dependentSchemasOf(context.revision), {
    removed: (subject, nodes) => context.emit('dependent-schema-removed', nodes[0], undefined, { subject }),
    added: (subject, nodes) => context.emit('dependent-schema-added', undefined, nodes[0], { subject }),
    both: (_, base, revision) => context.descend(base, revision, {}),
  });
}
