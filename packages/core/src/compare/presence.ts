/** What there is on one side only, or on both and different: picks the name of the fact. */
export interface PresenceFacts<F> {
  readonly added: F;
  readonly removed: F;
  readonly changed: F;
}

export function presenceFact<F>(base: unknown, revision: unknown, facts: PresenceFacts<F>): F {
  if (base === undefined || base === null) return facts.added;
  return revision === undefined || revision === null ? facts.removed : facts.changed;
}
