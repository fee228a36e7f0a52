import { ProblemError } from '../http/problem.ts';

/** The kinds that say who called whom (opentelemetry-proto, `Span.SpanKind`). */
export const SERVER = 2;
export const CLIENT = 3;

/** Attributes whose values are texts, numbers or truth values, as texts. */
export type Attributes = ReadonlyMap<string, string>;

export interface Span {
  /** The ids of the trace and of the span, in hexadecimal. */
  readonly key: string;
  /** The key of the span above; null: there is none. */
  readonly parent: string | null;
  readonly kind: number;
  /** Since 1970. */
  readonly startNs: bigint;
  readonly endNs: bigint;
  readonly hasFailed: boolean;
  readonly attributes: Attributes;
  readonly resource: Attributes;
}

type Node = Readonly<Record<string, unknown>>;

/** The code of `Status` for what failed. */
const ERROR = 2;
const MOST_NS = 2n ** 64n - 1n;

/**
 * The server and client spans of an ExportTraceServiceRequest in the JSON form of OTLP. Throws `ProblemError`
 * `invalid-request` for what is none.
 */
export function readExport(request: unknown): readonly Span[] {
  return listOf(request, 'resourceSpans').flatMap((resourceSpans) => {
    const resource = attributesOf(memberOf(resourceSpans, 'resource') ?? {});
    return listOf(resourceSpans, 'scopeSpans').flatMap((scope) =>
      listOf(scope, 'spans').flatMap((span) => spanOf(nodeOf(span, 'spans'), resource)),
    );
  });
}

function spanOf(node: Node, resource: Attributes): Span[] {
  const { kind = 0 } = node;
  if (kind !== SERVER && kind !== CLIENT) return [];
  const trace = idOf(node.traceId, 'traceId', 16);
  const parent = idOf(node.parentSpanId, 'parentSpanId', 8);
  const span = idOf(node.spanId, 'spanId', 8);
  if (trace === null || span === null) throw wrong('spanId', 'and traceId are needed');
  return [
    {
      key: `${trace}${span}`,
      parent: parent === null ? null : `${trace}${parent}`,
      kind,
      startNs: timeOf(node.startTimeUnixNano, 'startTimeUnixNano'),
      endNs: timeOf(node.endTimeUnixNano, 'endTimeUnixNano'),
      hasFailed: memberOf(node.status ?? {}, 'code') === ERROR,
      attributes: attributesOf(node),
      resource,
    },
  ];
}

function attributesOf(node: unknown): Attributes {
  const attributes = new Map<string, string>();
  for (const entry of listOf(node, 'attributes')) {
    const [key, value] = [memberOf(entry, 'key'), memberOf(entry, 'value') ?? {}];
    if (typeof key !== 'string') throw wrong('attributes', 'have a key each');
    const { stringValue, intValue, doubleValue, boolValue } = nodeOf(value, 'value');
    const told = stringValue ?? intValue ?? doubleValue ?? boolValue;
    if (told !== undefined && told !== null && typeof told !== 'object') attributes.set(key, String(told));
  }
  return attributes;
}

/** Null: none, which is also what zeros mean. */
function idOf(value: unknown, name: string, bytes: number): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value !== 'string' || value.length !== 2 * bytes || !/^[0-9a-f]+$/i.test(value)) {
    throw wrong(name, `is ${bytes} bytes in hexadecimal`);
  }
  return /^0+$/.test(value) ? null : value.toLowerCase();
}

function timeOf(value: unknown, name: string): bigint {
  const text = String(value ?? 0);
  const time = /^\d{1,20}$/.test(text) ? BigInt(text) : null;
  if (time === null || time > MOST_NS) throw wrong(name, 'is nanoseconds since 1970');
  return time;
}

function listOf(value: unknown, name: string): readonly unknown[] {
  const list = memberOf(value, name) ?? [];
  if (!Array.isArray(list)) throw wrong(name, 'is a list');
  return list;
}

function memberOf(value: unknown, name: string): unknown {
  const node = nodeOf(value, name);
  return Object.hasOwn(node, name) ? node[name] : undefined;
}

function nodeOf(value: unknown, name: string): Node {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Node;
  throw wrong(name, 'is within an object');
}

function wrong(name: string, detail: string): ProblemError {
  return new ProblemError('invalid-request', { detail: `In an ExportTraceServiceRequest, ${name} ${detail}.` });
}
