import { auditHandlers } from '../../../packages/server/src/access/audit-handlers.ts';
import { loginHandlers } from '../../../packages/server/src/access/people/login-handlers.ts';
import { type People, peopleOf } from '../../../packages/server/src/access/people/people.ts';
import type { Handlers } from '../../../packages/server/src/http/handler.ts';
import { readSettings } from '../../../packages/server/src/settings/read-settings.ts';
import type { Database } from '../../../packages/server/src/store/database.ts';
import { type Started, start } from '../support/start.ts';
import type { Browser, Page } from './browser.ts';
import { CLIENT, type OpenidProvider } from './openid-provider.ts';

/** Where the service says that it is. */
export const HOME = 'https://contracts.example';
export const SESSION = '__Host-contract-check-session';
/** May read. */
export const ADA = { sub: 'u1', email: 'ada@example.com', email_verified: true, groups: ['staff'] };
/** May administer. */
export const OWNER = { ...ADA, groups: ['owners'] };

interface PeopleParts {
  readonly database: Database;
  readonly provider: OpenidProvider;
  readonly now: () => Date;
  readonly env?: Readonly<Record<string, string>>;
  readonly isOpenOnLoopback?: boolean;
  readonly loginsPerMinute?: number;
  readonly port?: number;
}

const handlers: Handlers = {
  ...auditHandlers,
  listServices: async () => ({ status: 200, body: { services: [] } }),
  eraseConsumer: async () => ({ status: 204 }),
  reportHeartbeat: async () => ({ status: 204 }),
};

/** What the environment says so that people can log in at the provider. */
export function peopleEnv(provider: OpenidProvider): Record<string, string> {
  return {
    CONTRACT_CHECK_PUBLIC_URL: HOME,
    CONTRACT_CHECK_OIDC_ISSUER: provider.url,
    CONTRACT_CHECK_OIDC_CLIENT_ID: CLIENT.id,
    CONTRACT_CHECK_OIDC_CLIENT_SECRET: CLIENT.secret,
    CONTRACT_CHECK_OIDC_EMAIL_DOMAINS: 'example.com',
    CONTRACT_CHECK_OIDC_READ: 'staff',
    CONTRACT_CHECK_OIDC_ADMIN: 'owners',
  };
}

/** What the service knows of people, all settings by the environment; and what it logs of them. */
export function peopleOn({ database, provider, now, env }: PeopleParts): People & Pick<Started, 'logged'> {
  const read = readSettings({}, { ...peopleEnv(provider), ...env });
  if ('problems' in read) throw new Error(read.problems.join('\n'));
  const logged: { facts: object; message: string }[] = [];
  const log = (facts: object, message: string) => void logged.push({ facts, message });
  const people = peopleOf({ ...database, now, log: { info: log, warn: log, error: log } }, read.settings);
  if (people === null) throw new Error('People cannot log in.');
  return { ...people, logged };
}

/** A service that people log in to. */
export async function startPeople(parts: PeopleParts): Promise<Started> {
  const { database, isOpenOnLoopback = false, loginsPerMinute = 0, port = 0 } = parts;
  const people = peopleOn(parts);
  const service = await start({
    database,
    handlers: { ...handlers, ...loginHandlers(people) },
    people: people.sessions,
    isOpenOnLoopback,
    loginsPerMinute,
    port,
  });
  return { ...service, logged: people.logged };
}

/**
 * From /login over the provider to what answers in the end.
 *
 * @param change what becomes of the address by which the provider sends the person back
 */
export async function login(
  person: Browser,
  path = '/login',
  change: (back: URL) => void = () => undefined,
): Promise<Page> {
  const sent = await person.go(path);
  const there = await fetch(sent.headers.get('location') ?? '', { redirect: 'manual' });
  const back = new URL(there.headers.get('location') ?? '');
  change(back);
  return await person.go(back.href, { headers: OPENED_BY_ANOTHER_SITE });
}

/** What browsers say of a page that another site opens, and of all that this one leads to. */
export const OPENED_BY_ANOTHER_SITE = {
  'sec-fetch-site': 'cross-site',
  'sec-fetch-mode': 'navigate',
  'sec-fetch-dest': 'document',
};

/** Who the service says that the person is. */
export async function whoIs(person: Browser) {
  const { status, text } = await person.go('/api/v1/me', { headers: { accept: '*/*' } });
  return { status, body: JSON.parse(text) };
}
