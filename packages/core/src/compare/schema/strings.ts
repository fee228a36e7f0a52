import type { SourceNode } from '../../load/source-node.ts';
import { type FormatRelation, isNumericFormat, relateFormats } from '../../schema/formats.ts';
import type { Term } from '../../schema/term.ts';
import { NUMBER, Type } from '../../schema/types.ts';
import { allOfKeyword } from '../../schema/values.ts';
import type { FactId } from '../facts.ts';
import { presenceFact } from '../presence.ts';
import { bothAdmit, type PairContext } from './pair-context.ts';

/** Patterns are compared as texts here; whether one admits what another does takes deciding. */
export function comparePatterns(context: PairContext): void {
  if (!bothAdmit(context, Type.string)) return;
  const was = textsOf(context.base, 'pattern');
  const is = textsOf(context.revision, 'pattern');
  const gone = [...was].filter(([text]) => !is.has(text));
  const come = [...is].filter(([text]) => !was.has(text));
  for (let index = 0; index < Math.max(gone.length, come.length); index++) {
    const [before, base] = gone[index] ?? [];
    const [after, revision] = come[index] ?? [];
    const fact = presenceFact(base, revision, {
      added: 'pattern-added',
      removed: 'pattern-removed',
      changed: 'pattern-changed',
    } as const);
    context.emit(fact, base, revision, { data: { before, after } });
  }
}

function textsOf(term: Term, keyword: string): Map<string, SourceNode> {
  const found = new Map<string, SourceNode>();
  for (const node of allOfKeyword(term, keyword)) if (typeof node.value === 'string') found.set(node.value, node);
  return found;
}

export function compareFormats(context: PairContext): void {
  const [was, is] = [formatOf(context.base), formatOf(context.revision)];
  const [before, after] = [was?.value, is?.value] as (string | undefined)[];
  if (before === after) return;
  const speaks = [before, after].some(
    (format) => format !== undefined && bothAdmit(context, isNumericFormat(format) ? NUMBER : Type.string),
  );
  if (speaks) context.emit(formatFact(before, after), was, is, { data: { before, after } });
}

const formatFacts: Readonly<Record<FormatRelation, FactId>> = {
  narrower: 'format-narrowed',
  wider: 'format-widened',
  apart: 'format-changed',
  opaque: 'format-changed',
};

function formatFact(before: string | undefined, after: string | undefined): FactId {
  if (before === undefined) return 'format-added';
  return after === undefined ? 'format-removed' : formatFacts[relateFormats(before, after)];
}

/** Formats that say how bytes are spelled; content keywords say it in 2020-12 (OpenAPI 3.1 §4.4.1.2). */
const contentFormats: Readonly<Record<string, { keyword: string; value: string }>> = {
  byte: { keyword: 'contentEncoding', value: 'base64' },
  binary: { keyword: 'contentMediaType', value: 'application/octet-stream' },
};

function formatOf(term: Term): SourceNode | undefined {
  return allOfKeyword(term, 'format').find(
    ({ value }) => typeof value === 'string' && value !== '' && !Object.hasOwn(contentFormats, value),
  );
}

export function compareContent(context: PairContext): void {
  if (!bothAdmit(context, Type.string)) return;
  for (const [keyword, fact] of [
    ['contentEncoding', 'content-encoding-changed'],
    ['contentMediaType', 'content-media-type-changed'],
  ] as const) {
    const was = contentOf(context.base, keyword);
    const is = contentOf(context.revision, keyword);
    if (was.value === is.value) continue;
    context.emit(fact, was.node, is.node, { data: { before: was.value ?? undefined, after: is.value ?? undefined } });
  }
  const was = contentSchemasOf(context.base);
  const is = contentSchemasOf(context.revision);
  if (was.length === 0 && is.length > 0) context.emit('content-schema-added', undefined, is[0]);
  else if (was.length > 0 && is.length === 0) context.emit('content-schema-removed', was[0], undefined);
  else if (was.length > 0) context.descend(was, is, { spelling: 'json', of: 'content' });
}

/** Without a media type nobody knows how to read the text, and the schema is ignored (2020-12 validation §8.5). */
function contentSchemasOf(term: Term): SourceNode[] {
  return term.parts.flatMap(({ node }) =>
    node.child('contentMediaType') === undefined ? [] : (node.child('contentSchema') ?? []),
  );
}

function contentOf(term: Term, keyword: string): { node: SourceNode | undefined; value: string | null } {
  for (const node of allOfKeyword(term, keyword)) {
    if (typeof node.value === 'string') return { node, value: node.value.toLowerCase() };
  }
  // Swagger 2.0 §4.3.10.1: an uploaded file is bytes of any sort.
  for (const node of allOfKeyword(term, 'type')) {
    if (node.value === 'file' && keyword === 'contentMediaType') return { node, value: 'application/octet-stream' };
  }
  for (const node of allOfKeyword(term, 'format')) {
    const content = typeof node.value === 'string' ? contentFormats[node.value] : undefined;
    if (content?.keyword === keyword) return { node, value: content.value };
  }
  return { node: undefined, value: null };
}
