import type { SurfaceStep } from '@contract-check/protocol';
import type { Notices } from '../model/notices.ts';
import { parameterKey } from '../model/parameters.ts';
import { text } from '../model/raw.ts';
import type { References } from '../model/references.ts';
import type { HeaderView, OperationView, ParameterView, Serialisation } from '../model/views.ts';
import { annotationNode } from './annotation-node.ts';
import type { PlaceReporter } from './compare-context.ts';
import type { DirectedFact } from './facts.ts';
import { compareLifecycles, readLifecycle } from './lifecycle.ts';
import { asksSomething } from './media-types.ts';
import { pairByKey } from './schema/pair-context.ts';

export function compareParameters(base: OperationView, revision: OperationView, report: PlaceReporter): void {
  // A variable of the template without a parameter object is any string: nothing is added or removed by describing it.
  const isNew = (key: string, other: OperationView) =>
    !key.startsWith(TEMPLATE) || Number(key.slice(TEMPLATE.length)) >= variablesOf(other).length;
  const { context } = report;
  pairByKey(keyed(base, context.base.model.notices), keyed(revision, context.revision.model.notices), {
    removed: (key, view) => {
      if (!isNew(key, revision)) return;
      place(report, view).emit({
        fact: 'parameter-removed',
        base: view.node,
        revision: null,
        subject: view.name,
        data: { required: view.required },
      });
    },
    added: (key, view) => {
      if (!isNew(key, base)) return;
      place(report, view).emit({
        fact: view.required ? 'required-parameter-added' : 'parameter-added',
        base: null,
        revision: view.node,
        subject: view.name,
        data: { hasDefault: view.schema?.child('default') !== undefined },
      });
    },
    both: (_, one, other) => {
      if (one.name !== other.name && one.in === 'path') {
        const data = { before: one.name, after: other.name };
        const fact = {
          fact: 'path-parameter-renamed',
          base: one.node,
          revision: other.node,
          subject: other.name,
          data,
        } as const;
        context.collector.atOperation(fact, report.pair.revision);
      }
      compareValue('parameter', one, other, place(report, other));
    },
  });
}

/** Starts the key of a path parameter that has a place in the template. */
const TEMPLATE = 'template ';

function variablesOf({ entry }: OperationView): string[] {
  return [...entry.path.matchAll(/\{([^{}]*)\}/g)].map(([, name = '']) => name);
}

/** Path parameters are the same at the same place of the template, whatever their name; by name where they have none. */
function keyed(view: OperationView, notices: Notices): Map<string, ParameterView> {
  const names = variablesOf(view);
  return new Map(
    view.parameters.map((parameter) => {
      const at = parameter.in === 'path' ? names.indexOf(parameter.name) : -1;
      // The name of a webhook is no path.
      const isMisplaced = parameter.in === 'path' && at === -1 && view.entry.kind === 'path';
      if (isMisplaced) notices.misplacedParameter(parameter.node, parameter.name, view.entry.path);
      return [at === -1 ? parameterKey(parameter.in, parameter.name) : `${TEMPLATE}${at}`, parameter];
    }),
  );
}

function place(report: PlaceReporter, view: ParameterView): PlaceReporter {
  return report.at({ in: view.in, name: view.name });
}

export function compareHeaders(
  base: readonly HeaderView[],
  revision: readonly HeaderView[],
  report: PlaceReporter,
): void {
  const byName = (headers: readonly HeaderView[]) => new Map(headers.map((view) => [view.name.toLowerCase(), view]));
  const at = (view: HeaderView) => report.at({ header: view.name } satisfies SurfaceStep);
  pairByKey(byName(base), byName(revision), {
    removed: (_, view) =>
      at(view).emit({
        fact: view.required ? 'required-header-removed' : 'header-removed',
        base: view.node,
        revision: null,
        subject: view.name,
      }),
    added: (_, view) =>
      at(view).emit({
        fact: view.required ? 'required-header-added' : 'header-added',
        base: null,
        revision: view.node,
        subject: view.name,
      }),
    both: (_, one, other) => compareValue('header', one, other, at(other)),
  });
}

/** What parameters and headers have in common: presence, spelling, schema, lifecycle. */
function compareValue(
  kind: 'parameter' | 'header',
  base: ParameterView | HeaderView,
  revision: ParameterView | HeaderView,
  report: PlaceReporter,
): void {
  const { context } = report;
  if (context.schemas.clean.isClean(base.node, revision.node)) return;
  const subject = revision.name;
  const emit = (fact: DirectedFact, keyword: string, data = {}) =>
    report.emit({
      fact,
      base: annotationNode(base.node, keyword),
      revision: annotationNode(revision.node, keyword),
      subject,
      data,
    });
  if (!base.required && revision.required) emit(`${kind}-became-required`, 'required');
  else if (base.required && !revision.required) emit(`${kind}-became-optional`, 'required');
  const types = [typeOf(base, context.base.model.references), typeOf(revision, context.revision.model.references)];
  const [before, after] = [spelledOut(base, types), spelledOut(revision, types)];
  if (before !== after) emit(`${kind}-serialisation-changed`, 'style', { before, after });
  compareLifecycles(
    kind,
    readLifecycle((keyword) => base.node.child(keyword)),
    readLifecycle((keyword) => revision.node.child(keyword)),
    ({ fact, base: was, revision: is, data }) =>
      report.emit({ fact, base: was, revision: is, subject, ...(data === undefined ? {} : { data }) }),
  );
  const { mediaType, style, explode } = revision.serialisation;
  if (base.schema !== undefined && revision.schema !== undefined) {
    report.schema(base.schema, revision.schema, mediaType === null ? { style, explode } : 'json');
  } else if (asksSomething(revision.schema)) emit('media-type-schema-added', 'schema');
  else if (asksSomething(base.schema)) emit('media-type-schema-removed', 'schema');
}

/**
 * The spelling in words. Of a plain value all styles of a place spell the same, but for path styles, which put
 * something before it (RFC 6570); so style and explode count only where both sides hold lists or objects.
 */
function spelledOut({ serialisation }: ParameterView | HeaderView, types: readonly string[]): string {
  const { style, explode, allowReserved, allowEmptyValue, mediaType }: Serialisation = serialisation;
  if (mediaType !== null) return `content ${mediaType}`;
  const visible = style === 'label' || style === 'matrix' ? `style ${style}` : 'plain';
  // Exploded or not, style simple writes a list alike (RFC 6570 §3.2.2), and style deepObject an object.
  const isFixed = style === 'deepObject' || (style === 'simple' && types.includes('array'));
  const shape = isFixed ? `style ${style}` : `style ${style}, explode ${explode}`;
  const spelling = types.some(isPlain) ? visible : shape;
  return `${spelling}${allowReserved ? ', reserved characters as they are' : ''}${allowEmptyValue ? ', may be empty' : ''}`;
}

/** The one type that the schema names; empty where it names none, or several. */
function typeOf({ schema }: ParameterView | HeaderView, references: References): string {
  return (schema === undefined ? null : text(references.follow(schema)?.child('type')?.value)) ?? '';
}

function isPlain(type: string): boolean {
  return type !== '' && type !== 'array' && type !== 'object';
}
