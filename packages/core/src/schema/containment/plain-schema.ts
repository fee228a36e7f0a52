import { Resolver } from '../../load/refs/resolver.ts';
import type { SourceDocument } from '../../load/source-document.ts';
import { SourceNode } from '../../load/source-node.ts';
import { refOf } from '../../model/references.ts';
import { member } from '../../model/raw.ts';
import type { SchemaDialect } from './pool.ts';

const NO_DESCENDANTS: ReadonlyMap<string, SourceNode> = new Map();

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
  return { root: SourceNode.root(document), dialect: modernDialect(resolver) };
}

interface Resolving {
  resolve(from: SourceNode, ref: string): SourceNode | undefined;
  resolveDynamic(from: SourceNode, ref: string): SourceNode | undefined;
}

/** JSON Schema 2020-12 as it is. */
function modernDialect(resolver: Resolving): SchemaDialect {
  return {
    modern: true,
    discriminates: false,
    speaksOf: () => true,
    target(node) {
      const ref = refOf(node.value);
      if (ref !== null) return resolver.resolve(node, ref);
      const dynamic = member(node.value, '$dynamicRef');
      return typeof dynamic === 'string' ? resolver.resolveDynamic(node, dynamic) : undefined;
    },
    descendants: () => NO_DESCENDANTS,
  };
}
