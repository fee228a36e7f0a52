import type { Io } from '../io.ts';
import type { ServiceAddress } from './service-address.ts';

export interface ServiceQuestion {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** `/api/v1/usage`; names in it are percent-encoded. */
  readonly path: string;
  /** Undefined members are left out. */
  readonly query?: Readonly<Record<string, string | undefined>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  readonly accept?: string;
}

export type ServiceAnswer =
  /** `body`: what JSON says, else null. */
  | { readonly ok: true; readonly status: number; readonly body: unknown; readonly text: string }
  /** `problem`: the problem document, null where none came; `lines` say what is wrong and what to do, not escaped. */
  | { readonly ok: false; readonly status: number | null; readonly problem: Problem | null; readonly lines: string[] };

/** RFC 9457, as far as it is looked at. */
export interface Problem {
  readonly type?: string;
  readonly title?: string;
  readonly detail?: string;
  readonly errors?: readonly { readonly pointer: string; readonly parameter?: string; readonly detail: string }[];
  readonly [member: string]: unknown;
}

const HINTS: Readonly<Record<number, string>> = {
  401: 'Next: put a key into CONTRACT_CHECK_KEY; whoever runs the service makes keys.',
  403: 'Next: use a key with that scope, or for that service.',
};

/** Asks the service. Redirects are not followed: the key is for this address alone. Never throws for what can happen. */
export async function askService(
  { url, key }: ServiceAddress,
  { method, path, query = {}, body, accept = 'application/json' }: ServiceQuestion,
  { fetch }: Pick<Io, 'fetch'>,
): Promise<ServiceAnswer> {
  const target = new URL(`${url}${path}`);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) target.searchParams.set(name, value);
  const headers = {
    accept,
    ...(key === null ? {} : { authorization: `Bearer ${key}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  };
  try {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) };
    const response = await fetch(target, { method, headers, redirect: 'manual', ...sent });
    const text = await response.text();
    const { status } = response;
    if (response.ok) return { ok: true, status, body: jsonOf(text), text };
    const problem = problemOf(jsonOf(text));
    return { ok: false, status, problem, lines: problemLines(url, status, problem) };
  } catch {
    const lines = [
      `The service at ${url} does not answer.`,
      'Next: contract-check serve, or --server with its address.',
    ];
    return { ok: false, status: null, problem: null, lines };
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function problemOf(value: unknown): Problem | null {
  return typeof value === 'object' && value !== null && 'title' in value ? (value as Problem) : null;
}

function problemLines(url: string, status: number, problem: Problem | null): string[] {
  if (problem === null) return [`What answers at ${url} is no contract-check service (status ${status}).`];
  const { title, detail, errors = [] } = problem;
  const places = errors.map((error) => `  ${error.parameter ?? error.pointer}: ${error.detail}`);
  const hint = HINTS[status];
  return [
    `The service refused (${status}): ${title ?? ''}.${detail === undefined ? '' : ` ${detail}`}`,
    ...places,
    ...(hint === undefined ? [] : [hint]),
  ];
}
