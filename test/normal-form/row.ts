/** A dialect of contracts, or JSON Schema by itself. */
type RowDialect = '2.0' | '3.0' | '3.1' | '2020-12';

/** One schema as a contract writes it, and the values that the normal form must accept and reject. */
export interface Row {
  readonly says: string;
  readonly in: RowDialect;
  /** References name `#/components/schemas/…`, whatever the dialect. */
  readonly schema: unknown;
  /** Schemas beside it, by name. */
  readonly named?: Readonly<Record<string, unknown>>;
  /** Who sends; absent: sets are taken literally. */
  readonly sender?: 'consumer' | 'provider';
  /** Absent: the row holds for what is sent and for what is accepted. */
  readonly position?: 'sender' | 'receiver';
  readonly accepts: readonly unknown[];
  readonly rejects: readonly unknown[];
}

export const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });

/** An object with a member called `__proto__`. */
export const odd = (value: unknown): unknown => JSON.parse(`{ "__proto__": ${JSON.stringify(value)} }`);

/** `if` and what follows from it. */
export const when = (test: unknown, follows: unknown, otherwise?: unknown) => ({
  if: test,
  // biome-ignore lint/suspicious/noThenProperty: the keyword's name
  then: follows,
  ...(otherwise === undefined ? {} : { else: otherwise }),
});
