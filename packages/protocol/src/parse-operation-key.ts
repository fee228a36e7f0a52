import { callbackKey, operationKey, webhookKey } from './operation-key.ts';

/** An operation key taken apart. */
export type ParsedOperationKey =
  | { readonly kind: 'http'; readonly method: string; readonly path: string }
  | { readonly kind: 'webhook'; readonly name: string; readonly method: string }
  | {
      readonly kind: 'callback';
      readonly parent: string;
      readonly name: string;
      readonly expression: string;
      readonly method: string;
    };

/**
 * Takes an operation key apart. Lenient where a sender may be: parameter names inside `{}` and a method in lower
 * case are accepted and normalised, so `formatOperationKey(parse(text))` is the key.
 *
 * Undefined when the text is no HTTP operation key (other kinds of contract spell theirs in another way).
 */
export function parseOperationKey(text: string): ParsedOperationKey | undefined {
  return parseHttp(text) ?? parseTagged(text.split(' '));
}

/** The inverse of `parseOperationKey`. */
export function formatOperationKey(key: ParsedOperationKey): string {
  switch (key.kind) {
    case 'http':
      return operationKey(key);
    case 'webhook':
      return webhookKey(key.name, key.method);
    case 'callback':
      return callbackKey(key.parent, key.name, key.expression, key.method);
  }
}

/** A method name as HTTP allows it (RFC 9110, 5.6.2, `token`). */
const METHOD = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

function parseHttp(text: string): ParsedOperationKey | undefined {
  const space = text.indexOf(' ');
  const method = text.slice(0, space);
  const path = text.slice(space + 1).replace(/\{[^{}]*\}/g, '{}');
  if (space < 0 || !METHOD.test(method) || !path.startsWith('/') || path.includes(' ')) return undefined;
  const key = operationKey({ method, path });
  return { kind: 'http', method: method.toUpperCase(), path: key.slice(method.length + 1) };
}

/** Read from the right: the parent of a callback has as many parts as it likes. */
function parseTagged(parts: readonly string[]): ParsedOperationKey | undefined {
  const method = parts.at(-1);
  if (method === undefined || !METHOD.test(method)) return undefined;
  if (parts[0] === 'WEBHOOK' && parts.length === 3) {
    return { kind: 'webhook', name: decodePart(parts[1] ?? ''), method: method.toUpperCase() };
  }
  if (parts[0] !== 'CALLBACK' || parts.length < 6) return undefined;
  const parent = parseOperationKey(parts.slice(1, -3).join(' '));
  if (parent === undefined) return undefined;
  return {
    kind: 'callback',
    parent: formatOperationKey(parent),
    name: decodePart(parts.at(-3) ?? ''),
    expression: decodePart(parts.at(-2) ?? ''),
    method: method.toUpperCase(),
  };
}

function decodePart(text: string): string {
  return text.replace(/%([0-7][0-9A-Fa-f])/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
