import type { Logger, ServiceContext } from '../../http/handler.ts';
import { EVERYBODY, letsPeopleIn } from '../../settings/people-settings.ts';
import type { Settings } from '../../settings/settings-schema.ts';
import { Cookies } from './cookies.ts';
import type { PeopleRules } from './person.ts';
import { Provider } from './provider.ts';
import { Sessions } from './sessions.ts';

/** How long each answer of the provider is waited for, in seconds. */
const PATIENCE = 5;

/** Everything about people who log in. */
export interface People {
  /** The origin of the service, as browsers know it. */
  readonly publicUrl: URL;
  readonly rules: PeopleRules;
  readonly provider: Provider;
  readonly sessions: Sessions;
  readonly cookies: Cookies;
  readonly log: Logger;
}

/** Null: people cannot log in. */
export function peopleOf({ knex, now, log }: Omit<ServiceContext, 'settings'>, settings: Settings): People | null {
  if (!letsPeopleIn(settings)) return null;
  const { oidcIssuer: issuer, oidcClientId: clientId, oidcClientSecret: clientSecret, oidcScope: scope } = settings;
  const publicUrl = new URL(settings.publicUrl);
  const rules = {
    emailDomains: settings.oidcEmailDomains.filter((domain) => domain !== EVERYBODY),
    claim: settings.oidcClaim,
    read: settings.oidcRead,
    publish: settings.oidcPublish,
    admin: settings.oidcAdmin,
  };
  const callback = new URL('/login/callback', publicUrl);
  const cookies = new Cookies(publicUrl);
  const provider = { issuer: new URL(issuer), clientId, clientSecret, callback, scope, patience: PATIENCE };
  const hours = settings.sessionHours;
  return {
    publicUrl,
    rules,
    provider: new Provider(provider, now),
    sessions: new Sessions({
      knex,
      now,
      cookies,
      origin: publicUrl.origin,
      hours,
      rules: { issuer, clientId, ...rules },
    }),
    cookies,
    log,
  };
}
