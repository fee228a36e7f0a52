import type { RequestWitness, ResponseWitness } from '../../finding.ts';
import { wireKey } from '../../schema/values.ts';
import type { Way } from '../reach.ts';
import { receiverSide, senderSide, termsOf } from './way-schemas.ts';

interface Style {
  readonly style: string;
  readonly explode: boolean;
}

/** The message as it goes over the wire: the line of a request with the parameter in it, headers, or the body. */
export function witnessMessage(way: Way, role: number, value: unknown): RequestWitness | ResponseWitness | null {
  const { root } = way;
  const isAnswer = root.steps.some((step) => typeof step === 'object' && 'response' in step);
  const headers: Record<string, string> = {};
  let [path, mediaType, body]: [string, string | null, unknown] = [root.operation.path, null, null];
  const [first] = way.pairs;
  const spelling = first === undefined ? 'json' : termsOf(first).spelling;
  const style = typeof spelling === 'object' ? spelling : { style: 'json', explode: false };
  const last = root.steps[root.steps.length - 1];
  if (typeof last !== 'object') return null;
  if ('body' in last) [mediaType, body] = [root.mediaType ?? 'application/json', value];
  else if ('header' in last) headers[last.header] = plainText(value, style);
  else if ('in' in last) path = withParameter(path, last.in, last.name, value, style, headers);
  else return null;
  const status = root.steps.flatMap((step) => (typeof step === 'object' && 'response' in step ? step.response : []))[0];
  const sides = { acceptedBy: senderSide(role), rejectedBy: receiverSide(role) };
  if (isAnswer) return { ...sides, response: { status: status ?? 'default', headers, mediaType, body } };
  return { ...sides, request: { method: root.operation.method, path, headers, mediaType, body } };
}

function withParameter(
  path: string,
  place: string,
  name: string,
  value: unknown,
  style: Style,
  headers: Record<string, string>,
): string {
  switch (place) {
    case 'path':
      return path.replace(`{${name}}`, () => encodeURIComponent(plainText(value, style)));
    case 'query':
      return `${path}?${queryText(name, value, style)}`;
    case 'querystring':
      return `${path}?${encodeURIComponent(plainText(value, style))}`;
    case 'cookie':
      headers.Cookie = `${name}=${plainText(value, style)}`;
      return path;
    default:
      headers[name] = plainText(value, style);
      return path;
  }
}

const delimiters: Readonly<Record<string, string>> = { spaceDelimited: '%20', pipeDelimited: '|' };

/** Form and delimited styles (OpenAPI 3.1 §4.8.12.2, after RFC 6570). */
function queryText(name: string, value: unknown, { style, explode }: Style): string {
  const key = encodeURIComponent(name);
  const text = (item: unknown) => encodeURIComponent(style === 'json' ? JSON.stringify(item) : scalarText(item));
  if (Array.isArray(value) && style !== 'json') {
    if (explode) return value.map((item) => `${key}=${text(item)}`).join('&') || `${key}=`;
    return `${key}=${value.map(text).join(delimiters[style] ?? ',')}`;
  }
  if (typeof value === 'object' && value !== null && style !== 'json') {
    const members = Object.entries(value);
    if (style === 'deepObject')
      return members.map(([member, item]) => `${key}[${encodeURIComponent(member)}]=${text(item)}`).join('&');
    if (explode) return members.map(([member, item]) => `${encodeURIComponent(member)}=${text(item)}`).join('&');
    return `${key}=${members.flatMap(([member, item]) => [encodeURIComponent(member), text(item)]).join(',')}`;
  }
  return `${key}=${text(value)}`;
}

/** Style `simple`, for paths and headers. */
function plainText(value: unknown, { style, explode }: Style): string {
  if (style === 'json') return JSON.stringify(value, (_, item) => (typeof item === 'bigint' ? String(item) : item));
  if (Array.isArray(value)) return value.map(scalarText).join(',');
  if (typeof value !== 'object' || value === null) return scalarText(value);
  return Object.entries(value)
    .map(([member, item]) => `${member}${explode ? '=' : ','}${scalarText(item)}`)
    .join(',');
}

/** Null is the empty text. */
function scalarText(value: unknown): string {
  return value === null ? '' : wireKey(value);
}
