import { isModern } from '../../model/dialect.ts';
import { isObject, member } from '../../model/raw.ts';
import { refOf } from '../../model/references.ts';
import type { ApiModel } from '../../model/views.ts';
import type { Descendants } from '../descendants.ts';
import type { SchemaDialect } from './pool.ts';

/** How the schemas of a contract are read. A reference that leads nowhere stands for anything, and is told. */
export function contractDialect(model: ApiModel, descendants: Descendants): SchemaDialect {
  const modern = isModern(model.dialect);
  const { references } = model;
  const spoken = new Map<string, boolean>();
  return {
    refSiblings: modern,
    nullable: !modern,
    discriminates: true,
    speaksOf(keyword) {
      const known = spoken.get(keyword);
      if (known !== undefined) return known;
      const speaks = [...references.sources.documents.values()].some(({ text }) => text.includes(keyword));
      spoken.set(keyword, speaks);
      return speaks;
    },
    target(node) {
      if (!isObject(node.value)) return undefined;
      const ref = refOf(node.value);
      if (ref !== null) return references.step(node, ref);
      const dynamic = modern ? member(node.value, '$dynamicRef') : undefined;
      return typeof dynamic === 'string' ? references.sources.resolveDynamic(node, dynamic) : undefined;
    },
    descendants: (node) => descendants.of(node),
  };
}
