import { SourceNode } from '../load/source-node.ts';
import { flag, member, text } from './raw.ts';

/**
 * Swagger 2.0 form parameters as the object schema that OpenAPI 3 would have written (OpenAPI 3.0 §4.7.14). The
 * properties *are* the parameter nodes, so that findings point at the source.
 */
export class FormSchemaNode extends SourceNode {
  readonly #fields: ReadonlyMap<string, SourceNode>;

  constructor(operation: SourceNode, fields: readonly SourceNode[]) {
    const byName = new Map<string, SourceNode>();
    for (const field of fields) byName.set(text(member(field.value, 'name')) ?? '', field);
    const properties: Record<string, unknown> = Object.create(null);
    for (const [name, field] of byName) properties[name] = field.value;
    const required = [...byName].filter(([, field]) => flag(member(field.value, 'required'))).map(([name]) => name);
    super(operation.document, { type: 'object', properties, required }, operation, 'parameters');
    this.#fields = byName;
  }

  override child(key: string): SourceNode | undefined {
    if (key === 'properties') return new FormPropertiesNode(this, this.#fields);
    // "required" is said by each parameter; the list of them stands for all.
    if (key === 'required') {
      return new SourceNode(this.document, (this.value as { required: unknown }).required, this.parent, this.key);
    }
    return super.child(key);
  }
}

class FormPropertiesNode extends SourceNode {
  constructor(
    form: SourceNode,
    readonly fields: ReadonlyMap<string, SourceNode>,
  ) {
    super(form.document, (form.value as { properties: unknown }).properties, form.parent, form.key);
  }

  override child(key: string): SourceNode | undefined {
    return this.fields.get(key);
  }

  override children(): Iterable<SourceNode> {
    return this.fields.values();
  }
}
