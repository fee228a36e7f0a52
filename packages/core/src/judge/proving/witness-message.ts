import type { ParameterLocation } from '@contract-check/protocol';
import type { RequestWitness, ResponseWitness } from '../../finding.ts';
import type { Way } from '../reach.ts';
import { headerText, pathText, queryText, type Style } from './parameter-text.ts';
import { receiverSide, senderSide, termsOf } from './way-schemas.ts';

/** The message as it goes over the wire: the line of a request with the parameter in it, headers, or the body. */
export function witnessMessage(way: Way, role: number, value: unknown): RequestWitness | ResponseWitness | null {
  const { root } = way;
  const content = contentOf(way, value);
  if (content === null) return null;
  const { path = root.operation.path, headers = {}, mediaType = null, body = null } = content;
  const sides = { acceptedBy: senderSide(role), rejectedBy: receiverSide(role) };
  const answers = root.steps.flatMap((step) => (typeof step === 'object' && 'response' in step ? step.response : []));
  const [status] = answers;
  if (status !== undefined) return { ...sides, response: { status, headers, mediaType, body } };
  return { ...sides, request: { method: root.operation.method, path, headers, mediaType, body } };
}

/** What a value makes of a message that says nothing else. */
interface Content {
  readonly path?: string;
  readonly headers?: Record<string, string>;
  readonly mediaType?: string;
  readonly body?: unknown;
}

/** Null where the value stands in no part of a message. */
function contentOf({ root, pairs }: Way, value: unknown): Content | null {
  const [first] = pairs;
  const spelling = first === undefined ? 'json' : termsOf(first).spelling;
  const style = typeof spelling === 'object' ? spelling : { style: 'json', explode: false };
  const last = root.steps.at(-1);
  if (typeof last !== 'object') return null;
  if ('body' in last) return { mediaType: root.mediaType ?? 'application/json', body: value };
  if ('header' in last) return { headers: { [last.header]: headerText(value, style) } };
  if ('in' in last) return places[last.in]({ name: last.name, value, style }, root.operation.path);
  return null;
}

interface Parameter {
  readonly name: string;
  readonly value: unknown;
  readonly style: Style;
}

const places: Readonly<Record<ParameterLocation, (parameter: Parameter, path: string) => Content>> = {
  path: ({ name, value, style }, path) => ({ path: path.replace(`{${name}}`, () => pathText(name, value, style)) }),
  query: ({ name, value, style }, path) => ({ path: `${path}?${queryText(name, value, style)}` }),
  querystring: ({ value, style }, path) => ({ path: `${path}?${encodeURIComponent(headerText(value, style))}` }),
  header: ({ name, value, style }) => ({ headers: { [name]: headerText(value, style) } }),
  cookie: ({ name, value, style }) => ({ headers: { Cookie: `${name}=${headerText(value, style)}` } }),
};
