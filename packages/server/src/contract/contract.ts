import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import { SCOPES, type Scope } from '../http/handler.ts';

type Node = Readonly<Record<string, unknown>>;

/** One operation of openapi.yaml, references followed, as the shell around the handlers needs it. */
export interface Operation {
  readonly id: string;
  /** In lower case. */
  readonly method: string;
  /** `/api/v1/services/{service}` */
  readonly path: string;
  /** Any of them lets a caller in; none: every caller whom it is open to. */
  readonly scopes: readonly Scope[];
  /** Nobody is asked who they are. */
  readonly isForAnyone: boolean;
  /** Who logged in may call it. */
  readonly isOpenToPeople: boolean;
  /** A step of logging in: how often is counted, and what goes wrong is told to people. */
  readonly isLogin: boolean;
  /** It may be called without a key where the service is open to its own machine. */
  readonly isOpenOnLoopback: boolean;
  readonly parameters: readonly Parameter[];
  readonly body: Body | null;
  /** By status, `2XX` or `default`. */
  readonly responses: Readonly<Record<string, ResponseInfo>>;
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly isRequired: boolean;
  readonly type: string | undefined;
  readonly preset: unknown;
  /** JSON pointer of its schema in the contract. */
  readonly schema: string;
}

interface Body {
  readonly isRequired: boolean;
  /** JSON pointers of the schemas by media type. */
  readonly schemas: Readonly<Record<string, string>>;
}

export interface ResponseInfo {
  readonly requiredHeaders: readonly string[];
  readonly schemas: Readonly<Record<string, string>>;
}

export interface Contract {
  readonly text: string;
  readonly document: { readonly components: { readonly schemas: Readonly<Record<string, Node>> } };
  readonly operations: readonly Operation[];
}

const METHODS = ['get', 'put', 'post', 'delete', 'patch'];

/** Reads the contract of the service, which lies beside its code. */
export function readContract(): Contract {
  return contractOf(readFileSync(new URL('../../openapi.yaml', import.meta.url), 'utf8'));
}

/** Takes a contract apart. It is trusted: what it lacks is a bug of ours. */
function contractOf(text: string): Contract {
  const document = load(text) as Node;
  const reader = new Reader(document);
  const paths = document.paths as Readonly<Record<string, Node>>;
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    METHODS.filter((method) => Object.hasOwn(item, method)).map((method) => reader.operation(path, method, item)),
  );
  return { text, document: document as Contract['document'] & Node, operations };
}

/** What a reference led to, and where that stands. */
interface Found {
  readonly node: Node;
  readonly pointer: string;
}

class Reader {
  readonly #document: Node;

  constructor(document: Node) {
    this.#document = document;
  }

  operation(path: string, method: string, item: Node): Operation {
    const at = `/paths/${token(path)}`;
    const node = item[method] as Node;
    const security = node.security as readonly Node[];
    return {
      id: node.operationId as string,
      method,
      path,
      scopes: security.flatMap(({ key }) => (key as string[] | undefined) ?? []).filter(isScope),
      isForAnyone: security.every(asksForNothing),
      isOpenToPeople: security.some((needs) => Object.hasOwn(needs, 'person')),
      isLogin: node['x-login'] === true,
      isOpenOnLoopback: security.some(asksForNothing),
      parameters: [
        ...this.#parameters(item.parameters, `${at}/parameters`),
        ...this.#parameters(node.parameters, `${at}/${method}/parameters`),
      ],
      body: node.requestBody === undefined ? null : this.#body(node.requestBody as Node, `${at}/${method}/requestBody`),
      responses: Object.fromEntries(
        Object.entries(node.responses as Record<string, Node>).map(([status, response]) => [
          status,
          this.#response(response, `${at}/${method}/responses/${status}`),
        ]),
      ),
    };
  }

  #parameters(list: unknown, at: string): Parameter[] {
    return ((list ?? []) as Node[]).map((entry, index) => {
      const { node, pointer } = this.#follow(entry, `${at}/${index}`);
      const schema = this.#follow(node.schema as Node, `${pointer}/schema`);
      return {
        name: node.name as string,
        in: node.in as Parameter['in'],
        isRequired: node.required === true,
        type: schema.node.type as string | undefined,
        preset: schema.node.default,
        schema: schema.pointer,
      };
    });
  }

  #body(node: Node, at: string): Body {
    return { isRequired: node.required === true, schemas: schemasOf(node, at) };
  }

  #response(entry: Node, at: string): ResponseInfo {
    const { node, pointer } = this.#follow(entry, at);
    const headers = Object.entries((node.headers ?? {}) as Record<string, Node>);
    return {
      requiredHeaders: headers.filter(([, header]) => header.required === true).map(([name]) => name),
      schemas: schemasOf(node, pointer),
    };
  }

  #follow(node: Node, pointer: string): Found {
    const ref = node.$ref as string | undefined;
    if (ref === undefined) return { node, pointer };
    const tokens = ref.slice('#/'.length).split('/');
    const found = tokens.reduce<Node>((inner, name) => inner[name] as Node, this.#document);
    return this.#follow(found, ref.slice(1));
  }
}

function schemasOf(node: Node, at: string): Readonly<Record<string, string>> {
  const media = Object.keys((node.content ?? {}) as Node);
  return Object.fromEntries(media.map((type) => [type, `${at}/content/${token(type)}/schema`]));
}

function asksForNothing(needs: Node): boolean {
  return Object.keys(needs).length === 0;
}

function token(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}

function isScope(name: string): name is Scope {
  return (SCOPES as readonly string[]).includes(name);
}
