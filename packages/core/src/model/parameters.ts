import type { SourceNode } from '../load/source-node.ts';
import { type Dialect, isModern } from './dialect.ts';
import { childrenOf, flag, member, text } from './raw.ts';
import type { References } from './references.ts';
import type { HeaderView, ParameterPlace, ParameterView, Serialisation } from './views.ts';

const places: ReadonlySet<string> = new Set(['path', 'query', 'header', 'cookie', 'querystring']);

/** Header parameters that the specification says are ignored (OpenAPI 3.1 §4.8.12.1). */
const ignoredHeaders: ReadonlySet<string> = new Set(['accept', 'content-type', 'authorization']);

const defaultStyle: Readonly<Record<ParameterPlace, string>> = {
  path: 'simple',
  query: 'form',
  header: 'simple',
  cookie: 'form',
  querystring: 'form',
};

/** Swagger 2.0 `collectionFormat` as style and explode (OpenAPI 3.0 §4.7.12.3). */
const collectionFormats = new Map<string, { style: string; explode: boolean }>(
  Object.entries({
    csv: { style: 'form', explode: false },
    ssv: { style: 'spaceDelimited', explode: false },
    tsv: { style: 'tabDelimited', explode: false },
    pipes: { style: 'pipeDelimited', explode: false },
    multi: { style: 'form', explode: true },
  }),
);

export interface ParameterLists {
  /** Worked out when asked for: often only the body has changed. */
  readonly parameters: readonly ParameterView[];
  /** Swagger 2.0 only: the body parameter and the form fields. */
  readonly body: SourceNode | undefined;
  readonly form: readonly SourceNode[];
}

/** The parameters in force: the operation's own over those of its path item, by (place, name). */
export function readParameters(
  pathItem: SourceNode,
  operation: SourceNode,
  dialect: Dialect,
  references: References,
): ParameterLists {
  const holders = pathItem === operation ? [operation] : [pathItem, operation];
  const nodes = new Map<string, SourceNode>();
  for (const item of holders.flatMap((holder) => childrenOf(holder, 'parameters'))) {
    const node = references.follow(item);
    const place = text(member(node?.value, 'in'));
    const name = text(member(node?.value, 'name'));
    // There is one body whatever its name.
    if (node !== undefined && place !== null && (name !== null || place === 'body')) {
      nodes.set(place === 'body' ? place : parameterKey(place, name ?? ''), node);
    }
  }
  const all = [...nodes.values()];
  const placed = (wanted: string) =>
    dialect === '2.0' ? all.filter(({ value }) => member(value, 'in') === wanted) : [];
  return new LazyLists(all, dialect, placed('body')[0], placed('formData'));
}

class LazyLists implements ParameterLists {
  #parameters: readonly ParameterView[] | undefined;

  constructor(
    private readonly nodes: readonly SourceNode[],
    private readonly dialect: Dialect,
    readonly body: SourceNode | undefined,
    readonly form: readonly SourceNode[],
  ) {}

  get parameters(): readonly ParameterView[] {
    this.#parameters ??= this.nodes
      .filter(({ value }) => places.has(text(member(value, 'in')) ?? ''))
      .map((node) => viewParameter(node, this.dialect))
      .filter((view) => view.in !== 'header' || !ignoredHeaders.has(view.name.toLowerCase()));
    return this.#parameters;
  }
}

/** Equal for parameters that are the same one: header names are compared without case (RFC 9110 §5.1). */
export function parameterKey(place: string, name: string): string {
  return `${place}/${place === 'header' ? name.toLowerCase() : name}`;
}

function viewParameter(node: SourceNode, dialect: Dialect): ParameterView {
  const place = text(member(node.value, 'in')) as ParameterPlace;
  return {
    in: place,
    name: text(member(node.value, 'name')) ?? '',
    node,
    // A path parameter is required whatever it says.
    required: place === 'path' || flag(member(node.value, 'required')),
    ...viewValue(node, defaultStyle[place], dialect),
  };
}

export function viewHeader(name: string, node: SourceNode, dialect: Dialect): HeaderView {
  return { name, node, required: flag(member(node.value, 'required')), ...viewValue(node, 'simple', dialect) };
}

function viewValue(
  node: SourceNode,
  style: string,
  dialect: Dialect,
): { schema: SourceNode | undefined; serialisation: Serialisation } {
  const raw = node.value;
  if (dialect === '2.0') {
    const format = collectionFormats.get(text(member(raw, 'collectionFormat')) ?? 'csv') ?? { style, explode: false };
    const delimited = format.style === 'form' ? style : format.style;
    return {
      // The keywords stand in the parameter itself.
      schema: node,
      serialisation: {
        style: delimited,
        explode: member(raw, 'type') === 'array' ? format.explode : delimited === 'form',
        allowReserved: false,
        allowEmptyValue: flag(member(raw, 'allowEmptyValue')),
        mediaType: null,
      },
    };
  }
  const [media] = childrenOf(node, 'content');
  const ownStyle = text(member(raw, 'style')) ?? style;
  const explode = member(raw, 'explode');
  return {
    schema: media === undefined ? node.child('schema') : media.child('schema'),
    serialisation: {
      style: ownStyle,
      explode: typeof explode === 'boolean' ? explode : ownStyle === 'form' || ownStyle === 'cookie',
      allowReserved: flag(member(raw, 'allowReserved')),
      allowEmptyValue: flag(member(raw, 'allowEmptyValue')) && (!isModern(dialect) || ownStyle === 'form'),
      mediaType: media === undefined ? null : media.key.toLowerCase(),
    },
  };
}
