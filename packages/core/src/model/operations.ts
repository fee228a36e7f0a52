import { callbackKey, operationKey, webhookKey } from '@contract-check/protocol';
import type { PathPrefix } from '../compare-contracts.ts';
import type { SourceNode } from '../load/source-node.ts';
import { operationId } from './bodies.ts';
import { childrenOf, isObject } from './raw.ts';
import type { References } from './references.ts';
import { readServers } from './servers.ts';
import type { CallbackView, OperationEntry, ServerView } from './views.ts';

/** OpenAPI 3.2 §4.9 adds `query`; earlier dialects ignore it, real documents do not use it otherwise. */
const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'] as const;

/** Every operation under `paths`, in order of key and template, so that the order of members plays no part. */
export function listOperations(
  root: SourceNode,
  servers: readonly ServerView[],
  prefix: PathPrefix,
  references: References,
): OperationEntry[] {
  const entries: OperationEntry[] = [];
  for (const item of childrenOf(root, 'paths')) {
    if (!item.key.startsWith('/') && item.key.startsWith('x-')) continue;
    const pathItem = references.follow(item);
    if (pathItem === undefined) continue;
    const itemServers = readServers(pathItem) ?? servers;
    const places = new Map<string, string>();
    for (const [method, node] of operationsOf(pathItem, references)) {
      const inForce = readServers(node) ?? itemServers;
      const [first = '', ...others] = inForce.map((server) => server.basePath);
      const keyUnder = (serverPath: string) => {
        let place = places.get(serverPath);
        if (place === undefined) {
          const { base, path } = applyPrefix(serverPath, item.key, prefix);
          // The key without its method, which is all that operations of one path do not share.
          place = operationKey({ method: '', basePath: base, path });
          places.set(serverPath, place);
        }
        return `${method}${place}`;
      };
      const key = keyUnder(first);
      entries.push({
        kind: 'path',
        key,
        method,
        servedAs: [key, ...others.map(keyUnder)],
        server: inForce[0],
        path: item.key,
        id: operationId(node),
        node,
        pathItem,
      });
    }
  }
  return inOrder(entries);
}

function inOrder(entries: readonly OperationEntry[]): OperationEntry[] {
  const named = entries.map((entry) => ({ entry, name: `${entry.key} ${entry.path}` }));
  return named.sort((one, other) => (one.name < other.name ? -1 : 1)).map(({ entry }) => entry);
}

/** Strips and adds prefixes over base path and template together. */
function applyPrefix(base: string, path: string, prefix: PathPrefix): { base: string; path: string } {
  let full = { base, path };
  if (prefix.strip !== undefined) {
    const strip = prefix.strip.replace(/\/+$/, '');
    const whole = `${base}${path}`;
    if (whole === strip || whole.startsWith(`${strip}/`)) full = { base: '', path: whole.slice(strip.length) || '/' };
  }
  if (prefix.add !== undefined) full = { base: `${prefix.add.replace(/\/+$/, '')}${full.base}`, path: full.path };
  return full;
}

/** The methods of a path item, upper case, with their operation objects. */
function* operationsOf(pathItem: SourceNode, references: References): Generator<[string, SourceNode]> {
  for (const method of methods) {
    const child = pathItem.child(method);
    if (child === undefined || !isObject(child.value)) continue;
    const node = references.follow(child);
    if (node !== undefined) yield [method.toUpperCase(), node];
  }
  for (const child of childrenOf(pathItem, 'additionalOperations')) {
    const node = references.follow(child);
    if (node !== undefined && isObject(node.value)) yield [child.key.toUpperCase(), node];
  }
}

export function listWebhooks(root: SourceNode, references: References): OperationEntry[] {
  // Before 3.1 the field's practice was `x-webhooks`.
  const holder = root.child('webhooks') === undefined ? 'x-webhooks' : 'webhooks';
  const entries: OperationEntry[] = [];
  for (const item of childrenOf(root, holder)) {
    const pathItem = references.follow(item);
    if (pathItem === undefined) continue;
    for (const [method, node] of operationsOf(pathItem, references)) {
      const key = webhookKey(item.key, method);
      entries.push({
        kind: 'webhook',
        key,
        method,
        ...served(key),
        path: item.key,
        id: operationId(node),
        node,
        pathItem,
      });
    }
  }
  return entries;
}

/** One entry per (callback name, expression) of an operation. */
export function listCallbacks(operation: SourceNode, references: References): CallbackView[] {
  const callbacks: CallbackView[] = [];
  for (const item of childrenOf(operation, 'callbacks')) {
    const callback = references.follow(item);
    for (const expression of callback?.children() ?? []) {
      const pathItem = references.follow(expression);
      if (pathItem === undefined || expression.key.startsWith('x-')) continue;
      callbacks.push({ name: item.key, expression: expression.key, pathItem });
    }
  }
  return callbacks;
}

export function callbackOperations(
  parent: OperationEntry,
  callback: CallbackView,
  references: References,
): OperationEntry[] {
  return [...operationsOf(callback.pathItem, references)].map(([method, node]) => {
    const key = callbackKey(parent.key, callback.name, callback.expression, method);
    return {
      kind: 'callback',
      key,
      method,
      ...served(key),
      path: callback.expression,
      id: operationId(node),
      node,
      pathItem: callback.pathItem,
    };
  });
}

/** What the provider calls stands under no server of the contract. */
function served(key: string): Pick<OperationEntry, 'servedAs' | 'server'> {
  return { servedAs: [key], server: undefined };
}
