import type { SurfaceStep } from '@contract-check/protocol';
import type { SourceNode } from '../load/source-node.ts';
import type { OperationEntry } from '../model/views.ts';
import type { Openness } from '../schema/objects.ts';
import type { Term } from '../schema/term.ts';
import type { FactId } from './facts.ts';

/** Where a fact stands on one side. */
export interface Place {
  readonly node: SourceNode;
  /** What to point at, where that is a part of the node (an item of a list); the node itself when absent. */
  readonly focus?: SourceNode;
}

/** Plain facts that rules ask about and messages print. */
export interface ChangeData {
  readonly before?: unknown;
  readonly after?: unknown;
  /** How the object that has the member treats undeclared ones. */
  readonly baseRest?: Openness;
  readonly revisionRest?: Openness;
  /** The schema of an added or removed member demands nothing. */
  readonly anything?: boolean;
  /** The side that does not declare the member requires it by name. */
  readonly named?: boolean;
  readonly hasDefault?: boolean;
  /** The member or parameter is required, on the side or sides that have it. */
  readonly required?: boolean;
  /** Every value of the list before, open or closed, stands in the list after, which is of the other kind. */
  readonly keepsKnown?: boolean;
  /** The single value allowed before came from `const`. */
  readonly constant?: boolean;
  /** No other success status is left, or was there. */
  readonly only?: boolean;
  /** The other side covers it by other means (a range, `default`, another operation). */
  readonly covered?: string;
  /** The provider sends it of its own accord; no consumer selects what it is. */
  readonly unasked?: boolean;
  /** The branches of the union are told apart by a tag or by JSON type. */
  readonly tagged?: boolean;
  /** A tag (discriminator or constant) told the branches of the base apart, and names the new one too. */
  readonly hasOwnTag?: boolean;
}

/** A neutral fact: what is different, not what it means. One object per difference in the sources. */
export interface Change {
  readonly fact: FactId;
  /** Equal for changes that are one difference in the sources. */
  readonly cause: string;
  readonly base: Place | null;
  readonly revision: Place | null;
  /** The name that it is about: a property, parameter, status, scheme; or the enum value, as text. */
  readonly subject: string;
  readonly data: ChangeData;
  readonly occurrences: Occurrence[];
}

/** Who sends a message. Bits, so that a set of roles is a number. */
export const Role = { consumer: 1, provider: 2 } as const;
export const BOTH_ROLES = 3;

/**
 * What a narrower schema at this place makes of the whole message: narrower too, wider (under `not`), or nobody can
 * tell without deciding (`if`).
 */
export type Polarity = 'same' | 'inverted' | 'unknown';

/** Where a change is met: at an operation itself, or in a pair of schemas that operations reach. */
export type Occurrence =
  | {
      readonly at: 'operation';
      readonly operation: OperationEntry;
      readonly role: number;
      readonly steps: readonly SurfaceStep[];
    }
  | { readonly at: 'contract' }
  | {
      readonly at: 'schema';
      readonly pair: SchemaPair;
      readonly roles: number;
      readonly steps: readonly SurfaceStep[];
    };

/** How a pair of schemas is reached from another one. */
export interface SchemaEdge {
  readonly parent: SchemaPair;
  readonly steps: readonly SurfaceStep[];
  /** The roles whose messages hold this place: readOnly members are not sent by the consumer. */
  readonly roles: number;
  readonly polarity: Polarity;
  /** False below a union that nothing tags: another member may admit what this one no longer does. */
  readonly certain: boolean;
  /** The place is no part of the value as data: what a text spells, or the names of members. */
  readonly of?: 'content' | 'names';
}

/** How a pair of schemas is reached from an operation. */
export interface SchemaRoot {
  readonly operation: OperationEntry;
  readonly role: number;
  readonly steps: readonly SurfaceStep[];
  /** Of a body, as the contract writes it; null elsewhere. */
  readonly mediaType?: string | null;
  /** The body is XML; where values are spelled otherwise, how they look in XML is no matter. */
  readonly isXml: boolean;
}

/** How values are spelled where a schema stands: JSON data, form fields below, or plain text. */
export type Spelling = 'json' | 'form' | { readonly style: string; readonly explode: boolean };

export interface PairedTerms {
  readonly base: Term;
  readonly revision: Term;
  readonly spelling: Spelling;
}

/** Two terms that describe the same place in base and revision. */
export interface SchemaPair {
  readonly id: number;
  readonly terms?: PairedTerms;
  readonly edges: SchemaEdge[];
  readonly roots: SchemaRoot[];
}
