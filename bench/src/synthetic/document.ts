import { type Random, seeded } from './random.ts';
import { componentName, componentRef, type JsonObject, objectSchema, type SchemaOptions } from './schemas.ts';

export interface DocumentOptions extends SchemaOptions {
  readonly seed: number;
  /** Wanted length of the document as JSON with an indent of two, in millions of characters. */
  readonly megabytes: number;
  /** Operations per entity, at most five. */
  readonly operations: number;
}

/** What one entity adds to the document. */
interface Part {
  readonly paths: JsonObject;
  readonly schemas: JsonObject;
}

const jsonBody = (name: string): JsonObject => ({ 'application/json': { schema: componentRef(name) } });

const failure: JsonObject = { default: { description: 'What went wrong', content: jsonBody('Problem') } };

function answers(status: string, name: string | null): JsonObject {
  const success: JsonObject =
    name === null ? { description: 'Done' } : { description: 'Done', content: jsonBody(name) };
  return { [status]: success, ...failure };
}

function operation(id: string, rest: JsonObject): JsonObject {
  return { operationId: id, summary: `Does ${id}, as its name says.`, ...rest };
}

function part(entity: number, entities: number, random: Random, options: DocumentOptions): Part {
  const [item, input, page] = (['Entity', 'Input', 'Page'] as const).map((sort) => componentName(entity, sort)) as [
    string,
    string,
    string,
  ];
  const send: JsonObject = { requestBody: { required: true, content: jsonBody(input) } };
  const query = ['limit', 'cursor', 'sort'].map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
  const candidates: readonly (readonly [path: string, method: string, operation: JsonObject])[] = [
    ['', 'get', operation(`list${item}`, { parameters: query, responses: answers('200', page) })],
    ['/{id}', 'get', operation(`get${item}`, { responses: answers('200', item) })],
    ['', 'post', operation(`create${item}`, { ...send, responses: answers('201', item) })],
    ['/{id}', 'put', operation(`put${item}`, { ...send, responses: answers('200', item) })],
    ['/{id}', 'delete', operation(`delete${item}`, { responses: answers('204', null) })],
  ];
  const idParameter = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
  const paths: Record<string, JsonObject> = {};
  for (const [suffix, method, described] of candidates.slice(0, options.operations)) {
    const path = `/entities-${entity}${suffix}`;
    paths[path] ??= suffix === '' ? {} : { parameters: [idParameter] };
    paths[path][method] = described;
  }
  const schemas = {
    [item]: objectSchema(random, entities, options, options.depth),
    [input]: objectSchema(random, entities, options, options.depth),
    [page]: {
      type: 'object',
      required: ['items'],
      properties: { items: { type: 'array', items: componentRef(item) } },
    },
  };
  return { paths, schemas };
}

const problem: JsonObject = { type: 'object', required: ['title'], properties: { title: { type: 'string' } } };

/** A valid OpenAPI 3.1 document of about the wanted size; the same options give the same document. */
export function syntheticDocument(options: DocumentOptions): JsonObject {
  // A first sample tells how many entities fill the size: references may point forward, so the count comes first.
  const sample = seeded(options.seed);
  const sampleSize = 40;
  let length = 0;
  for (let entity = 0; entity < sampleSize; entity += 1) {
    const { paths, schemas } = part(entity, sampleSize, sample, options);
    length += JSON.stringify({ paths, schemas }, null, 2).length;
  }
  const entities = Math.max(1, Math.round((options.megabytes * 1e6) / (length / sampleSize)));
  const random = seeded(options.seed);
  const paths: JsonObject = {};
  const schemas: JsonObject = { Problem: problem };
  for (let entity = 0; entity < entities; entity += 1) {
    const added = part(entity, entities, random, options);
    Object.assign(paths, added.paths);
    Object.assign(schemas, added.schemas);
  }
  return {
    openapi: '3.1.1',
    info: { title: 'Synthetic API', version: '1.0.0' },
    servers: [{ url: 'https://api.example/v1' }],
    paths,
    components: { schemas },
  };
}
