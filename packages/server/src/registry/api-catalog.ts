import type { Handlers } from '../http/handler.ts';
import { newestOfEach } from '../store/registry/contracts.ts';
import { allServices } from '../store/registry/services.ts';

const CATALOG = '/.well-known/api-catalog';

/** RFC 9727, 4.2: the media type is told apart by its profile; and section 4: the catalogue names itself. */
const LINK = `<${CATALOG}>; rel="api-catalog", <https://www.rfc-editor.org/info/rfc9727>; rel="profile"`;

/**
 * The newest contract of each service as a link set (RFC 9264). References are relative to where the catalogue was
 * fetched: behind a proxy the service does not know its own name.
 */
export const catalogHandlers: Handlers = {
  apiCatalog: async (_request, { knex }) => {
    const newest = await newestOfEach(knex);
    const published = (await allServices(knex)).flatMap(({ id, name }) => {
      const contract = newest.get(id);
      return contract === undefined ? [] : [{ at: `/api/v1/services/${encodeURIComponent(name)}`, contract }];
    });
    const linkset = [
      { anchor: CATALOG, item: published.map(({ at, contract }) => ({ href: at, title: contract.title })) },
      ...published.map(({ at, contract }) => ({
        anchor: at,
        'service-desc': [{ href: `${at}/contracts/${encodeURIComponent(contract.version)}`, type: 'application/json' }],
        'version-history': [{ href: `${at}/contracts`, type: 'application/json' }],
      })),
    ];
    return { status: 200, headers: { Link: LINK }, mediaType: 'application/linkset+json', body: { linkset } };
  },
};
