/**
 * Operation keys: one text per operation, on which contracts, trackers (in any language), the usage service and
 * log importers join. The rules are fixed by `golden/operation-keys.json`; an implementation in another language
 * is right when it reproduces that file.
 *
 * - `METHOD /base/path/template` for an operation under a path,
 * - `WEBHOOK name METHOD` for a webhook,
 * - `CALLBACK <key of the declaring operation> name expression METHOD` for a callback.
 *
 * A key's parts are separated by one space and hold none themselves.
 */

/** An operation as a contract states it. */
export interface OperationParts {
  /** Any case; the key has it in upper case. */
  readonly method: string;
  /** See `basePathOf`; absent or empty when there is none. */
  readonly basePath?: string;
  /** The path template with its parameter names, e.g. `/orders/{orderId}`. */
  readonly path: string;
}

/** The key of an operation under a path, e.g. `GET /v1/orders/{}`. */
export function operationKey({ method, basePath = '', path }: OperationParts): string {
  return `${method.toUpperCase()} ${normalisePath(`${basePath}/${path}`)}`;
}

/** The key of a webhook (OpenAPI 3.1 `webhooks`), e.g. `WEBHOOK orderShipped POST`. */
export function webhookKey(name: string, method: string): string {
  return `WEBHOOK ${encodePart(name)} ${method.toUpperCase()}`;
}

/**
 * The key of a callback, e.g. `CALLBACK POST /v1/orders onPaid {$request.body#/callbackUrl} POST`.
 *
 * @param parentKey the key of the operation that declares it; may be a callback's own key.
 * @param expression the runtime expression, kept as written: it says where the request goes, so it is identity.
 */
export function callbackKey(parentKey: string, name: string, expression: string, method: string): string {
  return `CALLBACK ${parentKey} ${encodePart(name)} ${encodePart(expression)} ${method.toUpperCase()}`;
}

/**
 * The path template in its normal form:
 *
 * - every `{…}` becomes `{}`, also several in one segment or beside literals (`/a/{x}.{y}` → `/a/{}.{}`);
 * - it starts with `/`, repeated slashes become one, a trailing slash goes (the root stays `/`);
 * - what follows a `?` or `#` is kept as it is (parameters apart): real contracts tell operations apart that way;
 * - spaces and ASCII control characters are percent-encoded, as they are on the wire; other percent-encoding and
 *   letter case are left alone.
 */
export function normalisePath(path: string): string {
  const template = path.replace(/\{[^{}]*\}/g, '{}').replace(BLANK, percentEncode);
  const tail = template.search(/[?#]/);
  const route = tail < 0 ? template : template.slice(0, tail);
  const segments = route.split('/').filter((segment) => segment !== '');
  return `/${segments.join('/')}${tail < 0 ? '' : template.slice(tail)}`;
}

/** U+0000 to U+0020 and U+007F. */
const BLANK = /[^!-~\u0080-\uffff]/g;
/** The same and `%`, so that decoding gives back the very text. */
const BLANK_OR_PERCENT = /[^!-$&-~\u0080-\uffff]/g;

/** Makes a webhook name, callback name or runtime expression fit between two spaces. */
function encodePart(text: string): string {
  return text.replace(BLANK_OR_PERCENT, percentEncode);
}

function percentEncode(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}
