import { canonicalJson } from './canonical-json.ts';
import { escapeName } from './surface-escape.ts';
import type { SurfaceStep } from './surface-step.ts';

/**
 * The surface text of an element inside an operation. Trackers count by it, findings name it, reports join on it;
 * `golden/surfaces.json` fixes it for every language.
 *
 * | element | text |
 * |---|---|
 * | parameter | `query/coupon`, `path/id`, `cookie/sid`, `header/x-tenant` (ASCII letters in lower case) |
 * | request body, its members | `request/body`, `request/body/lines` |
 * | response, its body, its header | `response/200`, `response/4XX/body/code`, `response/default/header/x-rate` |
 * | array items, values of a map | `*`, `{}` |
 * | enum value | the text of its element, `=`, the value: `request/body/status=on_hold` |
 *
 * In names and values `~` is written `~0`, `/` `~1`, `=` `~2`, `*` `~3` and `{` `~4`; so splitting the text at `/`
 * and `=` is always right. The walk without steps is the operation itself: the empty text.
 *
 * An enum value of a parameter or a header is its text on the wire (`query/level=1`; null is empty). In a body a
 * string is written bare (`=open`) unless it would read as JSON; then, and for everything that is not a string, the
 * value is canonical JSON (RFC 8785): `=1` is the number, `="1"` the string.
 */
export function surfaceOf(steps: readonly SurfaceStep[]): string {
  const onTheWire = isSerialised(steps);
  let text = '';
  for (const step of steps) {
    if (typeof step === 'object' && 'enumValue' in step) text += `=${escapeName(valueText(step.enumValue, onTheWire))}`;
    else text += text === '' ? segmentOf(step) : `/${segmentOf(step)}`;
  }
  return text;
}

/** True outside of bodies, where a value is plain text. */
export function isSerialised(steps: readonly SurfaceStep[]): boolean {
  return !steps.some((step) => typeof step === 'object' && 'body' in step);
}

function segmentOf(step: Exclude<SurfaceStep, { readonly enumValue: unknown }>): string {
  if (step === 'items') return '*';
  if (step === 'values') return '{}';
  if ('in' in step) return `${step.in}/${escapeName(step.in === 'header' ? lowerCase(step.name) : step.name)}`;
  if ('response' in step) return `response/${escapeName(statusText(step.response))}`;
  if ('body' in step) return step.body === 'request' ? 'request/body' : 'body';
  if ('header' in step) return `header/${escapeName(lowerCase(step.header))}`;
  return escapeName(step.property);
}

/** Header names are ASCII; a language's own lower-casing must not touch anything else. */
function lowerCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => letter.toLowerCase());
}

/** Ranges are spelled as OpenAPI does: `4XX`. */
function statusText(status: string): string {
  return /^[1-5]xx$/i.test(status) ? status.toUpperCase() : status;
}

function valueText(value: unknown, onTheWire: boolean): string {
  if (onTheWire && value === null) return '';
  return typeof value === 'string' && (onTheWire || !readsAsJson(value)) ? value : canonicalJson(value);
}

function readsAsJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
