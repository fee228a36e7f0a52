import { basePathOf } from '@contract-check/protocol';
import type { SourceNode } from '../load/source-node.ts';
import { childrenOf, member, strings, text } from './raw.ts';
import type { ServerView } from './views.ts';

/** The servers that a node declares; undefined when it declares none. Swagger 2.0: host, basePath and schemes. */
export function readServers(node: SourceNode): readonly ServerView[] | undefined {
  const servers = childrenOf(node, 'servers').map(viewServer);
  if (servers.length > 0) return servers;
  const host = text(member(node.value, 'host'));
  const basePath = text(member(node.value, 'basePath'));
  if (host === null && basePath === null) return undefined;
  const schemes = strings(member(node.value, 'schemes'));
  const anchor = node.child('basePath') ?? node.child('host') ?? node;
  const urls =
    host === null
      ? [basePath ?? '/']
      : (schemes.length > 0 ? schemes : ['https']).map((scheme) => `${scheme}://${host}${basePath ?? ''}`);
  return urls.map((url) => ({ node: anchor, url, resolved: url, basePath: basePathOf(url), variables: [] }));
}

function viewServer(node: SourceNode): ServerView {
  const url = text(member(node.value, 'url')) ?? '/';
  const variables = childrenOf(node, 'variables');
  const resolved = url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const variable = variables.find((item) => item.key === name);
    const value = variable === undefined ? undefined : member(variable.value, 'default');
    return value === undefined ? whole : String(value);
  });
  return { node, url, resolved, basePath: basePathOf(resolved), variables };
}
