interface ProblemInfo {
  readonly status: number;
  readonly title: string;
  /** What it means and what to do; served under its `type`. */
  readonly explanation: string;
}

/** Every problem that the service answers with (RFC 9457). `type` is `/problems/` and the name. */
export const PROBLEMS = {
  'invalid-request': {
    status: 400,
    title: 'The request is not what the contract asks for',
    explanation: 'The members under "errors" name the places. The contract of the service is served at /openapi.yaml.',
  },
  'key-needed': {
    status: 401,
    title: 'A key is needed',
    explanation:
      'Send "Authorization: Bearer" and a key. Whoever runs the service makes keys. People log in at /login, where that is set up.',
  },
  'key-unknown': {
    status: 401,
    title: 'The key is not known, revoked or expired',
    explanation: 'Ask whoever runs the service for a new one. Nothing was counted or changed.',
  },
  'session-ended': {
    status: 401,
    title: 'The login is over',
    explanation: 'Log in again at /login. Nothing was changed.',
  },
  'scope-missing': {
    status: 403,
    title: 'The caller may not do this',
    explanation:
      'Keys have scopes (ingest, read, publish, admin) and may be for one service only. What a person may do is said by whoever runs the service.',
  },
  'foreign-origin': {
    status: 403,
    title: 'The request came through another web page',
    explanation:
      'Without keys the service answers only programs on the same machine, and people change things only through its own pages: Host and Origin are checked.',
  },
  'login-failed': {
    status: 400,
    title: 'The login did not come to its end',
    explanation: 'Nobody was logged in. Start again at /login. The log of the service says more.',
  },
  'person-refused': {
    status: 403,
    title: 'This person may not use the service',
    explanation:
      'The provider knows the person. Whoever runs the service says who may use it: by the domain of a confirmed e-mail address, or by a claim.',
  },
  'not-found': {
    status: 404,
    title: 'There is nothing by that name',
    explanation:
      'Check the spelling. Services and operations come into being when they are published or first reported.',
  },
  'method-not-allowed': {
    status: 405,
    title: 'There is something by that name, but not for this method',
    explanation: 'The header Allow names the methods. The contract of the service is served at /openapi.yaml.',
  },
  'not-acceptable': {
    status: 406,
    title: 'It cannot be said in a form that the caller takes',
    explanation: 'The contract names the media types of each answer. Ask for one of them with Accept, or leave it out.',
  },
  conflict: {
    status: 409,
    title: 'It does not go with what is stored',
    explanation: 'The detail says what is in the way.',
  },
  'batch-reused': {
    status: 409,
    title: 'The batch id was used for another batch',
    explanation: 'An id names one batch for ever. Nothing was counted. Choose a new id for a new batch.',
  },
  'version-taken': {
    status: 409,
    title: 'The version was published with another content',
    explanation: 'What is published is never changed. Publish under a new version.',
  },
  'compatibility-violated': {
    status: 409,
    title: 'The contract breaks what the compatibility mode of the service promises',
    explanation: 'The verdict names the findings. Mend them, or change the mode of the service.',
  },
  'too-large': {
    status: 413,
    title: 'More than the service takes at once',
    explanation: 'Send less at a time. Limits are settings of the service.',
  },
  'unsupported-media': {
    status: 415,
    title: 'A media type or encoding that is not read',
    explanation: 'The contract names those that are. Compression: gzip, or none.',
  },
  'batch-too-old': {
    status: 422,
    title: 'The batch ended more than seven days ago',
    explanation:
      'It may have been counted before, and nobody could tell: batch ids are kept for seven days. Nothing was counted; the sender counts the batch as dropped.',
  },
  'too-many-requests': {
    status: 429,
    title: 'Slower, please',
    explanation: 'Nothing was counted. Send the same again after the seconds in Retry-After.',
  },
  internal: {
    status: 500,
    title: 'A bug in the service',
    explanation: 'Nothing was counted or changed. The log of the service says more.',
  },
  'not-served': {
    status: 501,
    title: 'This server does not serve it yet',
    explanation: 'The contract says how it is going to be. A later version will serve it.',
  },
  'provider-unavailable': {
    status: 503,
    title: 'The provider that people log in with does not answer',
    explanation: 'Nobody was logged in. Start again at /login after the seconds in Retry-After. Keys work meanwhile.',
  },
  unavailable: {
    status: 503,
    title: 'The store does not answer',
    explanation: 'Nothing was counted. Send the same again after the seconds in Retry-After.',
  },
  'read-too-long': {
    status: 504,
    title: 'The answer takes longer than it may',
    explanation:
      'Ask for less: a shorter time, one operation or consumer, fewer things to group by. CONTRACT_CHECK_READ_SECONDS says how long an answer may take; whoever runs the service can raise it.',
  },
} as const satisfies Readonly<Record<string, ProblemInfo>>;

export type ProblemName = keyof typeof PROBLEMS;

interface ProblemParts {
  readonly detail?: string;
  /** Members beside those of RFC 9457: `errors`, `verdict`. */
  readonly members?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Thrown by handlers for what the contract of the service says can go wrong. */
export class ProblemError extends Error {
  constructor(
    readonly problem: ProblemName,
    readonly parts: ProblemParts = {},
  ) {
    super(parts.detail ?? PROBLEMS[problem].title);
  }
}

/** The body of the answer. */
export function problemBody(problem: ProblemName, { detail, members = {} }: ProblemParts): object {
  const { status, title } = PROBLEMS[problem];
  return { type: `/problems/${problem}`, title, status, ...(detail === undefined ? {} : { detail }), ...members };
}
