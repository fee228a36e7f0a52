import type { SourceNode } from '../load/source-node.ts';
import type { Dialect } from './dialect.ts';
import { FormSchemaNode } from './form-schema.ts';
import { type ParameterLists, viewHeader } from './parameters.ts';
import { childrenOf, flag, member, strings, text } from './raw.ts';
import type { References } from './references.ts';
import type { BodyView, HeaderView, MediaView, ResponseView } from './views.ts';

export function readBody(
  root: SourceNode,
  operation: SourceNode,
  lists: ParameterLists,
  dialect: Dialect,
  references: References,
): BodyView | null {
  if (dialect === '2.0') return readOldBody(root, operation, lists);
  const holder = operation.child('requestBody');
  const node = holder === undefined ? undefined : references.follow(holder);
  if (node === undefined) return null;
  return { node, required: flag(member(node.value, 'required')), media: readMedia(node, references) };
}

/** Swagger 2.0: the body parameter, or the form fields, once per media type that the operation consumes. */
function readOldBody(root: SourceNode, operation: SourceNode, lists: ParameterLists): BodyView | null {
  const consumes = mediaTypes(root, operation, 'consumes');
  if (lists.body !== undefined) {
    const node = lists.body;
    const schema = node.child('schema');
    return {
      node,
      required: flag(member(node.value, 'required')),
      media: (consumes ?? ['application/json']).map((type) => ({ type, node, schema, encoding: undefined })),
    };
  }
  if (lists.form.length === 0) return null;
  const file = lists.form.some((field) => member(field.value, 'type') === 'file');
  const declared = consumes?.filter((type) => /^(multipart\/|application\/x-www-form-urlencoded)/.test(type)) ?? [];
  const types = declared.length > 0 ? declared : [file ? 'multipart/form-data' : 'application/x-www-form-urlencoded'];
  const schema = new FormSchemaNode(operation, lists.form);
  const required = lists.form.some((field) => flag(member(field.value, 'required')));
  return {
    node: schema,
    required,
    media: types.map((type) => ({ type, node: schema, schema, encoding: undefined })),
  };
}

/** `consumes` / `produces`, the operation's own or the contract's, lower case; null where neither says. */
function mediaTypes(root: SourceNode, operation: SourceNode, key: 'consumes' | 'produces'): readonly string[] | null {
  const declared = member(operation.value, key) ?? member(root.value, key);
  const types = strings(declared).map((type) => type.toLowerCase());
  return types.length > 0 ? types : null;
}

/** In order of type: what pairs with what must not depend on the order of members. */
function readMedia(node: SourceNode, references: References): MediaView[] {
  const media: MediaView[] = [];
  for (const item of childrenOf(node, 'content')) {
    const target = references.follow(item) ?? item;
    media.push({
      type: normaliseMediaType(item.key),
      node: target,
      // OpenAPI 3.2: a sequential media type describes its items in place of the whole (§4.14.1).
      schema: target.child('schema') ?? target.child('itemSchema'),
      encoding: target.child('encoding'),
    });
  }
  return media.sort((one, other) => (one.type < other.type ? -1 : 1));
}

/** Lower case, white space round its parameters dropped (RFC 9110 §8.3.1). */
export function normaliseMediaType(type: string): string {
  return type
    .toLowerCase()
    .replace(/\s*;\s*/g, ';')
    .trim();
}

export function readResponses(
  root: SourceNode,
  operation: SourceNode,
  dialect: Dialect,
  references: References,
): ResponseView[] {
  const responses: ResponseView[] = [];
  for (const item of childrenOf(operation, 'responses')) {
    const status = normaliseStatus(item.key);
    const node = references.follow(item);
    if (status === null || node === undefined) continue;
    responses.push(new LazyResponse(status, node, { root, operation, dialect, references }));
  }
  return responses;
}

/** Where a response stands. */
interface ResponsePlace {
  readonly root: SourceNode;
  readonly operation: SourceNode;
  readonly dialect: Dialect;
  readonly references: References;
}

/** The parts of a response are worked out when they are asked for: most responses are equal and never are. */
class LazyResponse implements ResponseView {
  #media: readonly MediaView[] | undefined;

  constructor(
    readonly status: string,
    readonly node: SourceNode,
    private readonly place: ResponsePlace,
  ) {}

  get media(): readonly MediaView[] {
    this.#media ??= bodyless.has(this.status) ? [] : readResponseMedia(this.node, this.place);
    return this.#media;
  }

  get headers(): readonly HeaderView[] {
    return readHeaders(this.node, this.place.dialect, this.place.references);
  }

  get links(): ReadonlyMap<string, SourceNode> {
    const { references } = this.place;
    return new Map(childrenOf(this.node, 'links').map((link) => [link.key, references.follow(link) ?? link]));
  }
}

function readHeaders(response: SourceNode, dialect: Dialect, references: References): HeaderView[] {
  const headers: HeaderView[] = [];
  for (const header of childrenOf(response, 'headers')) {
    const target = references.follow(header);
    // OpenAPI 3.1 §4.8.17: a Content-Type header here is ignored.
    if (target !== undefined && header.key.toLowerCase() !== 'content-type') {
      headers.push(viewHeader(header.key, target, dialect));
    }
  }
  return headers;
}

/** Statuses that never have a body, whatever a contract says (RFC 9110 §6.4.1, §15.3.6). */
const bodyless: ReadonlySet<string> = new Set(['1XX', '100', '101', '102', '103', '204', '205', '304']);

function readResponseMedia(node: SourceNode, { root, operation, dialect, references }: ResponsePlace): MediaView[] {
  if (dialect !== '2.0') return readMedia(node, references);
  const schema = node.child('schema');
  if (schema === undefined) return [];
  const types = mediaTypes(root, operation, 'produces') ?? ['application/json'];
  return types.map((type) => ({ type, node, schema, encoding: undefined }));
}

/** `200`, `2XX` or `default`; null for anything else (an `x-` member). Real documents write `4xx` and integers. */
export function normaliseStatus(key: string): string | null {
  if (key === 'default') return key;
  const upper = key.toUpperCase();
  return /^[1-5](\d\d|XX)$/.test(upper) ? upper : null;
}

export function operationTags(operation: SourceNode): readonly string[] {
  return strings(member(operation.value, 'tags'));
}

export function operationId(operation: SourceNode): string | null {
  return text(member(operation.value, 'operationId'));
}
