import type { SourceNode } from '../../load/source-node.ts';

/** A number as documents have it: integers beyond 2^53 are exact. */
export type JsonNumber = number | bigint;

/** What tells the branches of a union apart, where one member does. */
export interface Tag {
  readonly property: string;
  /** The values of that member that some branch has. */
  readonly values: readonly unknown[];
}

/**
 * What one schema object says, in the meaning of JSON Schema 2020-12 whatever the dialect that it was written in. What
 * is absent demands nothing. The target of `$ref` is a member of `allOf`; `const` is an `enum` of one.
 */
export interface Keywords {
  readonly never?: true;
  /** A set of `Type` bits, null among them. */
  readonly types?: number;
  readonly enum?: readonly unknown[];
  /** The values come from `const`: a reader who tolerates unknown values of a list does not tolerate these. */
  readonly constant?: true;

  readonly minimum?: JsonNumber;
  readonly maximum?: JsonNumber;
  readonly exclusiveMinimum?: JsonNumber;
  readonly exclusiveMaximum?: JsonNumber;
  readonly multipleOf?: JsonNumber;

  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;

  readonly properties?: ReadonlyMap<string, NormalSchema>;
  readonly patternProperties?: ReadonlyMap<string, NormalSchema>;
  readonly additionalProperties?: NormalSchema;
  readonly unevaluatedProperties?: NormalSchema;
  readonly propertyNames?: NormalSchema;
  readonly required?: readonly string[];
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly dependentRequired?: ReadonlyMap<string, readonly string[]>;
  readonly dependentSchemas?: ReadonlyMap<string, NormalSchema>;

  readonly prefixItems?: readonly NormalSchema[];
  readonly items?: NormalSchema;
  readonly unevaluatedItems?: NormalSchema;
  readonly contains?: NormalSchema;
  readonly minContains?: number;
  readonly maxContains?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: true;

  readonly allOf?: readonly NormalSchema[];
  readonly anyOf?: readonly NormalSchema[];
  readonly oneOf?: readonly NormalSchema[];
  readonly not?: NormalSchema;
  readonly if?: NormalSchema;
  readonly then?: NormalSchema;
  readonly else?: NormalSchema;

  /** Of `oneOf` or `anyOf`, whichever is there. */
  readonly tag?: Tag;
  /** Values that the contract shows: `example`, `examples`, `default`. */
  readonly shown?: readonly unknown[];
}

/** Gives nodes numbers in the order in which they are made. */
export class NodeIds {
  #next = 0;

  next(): number {
    return this.#next++;
  }
}

/** A schema in normal form. Its keywords are read when they are first asked for, so that cycles are no matter. */
export class NormalSchema {
  #keywords: Keywords | null = null;
  readonly #read: () => Keywords;

  /**
   * @param source what it was read from; null for a schema that no document has
   * @param view equal for schemas of one source that are read in the same way
   * @param home the pool that made it
   */
  constructor(
    readonly id: number,
    readonly source: SourceNode | null,
    readonly view: string,
    readonly home: object,
    read: () => Keywords,
  ) {
    this.#read = read;
  }

  get keywords(): Keywords {
    this.#keywords ??= this.#read();
    return this.#keywords;
  }
}
