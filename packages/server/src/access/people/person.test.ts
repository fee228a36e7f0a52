import { describe, expect, it } from 'vitest';
import { type Claims, type PeopleRules, personOf } from './person.ts';

const RULES: PeopleRules = {
  emailDomains: [],
  claim: 'groups',
  read: ['staff'],
  publish: ['builders'],
  admin: ['owners', 'root'],
};

const scopes = (claims: object, rules: Partial<PeopleRules> = {}) =>
  personOf({ sub: 'u1', ...claims }, { ...RULES, ...rules })?.scopes ?? null;

describe('what a person may do', () => {
  it.each<[claims: object, expected: readonly string[] | null]>([
    [{ groups: ['staff', 'others'] }, ['read']],
    [{ groups: 'staff' }, ['read']],
    [{ groups: ['builders'] }, ['read', 'publish']],
    [{ groups: ['staff', 'root'] }, ['read', 'publish', 'admin']],
    [{ groups: ['others'] }, null],
    [{ groups: ['Staff'] }, null],
    [{ groups: [['staff'], { staff: true }, 1, null] }, null],
    [{ groups: { 0: 'staff' } }, null],
    [{ groups: 'staff,root' }, null],
    [{}, null],
  ])('with %j is %j', (claims, expected) => {
    expect(scopes(claims)).toEqual(expected);
  });

  it('is reading where nobody says who may read', () => {
    expect(scopes({}, { read: [] })).toEqual(['read']);
    expect(scopes({ groups: ['root'] }, { read: [] })).toEqual(['read', 'publish', 'admin']);
  });

  it('is found inside of objects, but by the whole name first', () => {
    const rules = { claim: 'realm_access.roles' };
    expect(scopes({ realm_access: { roles: ['root'] } }, rules)).toEqual(['read', 'publish', 'admin']);
    expect(scopes({ realm_access: { roles: ['root'] }, 'realm_access.roles': ['staff'] }, rules)).toEqual(['read']);
    expect(scopes({}, { claim: 'constructor.name', read: ['Object'] })).toBeNull();
    expect(scopes({}, { claim: 'groups.x' })).toBeNull();
  });
});

describe('the e-mail address of a person', () => {
  const rules = { ...RULES, read: [], emailDomains: ['Example.com'] };
  const name = (claims: object) => personOf({ sub: 'u1', ...claims } as Claims, rules)?.name ?? null;

  it.each<[email: unknown, isConfirmed: unknown, name: string | null]>([
    ['ada@example.com', true, 'person:ada@example.com'],
    ['ada@EXAMPLE.com', true, 'person:ada@EXAMPLE.com'],
    ['"a@b"@example.com', true, 'person:"a@b"@example.com'],
    ['ada@example.com', undefined, null],
    ['ada@example.com', 'true', null],
    ['ada@sub.example.com', true, null],
    ['ada@example.com@evil.example', true, null],
    ['ada@notexample.com', true, null],
    ['ada\n@example.com', true, null],
    [['ada@example.com'], true, null],
    [undefined, true, null],
  ])('%j, confirmed: %j, makes the name %j', (email, isConfirmed, expected) => {
    expect(name({ email, email_verified: isConfirmed })).toBe(expected);
  });

  it('is not needed where no domain is asked for; then the subject names the person', () => {
    const open = { ...rules, emailDomains: [] };
    expect(personOf({ sub: 'u1' }, open)).toEqual({ name: 'person:u1', subject: 'u1', scopes: ['read'] });
    expect(personOf({ sub: 'u1', email: 'ada@example.com' }, open)?.name).toBe('person:u1');
    expect(personOf({ sub: 'u\u0000' }, open)).toBeNull();
    expect(personOf({ sub: 'u\u202e' }, open)).toBeNull();
  });
});
