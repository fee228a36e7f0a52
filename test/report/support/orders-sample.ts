import { exitStatus, type FailOn, type ReportInput, type TextOptions } from '@contract-check/report';
import { fakeContract } from './fake-contract.ts';
import { fakeFinding, fakeOperation, fakeVerdict, siteAt } from './fake-verdict.ts';

const OLD = `openapi: 3.0.3
info:
  title: Orders API
  version: 1.8.0
paths:
  /orders:
    post:
      requestBody:
        content:
          application/json:
            schema:
              type: object
              required:
                - sku
              properties:
                sku: { type: string }
                currency: { type: string }
                coupon:
                  type: string
                  maxLength: 12
  /orders/{id}:
    get:
      responses:
        '200':
          content:
            application/json:
              schema:
                properties:
                  status: { type: string, enum: [new, paid] }
  /orders/{id}/history:
    get:
      responses: { '200': { description: The history } }
`;

const NEW = OLD.replace('1.8.0', '1.9.0')
  .replace('- sku\n', '- sku\n                - currency\n')
  .replace(/ {16}coupon:\n.*\n.*\n/, '')
  .replace('[new, paid]', '[new, paid, on_hold]')
  .replace(
    / {2}\/orders\/\{id\}\/history:[\s\S]*/,
    "  /orders/{id}/events:\n    get:\n      responses: { '200': { description: Events } }\n",
  );

const BODY = '#/paths/~1orders/post/requestBody/content/application~1json/schema';
const STATUS = '#/paths/~1orders~1{id}/get/responses/200/content/application~1json/schema/properties/status/enum';

const base = fakeContract({
  label: 'old.yaml',
  text: OLD,
  value: {
    paths: {
      '/orders': { post: { requestBody: { content: { 'application/json': { schema: { properties: {} } } } } } },
    },
  },
});
const revision = fakeContract({
  label: 'new.yaml',
  text: NEW,
  version: '1.9.0',
  value: {
    paths: {
      '/orders': { post: { requestBody: { content: { 'application/json': { schema: { properties: {} } } } } } },
    },
  },
});

const findings = [
  fakeFinding({
    proof: 'witness',
    base: siteAt('old.yaml', OLD, 'required', { pointer: `${BODY}/required`, value: ['sku'] }),
    revision: siteAt('new.yaml', NEW, 'currency\n', { pointer: `${BODY}/required/1`, value: ['sku', 'currency'] }),
    witness: {
      acceptedBy: 'base',
      rejectedBy: 'revision',
      request: {
        method: 'POST',
        path: '/orders',
        headers: {},
        mediaType: 'application/json',
        body: { sku: 'A1', amount: 9007199254740993n },
      },
    },
  }),
  fakeFinding({
    fingerprint: '0000000000000002',
    cause: 'c2',
    rule: 'operation-removed',
    direction: 'none',
    message: 'The operation is gone.',
    why: 'Every call to it fails.',
    advice: 'Keep it, marked as deprecated, until nobody calls it.',
    base: siteAt('old.yaml', OLD, '/orders/{id}/history', {
      pointer: '#/paths/~1orders~1{id}~1history',
      value: { get: { responses: {} } },
    }),
    operations: [fakeOperation('GET', '/orders/{id}/history')],
    location: { element: ['paths', '/orders/{id}/history', 'get'], surface: '' },
  }),
  fakeFinding({
    fingerprint: '0000000000000003',
    cause: 'c3',
    rule: 'response-enum-value-added',
    effect: 'risky',
    direction: 'response',
    proof: 'rule',
    message: '"status" may now be "on_hold".',
    why: 'A reader that knows only the old values may fail.',
    advice: 'Declare the enum open (x-extensible-enum), and tell consumers first.',
    base: siteAt('old.yaml', OLD, '[new, paid]', { pointer: STATUS, value: ['new', 'paid'] }),
    revision: siteAt('new.yaml', NEW, 'on_hold', { pointer: `${STATUS}/2`, value: ['new', 'paid', 'on_hold'] }),
    operations: [fakeOperation('GET', '/orders/{id}'), fakeOperation('GET', '/orders')],
    location: { element: [], surface: 'response/200/body/status=on_hold' },
  }),
  fakeFinding({
    fingerprint: '0000000000000004',
    cause: 'c4',
    rule: 'request-optional-property-removed',
    effect: 'risky',
    message: '"coupon" is not read any more.',
    advice: 'Say what became of it.',
    base: siteAt('old.yaml', OLD, 'coupon', {
      pointer: `${BODY}/properties/coupon`,
      value: { type: 'string', maxLength: 12 },
    }),
    location: { element: [], surface: 'request/body/coupon' },
  }),
  fakeFinding({
    fingerprint: '0000000000000005',
    cause: 'c5',
    rule: 'operation-added',
    effect: 'compatible',
    direction: 'none',
    message: 'A new operation.',
    advice: '',
    revision: siteAt('new.yaml', NEW, '/orders/{id}/events', { pointer: '#/paths/~1orders~1{id}~1events', value: {} }),
    operations: [fakeOperation('GET', '/orders/{id}/events')],
    location: { element: [], surface: '' },
  }),
  fakeFinding({
    fingerprint: '0000000000000006',
    cause: 'c6',
    rule: 'description-changed',
    effect: 'docs',
    direction: 'none',
    message: 'The description changed.',
    advice: '',
    revision: siteAt('new.yaml', NEW, 'title', { pointer: '#/info/title', value: 'Orders API' }),
    operations: [],
    location: { element: [], surface: '' },
  }),
];

/** The two contracts of the terminal sample and one finding of every sort. */
export function ordersSample(failOn: FailOn = 'error'): ReportInput {
  const verdict = fakeVerdict(findings);
  return {
    runs: [{ name: 'old.yaml', contract: null, owner: null, base, revision, verdict }],
    failOn,
    unchanged: 0,
    exitStatus: exitStatus([verdict], failOn),
    elapsedMs: null,
  };
}

/** The same contracts with nothing found. */
export function unchangedSample(): ReportInput {
  return {
    runs: [{ name: 'old.yaml', contract: null, owner: null, base, revision, verdict: fakeVerdict([]) }],
    failOn: 'error',
    unchanged: 0,
    exitStatus: 0,
    elapsedMs: null,
  };
}

/** A pipe: 80 columns, no colour, nobody scrolls. */
export const PIPED: TextOptions = {
  width: 80,
  colour: false,
  unicode: true,
  hyperlinks: false,
  verbose: false,
  quiet: false,
  rows: null,
};
