import { Resolver } from '../../load/refs/resolver.ts';
import type { SourceDocument } from '../../load/source-document.ts';
import { SourceNode } from '../../load/source-node.ts';
import { jsonSchemaDialect } from './json-schema-dialect.ts';
import type { SchemaDialect } from './pool.ts';

/** A plain JSON Schema, a document of its own, and how its references are followed. */
export function plainSchema(
  value: unknown,
  uri: string,
): { readonly root: SourceNode; readonly dialect: SchemaDialect } {
  const document: SourceDocument = {
    uri,
    label: uri,
    text: JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? String(item) : item)) ?? '',
    format: 'json',
    value,
    notices: [],
    // References may be relative to anything inside.
    hints: { reachesOut: false, hasId: true, hasSelf: true },
    locate: (pointers) => pointers.map(() => ({ key: null, value: { start: 0, end: 0 }, exact: false })),
  };
  const resolver = new Resolver();
  resolver.add(document);
  return { root: SourceNode.root(document), dialect: jsonSchemaDialect({ refSiblings: true }, resolver) };
}
