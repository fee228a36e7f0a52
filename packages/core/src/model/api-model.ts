import type { PathPrefix } from '../compare-contracts.ts';
import { SourceNode } from '../load/source-node.ts';
import type { SourceSet } from '../load/source-set.ts';
import { operationTags, readBody, readResponses } from './bodies.ts';
import type { Dialect } from './dialect.ts';
import { Notices } from './notices.ts';
import { listCallbacks, listOperations, listWebhooks } from './operations.ts';
import { type ParameterLists, readParameters } from './parameters.ts';
import { childrenOf, isObject, member, text } from './raw.ts';
import { References } from './references.ts';
import { readSecurity, readSecuritySchemes } from './security.ts';
import { readServers } from './servers.ts';
import type {
  ApiModel,
  BodyView,
  CallbackView,
  OperationEntry,
  OperationView,
  ParameterView,
  ResponseView,
  SecurityView,
} from './views.ts';

/** Lists what a contract holds; operations and schemas are looked into later, where they changed. */
export function buildModel(sources: SourceSet, dialect: Dialect, prefix: PathPrefix): ApiModel {
  const root = SourceNode.root(sources.entry);
  const references = new References(sources);
  const servers = readServers(root) ?? [];
  return {
    dialect,
    sources,
    root,
    raw: isObject(root.value) ? root.value : {},
    references,
    notices: new Notices(dialect),
    servers,
    securitySchemes: readSecuritySchemes(root, references),
    operations: listOperations(root, servers, prefix, references),
    webhooks: listWebhooks(root, references),
    tags: new Map(childrenOf(root, 'tags').map((tag) => [text(member(tag.value, 'name')) ?? tag.key, tag])),
    schemas: root.child('components')?.child('schemas') ?? root.child('definitions'),
  };
}

/** The operation in canonical form. */
export function viewOperation(model: ApiModel, entry: OperationEntry): OperationView {
  return new LazyOperation(model, entry);
}

/** Each part is worked out when it is asked for: most are equal and never are. */
class LazyOperation implements OperationView {
  #lists: ParameterLists | undefined;

  constructor(
    private readonly model: ApiModel,
    readonly entry: OperationEntry,
  ) {}

  get parameters(): readonly ParameterView[] {
    return this.#read().parameters;
  }

  get body(): BodyView | null {
    const { root, dialect, references } = this.model;
    return readBody(root, this.entry.node, this.#read(), dialect, references);
  }

  get responses(): readonly ResponseView[] {
    const { root, dialect, references } = this.model;
    return readResponses(root, this.entry.node, dialect, references);
  }

  get callbacks(): readonly CallbackView[] {
    return listCallbacks(this.entry.node, this.model.references);
  }

  get security(): SecurityView {
    return readSecurity(this.model.root, this.entry.node);
  }

  get tags(): readonly string[] {
    return operationTags(this.entry.node);
  }

  #read(): ParameterLists {
    const { dialect, references } = this.model;
    this.#lists ??= readParameters(this.entry.pathItem, this.entry.node, dialect, references);
    return this.#lists;
  }
}
