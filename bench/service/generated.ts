/** How large the world of the benchmark is: that of a company with many services. */
export const SIZES = { services: 50, operations: 5000, consumers: 500, reportsOfService: 4 } as const;

/** Calls of one operation by one consumer, by number. */
interface GeneratedRow {
  readonly operation: number;
  readonly consumer: number;
  readonly status: number;
  readonly calls: number;
  readonly latencySumMs: number;
  /** Upper bounds are 2^(n/2) milliseconds. */
  readonly bucket: number;
}

/** What one instance of one service reports again and again. */
export interface GeneratedReport {
  readonly service: number;
  readonly instance: string;
  readonly rows: readonly GeneratedRow[];
}

const OF_SERVICE = SIZES.operations / SIZES.services;

/** Several instances of every service, each with rows of its own; all numbers count from 1, as ids do. */
export function generatedReports(rowsOfReport: number): readonly GeneratedReport[] {
  return Array.from({ length: SIZES.services * SIZES.reportsOfService }, (_, n) => {
    const service = 1 + (n % SIZES.services);
    const rows = Array.from({ length: rowsOfReport }, (_row, index) => rowOf(service, n * rowsOfReport + index));
    return { service, instance: `instance-${n}`, rows };
  });
}

/** Neighbours differ in operation and consumer, so that rows come unsorted, as they do from a tracker. */
function rowOf(service: number, n: number): GeneratedRow {
  return {
    operation: 1 + (service - 1) * OF_SERVICE + ((n * 37) % OF_SERVICE),
    consumer: 1 + ((n * 7 + Math.floor(n / OF_SERVICE)) % SIZES.consumers),
    status: n % 50 === 0 ? 500 : 200,
    calls: 1 + (n % 9),
    latencySumMs: 12 * (1 + (n % 9)),
    bucket: 4 + (n % 8),
  };
}

export const nameOf = {
  service: (id: number) => `service-${id}`,
  operation: (id: number) => `GET /v1/things-${id}/{}`,
  consumer: (id: number) => `consumer-${id}`,
} as const;

/** Which consumers call which operations: one of so many. */
export const CALLS = { byOperation: 50, byConsumer: 53, oneOf: 183 } as const;

/** One of the consumers that call an operation. */
export function callerOf(operation: number): number {
  const { byOperation, byConsumer, oneOf } = CALLS;
  for (let consumer = 1; ; consumer += 1) {
    if ((operation * byOperation + consumer * byConsumer) % oneOf === 0) return consumer;
  }
}
