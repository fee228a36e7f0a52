import { isObject } from '../../model/raw.ts';
import { valueKey, wireKey } from '../../schema/values.ts';

/**
 * How a parameter or header spells its value (OpenAPI 3.1 §4.8.12.2, after RFC 6570); `json` where a media type stands
 * in place of a style.
 */
export interface Style {
  readonly style: string;
  readonly explode: boolean;
}

type Encode = (text: string) => string;

const delimiters: ReadonlyMap<string, string> = new Map([
  ['spaceDelimited', '%20'],
  ['tabDelimited', '%09'],
  ['pipeDelimited', '|'],
]);

/** In a query: `form`, the delimited styles, `deepObject`. */
export function queryText(name: string, value: unknown, { style, explode }: Style): string {
  const key = encodeURIComponent(name);
  if (style === 'json') return `${key}=${encodeURIComponent(jsonText(value))}`;
  if (style === 'deepObject' && isObject(value)) {
    const members = Object.entries(value).map(([member, item]) => [encodeURIComponent(member), scalar(item)] as const);
    return members.map(([member, item]) => `${key}[${member}]=${encodeURIComponent(item)}`).join('&');
  }
  return pairs(name, value, explode, delimiters.get(style) ?? ',').join('&') || `${key}=`;
}

/** In a path: `simple`, `label`, `matrix`. */
export function pathText(name: string, value: unknown, { style, explode }: Style): string {
  const texts = (isApart: boolean) => parts(value, isApart, encodeURIComponent);
  switch (style) {
    case 'json':
      return encodeURIComponent(jsonText(value));
    case 'label':
      return `.${texts(explode).join(explode ? '.' : ',')}`;
    case 'matrix':
      return pairs(name, value, explode, ',')
        .map((pair) => `;${pair}`)
        .join('');
    default:
      return texts(explode).join(',');
  }
}

/** In a header: `simple`, nothing encoded. */
export function headerText(value: unknown, { style, explode }: Style): string {
  return style === 'json' ? jsonText(value) : parts(value, explode, (text) => text).join(',');
}

/** `name=value`: once, or for each item or member where these are told apart. */
function pairs(name: string, value: unknown, explode: boolean, delimiter: string): string[] {
  const key = encodeURIComponent(name);
  if (explode && Array.isArray(value)) return value.map((item) => `${key}=${encodeURIComponent(scalar(item))}`);
  if (explode && isObject(value)) return parts(value, true, encodeURIComponent);
  return [`${key}=${parts(value, false, encodeURIComponent).join(delimiter)}`];
}

/** The texts that a value comes to: of its items, or its members with their names. */
function parts(value: unknown, explode: boolean, encode: Encode): string[] {
  if (Array.isArray(value)) return value.map((item) => encode(scalar(item)));
  if (!isObject(value)) return [encode(scalar(value))];
  const members = Object.entries(value).map(([name, item]) => [encode(name), encode(scalar(item))]);
  return explode ? members.map((member) => member.join('=')) : members.flat();
}

/** A value's key is its JSON text, members in order of name, integers exact. */
const jsonText = valueKey;

/** Null is the empty text. */
function scalar(value: unknown): string {
  return value === null ? '' : wireKey(value);
}
