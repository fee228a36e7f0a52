import { isLoopback } from '../access/loopback.ts';
import { SETTINGS, type SettingName, type Settings } from './settings-schema.ts';

/** Logging in cannot be without these. */
const NEEDED = ['publicUrl', 'oidcIssuer', 'oidcClientId', 'oidcClientSecret'] as const;

/** Whoever sets one of these wants people to log in. */
const TELLING: readonly SettingName[] = [
  'oidcIssuer',
  'oidcClientId',
  'oidcClientSecret',
  'oidcEmailDomains',
  'oidcRead',
  'oidcPublish',
  'oidcAdmin',
];

/** In place of a domain: the address does not matter. */
export const EVERYBODY = '*';

/** The settings when people can log in. */
export type PeopleSettings = Settings & { readonly [Name in (typeof NEEDED)[number]]: string };

/** Whether people can log in, of settings without problems. */
export function letsPeopleIn(settings: Settings): settings is PeopleSettings {
  return settings.oidcIssuer !== null;
}

/** What is wrong with the settings for logging in, as far as they can be read; half of them is none. */
export function peopleProblems(settings: Settings): readonly string[] {
  const problems: string[] = [];
  const { publicUrl, oidcIssuer, oidcScope, oidcEmailDomains, oidcRead } = settings;
  const told = TELLING.filter((name) => isGiven(settings[name]));
  const missing = NEEDED.filter((name) => settings[name] === null);
  if (told.length > 0 && missing.length > 0) {
    problems.push(`People can log in with all of these or none: ${names(missing)} is missing beside ${names(told)}.`);
  }
  const isAddress = publicUrl === null || isWebAddress(publicUrl, true);
  if (!isAddress) problems.push(notAddress('publicUrl', 'https://contracts.example, without a path'));
  if (oidcIssuer !== null && !isWebAddress(oidcIssuer, false)) {
    problems.push(notAddress('oidcIssuer', 'https://login.example, without ? and #'));
  }
  if (oidcScope?.split(' ').includes('openid') === false) {
    problems.push(`${SETTINGS.oidcScope.env} is texts with spaces between them, and openid among them.`);
  }
  if (oidcIssuer !== null && oidcEmailDomains?.length === 0 && oidcRead?.length === 0) {
    const { env } = SETTINGS.oidcEmailDomains;
    problems.push(`Say who may come in: ${env} or ${SETTINGS.oidcRead.env}. ${env}=* is all whom the provider knows.`);
  }
  const isDomain = (text: string) => text === EVERYBODY || /^[^\s@/]+\.[^\s@/]+$/.test(text);
  const strange = (oidcEmailDomains ?? []).filter((domain) => !isDomain(domain));
  if (strange.length > 0) {
    problems.push(`${SETTINGS.oidcEmailDomains.env} is domains, as in example.com, not "${strange.join(', ')}".`);
  }
  return problems;
}

function isGiven(value: Settings[SettingName]): boolean {
  return Array.isArray(value) ? value.length > 0 : value !== null;
}

/** With TLS, but for this machine; without a name and a password in it. */
function isWebAddress(text: string, isOrigin: boolean): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, username, password, pathname, search, hash } = new URL(text);
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
  const rest = isOrigin ? pathname.slice(1) + search + hash : search + hash;
  return isSafe && username + password + rest === '';
}

function notAddress(name: SettingName, example: string): string {
  return `${SETTINGS[name].env} is an address as in ${example}; http:// counts on loopback only.`;
}

function names(list: readonly SettingName[]): string {
  return list.map((name) => SETTINGS[name].env).join(', ');
}
