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
import type { ApiModel, OperationEntry, OperationView } from './views.ts';

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

/** The operation in canonical form. Each part is worked out when it is asked for: most are equal and never are. */
export function viewOperation(model: ApiModel, entry: OperationEntry): OperationView {
  const { dialect, references, root } = model;
  const { node, pathItem } = entry;
  let read: ParameterLists | undefined;
  const lists = () => {
    read ??= readParameters(pathItem, node, dialect, references);
    return read;
  };
  return {
    entry,
    get parameters() {
      return lists().parameters;
    },
    get body() {
      return readBody(root, node, lists(), dialect, references);
    },
    get responses() {
      return readResponses(root, node, dialect, references);
    },
    get callbacks() {
      return listCallbacks(node, references);
    },
    get security() {
      return readSecurity(root, node);
    },
    get tags() {
      return operationTags(node);
    },
  };
}
