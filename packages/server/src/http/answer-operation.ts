import type { Request } from 'express';
import { checkService } from '../access/check-service.ts';
import type { Operation } from '../contract/contract.ts';
import { clientAddress } from './client-address.ts';
import type { Shell } from './create-app.ts';
import type { Answer, ServiceRequest } from './handler.ts';
import { parseJson } from './parse-json.ts';
import { ProblemError } from './problem.ts';
import { readBody } from './read-body.ts';
import { readParameters } from './read-parameters.ts';

/** Who asks, then what, then the handler: nothing is read of a body before its sender is known. */
export async function answerOperation(shell: Shell, operation: Operation, request: Request): Promise<Answer> {
  const { context, handlers, options, validators } = shell;
  const headers = headersOf(request);
  const caller = await options.gate.admit(operation, headers, clientAddress(request));
  const path = request.params as Readonly<Record<string, string>>;
  const query = readParameters(operation, { path, query: searchOf(request), headers }, validators);
  const handler = Object.hasOwn(handlers, operation.id) ? handlers[operation.id] : undefined;
  if (handler === undefined) throw new ProblemError('not-served');
  const bytes = operation.body === null ? NOTHING : await readBody(request, options.limits.maxBytes, shell.budget);
  try {
    const sent = bodyOf(shell, operation, request, bytes);
    const asked: ServiceRequest = { caller, path, query, headers, bytes, ...sent, accepts: request.accepts() };
    checkService(operation, asked);
    return await handler(asked, context);
  } finally {
    shell.budget.giveBack(bytes.length);
  }
}

/** Names in lower case; what was sent several times, joined as Node does. */
function headersOf({ headers }: Request): Readonly<Record<string, string | undefined>> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : value]),
  );
}

function searchOf({ originalUrl }: Request): URLSearchParams {
  const start = originalUrl.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : originalUrl.slice(start));
}

const NOTHING = Buffer.alloc(0);

function bodyOf(
  { options, validators }: Shell,
  { body: rule }: Operation,
  request: Request,
  bytes: Buffer,
): Pick<ServiceRequest, 'body' | 'mediaType'> {
  if (rule === null || (bytes.length === 0 && !rule.isRequired)) return { body: undefined, mediaType: '' };
  const mediaType = (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
  const schema = Object.hasOwn(rule.schemas, mediaType) ? rule.schemas[mediaType] : undefined;
  if (schema === undefined) {
    const taken = Object.keys(rule.schemas).join(' or ');
    throw new ProblemError('unsupported-media', { detail: `The media type of the body is ${taken}.` });
  }
  if (!mediaType.endsWith('json')) return { body: bytes, mediaType };
  const body = parseJson(bytes, options.limits.maxDepth);
  const errors = validators.faults(schema, body);
  if (errors.length > 0) throw new ProblemError('invalid-request', { members: { errors } });
  return { body, mediaType };
}
