import type { Finding, OperationRef } from '@contract-check/core';

/** Methods of HTTP come with a path; other operations (webhooks, callbacks, other kinds) are told by their key. */
const HTTP_KEY = /^[A-Z]+ \//;

/** One operation for people: the template with its parameter names. */
export function operationText({ key, method, path }: OperationRef): string {
  return HTTP_KEY.test(key) ? `${method} ${path}` : key;
}

/** The first operation and how many more there are, `POST /orders (+36 more)`; empty when none is reached. */
export function operationsText(finding: Finding): { readonly first: string; readonly more: string } {
  const [first, ...others] = finding.operations;
  if (first === undefined) return { first: '', more: '' };
  return { first: operationText(first), more: others.length === 0 ? '' : ` (+${others.length} more)` };
}
