import type { Finding, OperationRef } from '@contract-check/core';
import { parseOperationKey } from '@contract-check/protocol';

/** One operation for people: the template with its parameter names. Kinds other than HTTP are told by their key. */
export function operationText({ key, method, path }: OperationRef): string {
  const parsed = parseOperationKey(key);
  switch (parsed?.kind) {
    case 'webhook':
      return `webhook ${path} ${method}`;
    case 'callback':
      return `callback ${parsed.name} ${method} ${path}`;
    case 'http':
      return `${method} ${path}`;
    case undefined:
      // A path with a space in it, as a few real contracts have, makes a key that does not read back.
      return path.startsWith('/') ? `${method} ${path}` : key;
  }
}

/** The first operation and how many more there are, `POST /orders (+36 more)`; empty when none is reached. */
export function operationsText({ operations }: Pick<Finding, 'operations'>): {
  readonly first: string;
  readonly more: string;
} {
  const [first, ...others] = operations;
  if (first === undefined) return { first: '', more: '' };
  return { first: operationText(first), more: others.length === 0 ? '' : ` (+${others.length} more)` };
}
