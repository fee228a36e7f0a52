import type { SourceNode } from '../../load/source-node.ts';
import { member } from '../../model/raw.ts';
import { refOf } from '../../model/references.ts';
import type { SchemaDialect } from './pool.ts';

const NO_DESCENDANTS: ReadonlyMap<string, SourceNode> = new Map();

interface Resolving {
  resolve(from: SourceNode, ref: string): SourceNode | undefined;
  resolveDynamic(from: SourceNode, ref: string): SourceNode | undefined;
}

/** JSON Schema as it is, no OpenAPI around it. Dynamic references lead where they lead without their dynamic scope. */
export function jsonSchemaDialect(
  { refSiblings }: Pick<SchemaDialect, 'refSiblings'>,
  resolver: Resolving,
): SchemaDialect {
  return {
    refSiblings,
    nullable: false,
    discriminates: false,
    speaksOf: () => true,
    target(node) {
      const ref = refOf(node.value);
      if (ref !== null) return resolver.resolve(node, ref);
      // `$recursiveRef` is the one of 2019-09.
      const dynamic = member(node.value, '$dynamicRef') ?? member(node.value, '$recursiveRef');
      return typeof dynamic === 'string' ? resolver.resolveDynamic(node, dynamic) : undefined;
    },
    descendants: () => NO_DESCENDANTS,
  };
}
