import type { Contract } from '@contract-check/core';
import type { JsonObject } from '../support/drafts/contract-parts.ts';
import { draftOf, loadDraft } from '../support/drafts/draft.ts';
import { type SchemaSpot, schemaSpots } from './spots/uses.ts';

/** A contract that edits are planted in. */
export interface Subject {
  readonly label: string;
  readonly contract: JsonObject;
  /** Read once: every plant is compared with it. */
  readonly loaded: Contract;
  readonly spots: readonly SchemaSpot[];
}

export async function subjectOf(label: string, contract: JsonObject): Promise<Subject> {
  return { label, contract, loaded: await loadDraft(draftOf(contract)), spots: schemaSpots(contract) };
}
