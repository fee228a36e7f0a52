import type { SourceDocument } from '../load/source-document.ts';
import { member } from '../model/raw.ts';

/** What tells the versions of JSON Schema apart, as far as it cannot be seen in the keywords themselves. */
export interface Draft {
  readonly name: string;
  /** What stands beside `$ref` counts (from 2019-09 on; before: draft 7 core §8.3). */
  readonly refSiblings: boolean;
}

/** Oldest first. */
const drafts: readonly (readonly [draft: Draft, uri: RegExp])[] = [
  [{ name: 'draft-04', refSiblings: false }, /^draft-04\/(?:hyper-)?schema$/],
  [{ name: 'draft-06', refSiblings: false }, /^draft-06\/(?:hyper-)?schema$/],
  [{ name: 'draft-07', refSiblings: false }, /^draft-07\/(?:hyper-)?schema$/],
  [{ name: '2019-09', refSiblings: true }, /^draft\/2019-09\/(?:hyper-)?schema$/],
  [{ name: '2020-12', refSiblings: true }, /^draft\/2020-12\/(?:hyper-)?schema$/],
];

/** Of a schema that does not say which it follows. */
export const LATEST: Draft = { name: '2020-12', refSiblings: true };

/** The draft that a document names with `$schema`; undefined where it names none, null where nobody knows it. */
export function draftOf({ value }: SourceDocument): Draft | null | undefined {
  const uri = member(value, '$schema');
  return uri === undefined ? undefined : draftNamed(uri);
}

/** Null: nobody knows it. */
export function draftNamed(uri: unknown): Draft | null {
  const path = typeof uri === 'string' ? /^https?:\/\/json-schema\.org\/([^#]*)#?$/.exec(uri)?.[1] : undefined;
  return drafts.find(([, pattern]) => path !== undefined && pattern.test(path))?.[0] ?? null;
}
