import { parseDocument } from '@contract-check/core';

/**
 * What a snippet stands for. `schema`: the schema of the optional member "it" of an object that is the request body
 * and the 200 response body of POST /things. `components`: the component schemas, of which "It" is that member.
 * `body`: the component schemas, of which "It" is that whole body. `parameter`: the parameter "it" of POST /things,
 * whole. `operation`: a whole operation, in force twice: as POST /things, and as the webhook POST thing, where the
 * roles are swapped (3.1 only). `contract`: the whole document.
 */
export type Template = 'schema' | 'components' | 'body' | 'parameter' | 'operation' | 'contract';

export interface Filled {
  readonly text: string;
  /** Lines before the snippet. */
  readonly offset: number;
}

/** The operation of every template but `contract`. */
export const templateOperation = 'POST /things';

/** Puts a snippet into the document of a template; throws for a dialect that has none. */
export function fill(template: Template, dialect: string, mediaType: string, snippet: string): Filled {
  if (template === 'contract') return { text: snippet, offset: 0 };
  const before = heads[template](dialect, mediaType);
  const inner =
    template === 'parameter' ? snippet.replace(/^/gm, '          ').replace(/ {10}/, '        - ') : snippet;
  const depth =
    { schema: 10, components: 4, body: 4, parameter: 0, operation: 8 }[template] - (dialect === '2.0' ? 2 : 0);
  return {
    text: `${before}\n${inner.replace(/^(?=.)/gm, ' '.repeat(Math.max(0, depth)))}`,
    offset: before.split('\n').length,
  };
}

const versions: Readonly<Record<string, string>> = {
  '2.0': "swagger: '2.0'",
  '3.0': 'openapi: 3.0.3',
  '3.1': 'openapi: 3.1.0',
};

function head(dialect: string): string {
  const version = versions[dialect];
  if (version === undefined) throw new Error(`no template for ${dialect}`);
  return `${version}\ninfo: { title: Things, version: '1' }`;
}

const heads: Readonly<Record<Exclude<Template, 'contract'>, (dialect: string, mediaType: string) => string>> = {
  schema: (dialect, mediaType) => schemaHead('schema', dialect, mediaType),
  components: (dialect, mediaType) => schemaHead('components', dialect, mediaType),
  body: (dialect, mediaType) => schemaHead('body', dialect, mediaType),
  parameter: parameterHead,
  operation: operationHead,
};

function operationHead(dialect: string): string {
  if (dialect !== '3.1') throw new Error(`no webhook in ${dialect}`);
  return `${head(dialect)}
paths: { /things: { $ref: '#/components/pathItems/Things' } }
webhooks: { thing: { $ref: '#/components/pathItems/Things' } }
components:
  pathItems:
    Things:
      post:`;
}

function parameterHead(dialect: string): string {
  return `${head(dialect)}
paths:
  /things:
    post:
      responses: { '200': { description: Done } }
      parameters:`;
}

function schemaHead(template: 'schema' | 'components' | 'body', dialect: string, mediaType: string): string {
  const old = dialect === '2.0';
  const root = old ? '#/definitions' : '#/components/schemas';
  const schema = `{ $ref: '${root}/${template === 'body' ? 'It' : 'Thing'}' }`;
  const operation = old
    ? `
      consumes: [${mediaType}]
      produces: [${mediaType}]
      parameters: [{ in: body, name: body, schema: ${schema} }]
      responses: { '200': { description: Done, schema: ${schema} } }`
    : `
      requestBody: { content: { ${mediaType}: { schema: ${schema} } } }
      responses: { '200': { description: Done, content: { ${mediaType}: { schema: ${schema} } } } }`;
  const members: Readonly<Record<typeof template, string>> = {
    schema: '\n    Thing:\n      type: object\n      properties:\n        it:',
    components: `\n    Thing: { type: object, properties: { it: { $ref: '${root}/It' } } }`,
    body: '',
  };
  const schemas = `components:\n  schemas:${members[template]}`;
  return `${head(dialect)}
paths:
  /things:
    post:${operation}
${old ? schemas.replace('components:\n  schemas:', 'definitions:').replace(/^ {2}(?= )/gm, '') : schemas}`;
}

/** The data that a snippet spells; throws when it cannot be read. */
export function parseSnippet(snippet: string): unknown {
  const parsed = parseDocument({ uri: 'snippet.yaml', label: 'snippet.yaml', text: snippet });
  if (parsed.ok) return parsed.value.value;
  throw new Error(`${parsed.error[0]?.message}\n${snippet}`);
}
