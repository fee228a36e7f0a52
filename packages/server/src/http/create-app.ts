import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import helmet, { type HelmetOptions } from 'helmet';
import type { Gate } from '../access/gate.ts';
import type { Contract, Operation } from '../contract/contract.ts';
import { Validators } from '../contract/validators.ts';
import type { TrustedProxies } from '../settings/trusted-proxies.ts';
import { answerOperation } from './answer-operation.ts';
import { Budget } from './budget.ts';
import type { Answer, Handlers, ServiceContext } from './handler.ts';
import { problemPage, takesPage } from './html-page.ts';
import { PROBLEMS, ProblemError } from './problem.ts';
import { problemAnswer, send } from './send.ts';
import { storeProblem } from './store-faults.ts';

interface BodyLimits {
  /** Of a body once unpacked. */
  readonly maxBytes: number;
  /** Lists and objects within each other. */
  readonly maxDepth: number;
}

export interface AppOptions {
  readonly contract: Contract;
  readonly gate: Gate;
  readonly limits: BodyLimits;
  /** Null: none; what any of them says of others is not looked at. */
  readonly trustedProxies: TrustedProxies | null;
  /** Told of each answer: metrics, tests. The operation is null where none was meant. */
  readonly onAnswer?: (operation: Operation | null, answer: Answer, seconds: number) => void;
}

/** Bodies of the greatest size that are held at the same time, or more of smaller ones. */
const BODIES_AT_ONCE = 8;

/** Whoever puts TLS in front of the service says so there; here nothing may send browsers to https. */
const SECURITY_HEADERS: HelmetOptions = {
  strictTransportSecurity: false,
  contentSecurityPolicy: { directives: { upgradeInsecureRequests: null } },
  // Without any referrer, browsers would not name the origin of a form either.
  referrerPolicy: { policy: 'same-origin' },
};

/** Everything that one operation is answered with. */
export interface Shell {
  readonly context: ServiceContext;
  readonly handlers: Handlers;
  readonly options: AppOptions;
  readonly validators: Validators;
  /** For the bodies of all requests. */
  readonly budget: Budget;
}

/**
 * The contract as an application: its paths are the routes, its schemas judge what comes, handlers answer. What has no
 * handler answers 501; what the contract does not know, 404 or 405.
 */
export function createApp(context: ServiceContext, handlers: Handlers, options: AppOptions): Express {
  const validators = new Validators(options.contract);
  const budget = new Budget(options.limits.maxBytes * BODIES_AT_ONCE);
  const shell: Shell = { context, handlers, options, validators, budget };
  prepare(shell);
  const app = express();
  app.disable('x-powered-by').disable('etag').enable('case sensitive routing').enable('strict routing');
  app.set('query parser', false);
  app.set('trust proxy', options.trustedProxies ?? false);
  app.use(helmet(SECURITY_HEADERS));
  for (const [path, operations] of byPath(options.contract.operations)) {
    app.all(path.replace(/\{(\w+)\}/g, ':$1'), (request, response) => respond(shell, operations, request, response));
  }
  app.use((_request, response) => tell(shell, null, response, problemAnswer(new ProblemError('not-found'))));
  // Four parameters, so that Express knows it for what it is.
  const failed: ErrorRequestHandler = (error, _request, response, _next) =>
    tell(shell, null, response, answerOfError(error, shell));
  app.use(failed);
  return app;
}

/** Compiled at the start: no first request waits for it, and a schema that cannot be compiled shows at once. */
function prepare({ options, validators }: Shell): void {
  for (const { parameters, body } of options.contract.operations) {
    for (const { schema } of parameters) validators.prepare(schema);
    for (const schema of Object.values(body?.schemas ?? {})) validators.prepare(schema);
  }
}

function byPath(operations: readonly Operation[]): ReadonlyMap<string, readonly Operation[]> {
  const paths = [...new Set(operations.map(({ path }) => path))];
  return new Map(paths.map((path) => [path, operations.filter((operation) => operation.path === path)]));
}

async function respond(
  shell: Shell,
  operations: readonly Operation[],
  request: Request,
  response: Response,
): Promise<void> {
  const started = performance.now();
  const method = request.method === 'HEAD' ? 'get' : request.method.toLowerCase();
  const operation = operations.find((each) => each.method === method) ?? null;
  let answer: Answer;
  try {
    answer = operation === null ? otherMethod(request, operations) : await answerOperation(shell, operation, request);
  } catch (error) {
    answer = answerOfError(error, shell);
    if (error instanceof ProblemError && operation?.isLogin === true && takesPage(request.accepts())) {
      answer = { ...answer, mediaType: 'text/html', body: problemPage(error) };
    }
  }
  tell(shell, operation, response, answer, (performance.now() - started) / 1000);
}

function otherMethod({ method }: Request, operations: readonly Operation[]): Answer {
  const methods = operations.map((each) => each.method.toUpperCase());
  const Allow = [...methods, ...(methods.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].join(', ');
  if (method === 'OPTIONS') return { status: 204, headers: { Allow } };
  return problemAnswer(new ProblemError('method-not-allowed', { headers: { Allow } }));
}

function answerOfError(error: unknown, { context }: Shell): Answer {
  if (error instanceof ProblemError) return problemAnswer(error);
  // Express: a path that is not percent-encoded as it should be.
  if (error instanceof URIError) return problemAnswer(new ProblemError('invalid-request'));
  const problem = storeProblem(error) ?? 'internal';
  context.log.error({ err: error }, problem === 'internal' ? 'a bug' : PROBLEMS[problem].title);
  return problemAnswer(new ProblemError(problem));
}

function tell(shell: Shell, operation: Operation | null, response: Response, answer: Answer, seconds = 0): void {
  shell.options.onAnswer?.(operation, sent(shell, response, answer), seconds);
}

/** What was really sent: a header that cannot be written, or a body that is no JSON, is a bug. */
function sent(shell: Shell, response: Response, answer: Answer): Answer {
  try {
    send(response, answer);
    return answer;
  } catch (error) {
    const other = answerOfError(error, shell);
    if (!response.headersSent) send(response, other);
    return other;
  }
}
