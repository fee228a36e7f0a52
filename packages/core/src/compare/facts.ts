import type { BoundKeyword } from '../schema/bounds.ts';

/**
 * The names of all neutral facts. What a fact does to a partner is said elsewhere, in the rule table; the compiler
 * finds a fact without a row there.
 */

/** Facts about neither sender: operations, lifecycle, security, servers, names. */
export const plainFacts = [
  'contract-added',
  'contract-removed',
  'operation-added',
  'operation-removed',
  'operation-moved',
  'path-shadowed',
  'base-path-changed',
  'operation-id-added',
  'operation-id-removed',
  'operation-id-changed',
  'operation-tag-added',
  'operation-tag-removed',
  'tag-added',
  'tag-removed',
  'webhook-added',
  'webhook-removed',
  'callback-added',
  'callback-removed',
  'server-added',
  'server-removed',
  'server-variable-value-added',
  'server-variable-value-removed',
  'server-variable-default-changed',
  'security-added',
  'security-removed',
  'security-alternative-added',
  'security-alternative-removed',
  'security-scope-added',
  'security-scope-removed',
  'security-scheme-added',
  'security-scheme-removed',
  'security-scheme-changed',
  'security-scheme-flow-added',
  'security-scheme-url-changed',
  'security-scheme-scope-added',
  'security-scheme-scope-removed',
  'security-scheme-scope-changed',
  'link-added',
  'link-removed',
  'link-changed',
  'path-parameter-renamed',
  'enum-names-changed',
  'component-added',
  'component-removed',
] as const;

/** What can carry a lifecycle of its own. */
export const lifecycleSubjects = ['operation', 'parameter', 'header', 'property'] as const;
export type LifecycleSubject = (typeof lifecycleSubjects)[number];

export const lifecycleEvents = [
  'deprecated',
  'undeprecated',
  'sunset-added',
  'sunset-removed',
  'sunset-earlier',
  'sunset-later',
  'sunset-unreadable',
  'stability-lowered',
  'stability-raised',
  'stability-unreadable',
] as const;
export type LifecycleEvent = (typeof lifecycleEvents)[number];
export type LifecycleFact = `${LifecycleSubject}-${LifecycleEvent}`;

/** Facts about a message; each has a direction, the role of its sender. */
const messageFacts = [
  'parameter-added',
  'required-parameter-added',
  'parameter-removed',
  'parameter-became-required',
  'parameter-became-optional',
  'parameter-serialisation-changed',
  'header-added',
  'required-header-added',
  'header-removed',
  'required-header-removed',
  'header-became-required',
  'header-became-optional',
  'header-serialisation-changed',
  'body-added',
  'required-body-added',
  'body-removed',
  'body-became-required',
  'body-became-optional',
  'media-type-added',
  'media-type-removed',
  'media-type-schema-added',
  'media-type-schema-removed',
  'encoding-changed',
  'success-status-added',
  'success-status-removed',
  'success-status-changed',
  'non-success-status-added',
  'non-success-status-removed',
] as const;

const schemaFacts = [
  'type-widened',
  'type-narrowed',
  'type-changed',
  'became-nullable',
  'became-not-nullable',
  'enum-added',
  'enum-removed',
  'enum-value-added',
  'enum-value-removed',
  'const-added',
  'const-removed',
  'const-changed',
  'extensible-enum-added',
  'extensible-enum-removed',
  'extensible-enum-value-added',
  'extensible-enum-value-removed',
  'multiple-of-added',
  'multiple-of-removed',
  'multiple-of-tightened',
  'multiple-of-loosened',
  'multiple-of-changed',
  'pattern-added',
  'pattern-removed',
  'pattern-changed',
  'format-added',
  'format-removed',
  'format-narrowed',
  'format-widened',
  'format-changed',
  'content-encoding-changed',
  'content-media-type-changed',
  'content-schema-added',
  'content-schema-removed',
  'property-added',
  'required-property-added',
  'property-removed',
  'required-property-removed',
  'property-renamed',
  'required-property-renamed',
  'property-became-required',
  'property-became-optional',
  'property-became-read-only',
  'property-became-not-read-only',
  'property-became-write-only',
  'property-became-not-write-only',
  'object-closed',
  'object-opened',
  'additional-properties-typed',
  'additional-properties-untyped',
  'pattern-property-added',
  'pattern-property-removed',
  'property-names-added',
  'property-names-removed',
  'dependent-required-added',
  'dependent-required-removed',
  'dependent-schema-added',
  'dependent-schema-removed',
  'items-added',
  'items-removed',
  'array-closed',
  'array-opened',
  'prefix-item-added',
  'prefix-item-removed',
  'contains-added',
  'contains-removed',
  'unique-items-added',
  'unique-items-removed',
  'union-added',
  'union-removed',
  'union-member-added',
  'union-member-removed',
  'union-became-exclusive',
  'union-became-inclusive',
  // Stated by no comparison: what other changes lead to.
  'union-became-ambiguous',
  'not-added',
  'not-removed',
  'conditional-added',
  'conditional-removed',
  'conditional-changed',
  'discriminator-added',
  'discriminator-removed',
  'discriminator-property-changed',
  'discriminator-tag-added',
  'discriminator-tag-removed',
  'default-added',
  'default-removed',
  'default-changed',
  'xml-changed',
] as const;

export const boundEvents = ['added', 'removed', 'increased', 'decreased'] as const;
export type BoundEvent = (typeof boundEvents)[number];

type Kebab<S extends string> = S extends `${infer Head}${infer Tail}`
  ? Head extends Lowercase<Head>
    ? `${Head}${Kebab<Tail>}`
    : `-${Lowercase<Head>}${Kebab<Tail>}`
  : S;

export type BoundFact = `${Kebab<BoundKeyword>}-${BoundEvent}`;

export function boundFact(keyword: BoundKeyword, event: BoundEvent): BoundFact {
  return `${keyword.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}-${event}` as BoundFact;
}

export type PlainFact = (typeof plainFacts)[number] | LifecycleFact;
type SchemaFact = (typeof schemaFacts)[number] | BoundFact;
export type DirectedFact = (typeof messageFacts)[number] | SchemaFact;
export type FactId = PlainFact | DirectedFact;
