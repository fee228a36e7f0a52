import type { Scope } from '../../http/handler.ts';

/** What a provider says of a person, its signature checked. */
export type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** Who may do what, of the people whom the provider knows. */
export interface PeopleRules {
  /** In any case. Empty: the address does not matter. */
  readonly emailDomains: readonly string[];
  /** The claim that the lists below are about. */
  readonly claim: string;
  /** Empty: everybody. */
  readonly read: readonly string[];
  readonly publish: readonly string[];
  readonly admin: readonly string[];
}

/** A person who may come in. */
export interface Person {
  /** `person:ada@example.com`, or `person:` and the subject where no address is confirmed. */
  readonly name: string;
  readonly subject: string;
  readonly scopes: readonly Scope[];
}

/** Whom the claims name, and what the rules let them do; null: nothing. */
export function personOf(claims: Claims, rules: PeopleRules): Person | null {
  const email = confirmedEmail(claims);
  if (rules.emailDomains.length > 0 && !isOfDomain(email, rules.emailDomains)) return null;
  const scopes = scopesOf(valuesOf(claims, rules.claim), rules);
  const name = email ?? claims.sub;
  return scopes.length === 0 || !isPlain(name) ? null : { name: `person:${name}`, subject: claims.sub, scopes };
}

/** Who may administer may publish, and who may publish may read. */
function scopesOf(values: ReadonlySet<string>, { read, publish, admin }: PeopleRules): readonly Scope[] {
  const isAny = (list: readonly string[]) => list.some((value) => values.has(value));
  if (isAny(admin)) return ['read', 'publish', 'admin'];
  if (isAny(publish)) return ['read', 'publish'];
  return read.length === 0 || isAny(read) ? ['read'] : [];
}

/** An address that its owner could have made up counts as none. */
function confirmedEmail({ email, email_verified: isConfirmed }: Claims): string | null {
  return isConfirmed === true && typeof email === 'string' && isPlain(email) ? email : null;
}

function isOfDomain(email: string | null, domains: readonly string[]): boolean {
  const domain = email?.slice(email.lastIndexOf('@') + 1).toLowerCase();
  return domains.some((one) => one.toLowerCase() === domain);
}

/** The texts of a claim, be it one or a list; by its name, else by names with dots between them. */
function valuesOf(claims: Claims, name: string): ReadonlySet<string> {
  const found = Object.hasOwn(claims, name) ? claims[name] : name.split('.').reduce<unknown>(memberOf, claims);
  return new Set([found].flat().filter((value) => typeof value === 'string'));
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Readonly<Record<string, unknown>>)[name];
}

/** Fit for a log: no controls, and of a length that subjects and addresses have. */
function isPlain(text: string): boolean {
  return /^[^\p{Cc}\p{Cf}]{1,320}$/u.test(text);
}
