import type { SourceNode } from '../load/source-node.ts';
import type { SourceSet } from '../load/source-set.ts';
import type { Dialect } from './dialect.ts';
import type { Notices } from './notices.ts';
import type { RawObject } from './raw.ts';
import type { References } from './references.ts';

/**
 * The canonical model: what every dialect is upgraded into, in memory and only where it is looked at. Each view keeps
 * the node it was made from, so that a finding can point at the source.
 */
export interface ApiModel {
  readonly dialect: Dialect;
  readonly sources: SourceSet;
  readonly root: SourceNode;
  readonly raw: RawObject;
  readonly references: References;
  readonly notices: Notices;
  readonly servers: readonly ServerView[];
  readonly securitySchemes: ReadonlyMap<string, SecuritySchemeView>;
  readonly operations: readonly OperationEntry[];
  readonly webhooks: readonly OperationEntry[];
  readonly tags: ReadonlyMap<string, SourceNode>;
  /** Named schemas: `components.schemas`, or `definitions`. */
  readonly schemas: SourceNode | undefined;
}

type OperationKind = 'path' | 'webhook' | 'callback';

/** An operation found but not yet looked into. */
export interface OperationEntry {
  readonly kind: OperationKind;
  /** Joins with usage (protocol package). */
  readonly key: string;
  readonly method: string;
  /** The key under each server that applies, the first one's first. */
  readonly servedAs: readonly string[];
  /** The first server that applies; undefined where none is declared. */
  readonly server: ServerView | undefined;
  /** The template as written (for a webhook its name, for a callback its expression). */
  readonly path: string;
  readonly id: string | null;
  /** The operation object, references followed. */
  readonly node: SourceNode;
  /** The path item that holds it, references followed. */
  readonly pathItem: SourceNode;
}

export type ParameterPlace = 'path' | 'query' | 'header' | 'cookie' | 'querystring';

/** How a value is spelled on the wire (OpenAPI 3.1 §4.8.12.2). */
export interface Serialisation {
  readonly style: string;
  readonly explode: boolean;
  readonly allowReserved: boolean;
  readonly allowEmptyValue: boolean;
  /** The media type, where the parameter has `content` in place of `schema`. */
  readonly mediaType: string | null;
}

export interface ParameterView {
  readonly in: ParameterPlace;
  readonly name: string;
  readonly node: SourceNode;
  readonly required: boolean;
  readonly serialisation: Serialisation;
  /** Undefined: anything. */
  readonly schema: SourceNode | undefined;
}

export interface HeaderView {
  /** As written; compared without case. */
  readonly name: string;
  readonly node: SourceNode;
  readonly required: boolean;
  readonly serialisation: Serialisation;
  readonly schema: SourceNode | undefined;
}

export interface MediaView {
  /** Lower case, with its parameters. */
  readonly type: string;
  readonly node: SourceNode;
  readonly schema: SourceNode | undefined;
  readonly encoding: SourceNode | undefined;
}

export interface BodyView {
  readonly node: SourceNode;
  readonly required: boolean;
  readonly media: readonly MediaView[];
}

export interface ResponseView {
  /** An exact code, a range such as `2XX`, or `default`. */
  readonly status: string;
  readonly node: SourceNode;
  readonly media: readonly MediaView[];
  readonly headers: readonly HeaderView[];
  readonly links: ReadonlyMap<string, SourceNode>;
}

export interface ServerView {
  readonly node: SourceNode;
  /** The URL template as written. */
  readonly url: string;
  /** The URL with its variables' defaults put in. */
  readonly resolved: string;
  /** The path of the URL, no trailing slash; empty for none. */
  readonly basePath: string;
  readonly variables: readonly SourceNode[];
}

export interface SecuritySchemeView {
  readonly name: string;
  readonly node: SourceNode;
  /** What a caller must present, in words that are equal exactly when the credential is the same kind. */
  readonly credential: string;
  readonly type: string;
  /** Of OAuth, by the names of OpenAPI 3. */
  readonly flows: ReadonlyMap<string, SourceNode>;
  readonly urls: ReadonlyMap<string, SourceNode>;
  readonly scopes: ReadonlyMap<string, SourceNode>;
}

/** All of these credentials together satisfy the operation. Scopes are those that each must carry. */
export type SecurityAlternative = ReadonlyMap<string, readonly string[]>;

export interface SecurityView {
  /** The `security` member in force, the operation's own or the contract's; undefined when nothing is declared. */
  readonly node: SourceNode | undefined;
  /** One of these suffices; an empty alternative means no credential at all. */
  readonly alternatives: readonly SecurityAlternative[];
}

export interface CallbackView {
  readonly name: string;
  readonly expression: string;
  readonly pathItem: SourceNode;
}

export interface OperationView {
  readonly entry: OperationEntry;
  readonly parameters: readonly ParameterView[];
  readonly body: BodyView | null;
  readonly responses: readonly ResponseView[];
  readonly callbacks: readonly CallbackView[];
  readonly security: SecurityView;
  readonly tags: readonly string[];
}
