import { member, strings } from '../model/raw.ts';
import type { ServerView } from '../model/views.ts';
import type { CompareContext } from './compare-context.ts';
import { pairByKey } from './schema/pair-context.ts';

/** The hosts that serve the contract. Base paths are part of each operation's identity and compared there. */
export function compareServers(context: CompareContext): void {
  const [was, is] = [context.base.model.servers, context.revision.model.servers];
  // Nothing declared means "where the contract was found" (OpenAPI 3.1 §4.8.1): nothing to compare with.
  if (was.length === 0 || is.length === 0) return;
  const { collector } = context;
  pairByKey(byUrl(was), byUrl(is), {
    removed: (_, { node, url }) =>
      collector.add({ fact: 'server-removed', base: node, revision: null, subject: url }, { at: 'contract' }),
    added: (_, { node, url }) =>
      collector.add({ fact: 'server-added', base: null, revision: node, subject: url }, { at: 'contract' }),
    both: (_, one, other) => compareVariables(context, one, other),
  });
}

/** By template with the names of its variables left out: these are for people. Scheme and host are compared without case. */
function byUrl(servers: readonly ServerView[]): Map<string, ServerView> {
  return new Map(
    servers.map((server) => {
      const url = server.url
        .replace(/\{[^{}]*\}/g, '{}')
        .replace(/\/+$/, '')
        .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, (origin) => origin.toLowerCase());
      return [url === '' ? '/' : url, server];
    }),
  );
}

function compareVariables({ collector }: CompareContext, one: ServerView, other: ServerView): void {
  const byName = (server: ServerView) => new Map(server.variables.map((node) => [node.key, node]));
  pairByKey(byName(one), byName(other), {
    both: (name, was, is) => {
      const [before, after] = [member(was.value, 'default'), member(is.value, 'default')];
      if (before !== after) {
        collector.add(
          { fact: 'server-variable-default-changed', base: was, revision: is, subject: name, data: { before, after } },
          { at: 'contract' },
        );
      }
      const listed = (value: unknown) => new Map(strings(member(value, 'enum')).map((item) => [item, item]));
      pairByKey(listed(was.value), listed(is.value), {
        removed: (value) =>
          collector.add(
            { fact: 'server-variable-value-removed', base: was, revision: is, subject: `${name} = ${value}` },
            { at: 'contract' },
          ),
        added: (value) =>
          collector.add(
            { fact: 'server-variable-value-added', base: was, revision: is, subject: `${name} = ${value}` },
            { at: 'contract' },
          ),
      });
    },
  });
}
