import type { LogFormat } from '../../../packages/cli/src/import/formats/formats.ts';

/** What the samples tell of: every format says it of the same calls. */
const CALLS = Array.from({ length: 40 }, (_, index) => ({
  time: new Date(Date.UTC(2026, 0, 14, 10, index, index)),
  method: index % 4 === 3 ? 'POST' : 'GET',
  path: index % 4 === 3 ? '/v1/orders' : `/v1/orders/${index % 3}`,
  status: index % 8 === 7 ? 503 : 200,
  ms: 12 + index,
  userAgent: index % 2 === 0 ? 'checkout/2.3.0 (linux; node)' : 'Mozilla/5.0 (X11; Linux x86_64) Gecko/20100101',
}));
type SampleCall = (typeof CALLS)[number];

const MONTH_TIME = (time: Date) => {
  const [day, clock = ''] = time.toISOString().split('T');
  return `${day?.slice(8)}/Jan/2026:${clock.slice(0, 8)}`;
};

const SPELLINGS: Readonly<Record<Exclude<LogFormat, 'har'>, (call: SampleCall) => string>> = {
  envoy: ({ time, method, path, status, ms, userAgent }) =>
    `[${time.toISOString()}] "${method} ${path}?key=s3cret HTTP/1.1" ${status} - 0 154 ${ms} ${ms - 1} "10.1.2.3" ` +
    `"${userAgent}" "5a0d9a3e-0c1f" "orders.example.com" "10.4.0.7:8080"`,
  nginx: ({ time, method, path, status, ms, userAgent }) =>
    `10.1.2.3 - ada [${MONTH_TIME(time)} +0000] "${method} ${path}?key=s3cret HTTP/1.1" ${status} 612 ` +
    `"https://shop.example.com/a?b" "${userAgent}" ${(ms / 1000).toFixed(3)}`,
  haproxy: ({ time, method, path, status, ms }) =>
    `Jan 14 10:00:00 lb1 haproxy[1448]: 10.1.2.3:33317 [${MONTH_TIME(time)}.000] web~ orders/srv1 ` +
    `0/0/1/9/${ms} ${status} 2750 - - ---- 1/1/1/1/0 0/0 {shop.example.com} {} "${method} ${path}?key=s3cret HTTP/1.1"`,
  alb: ({ time, method, path, status, ms, userAgent }) =>
    `https ${time.toISOString()} app/shop/50dc6c49 10.1.2.3:2817 10.0.0.1:80 0.000 0.001 ${((ms - 1) / 1000).toFixed(3)} ` +
    `${status} ${status} 34 366 "${method} https://shop.example.com:443${path}?key=s3cret HTTP/2.0" "${userAgent}" ` +
    `ECDHE TLSv1.3 arn:aws:tg/a "Root=1-58337262" "shop.example.com" "-" 0 ${time.toISOString()} "forward" "-" "-"`,
  'envoy-json': ({ time, method, path, status, ms, userAgent }) =>
    JSON.stringify({
      start_time: time.toISOString(),
      method,
      path: `${path}?key=s3cret`,
      response_code: status,
      duration: ms,
      user_agent: userAgent,
      x_forwarded_for: '10.1.2.3',
    }),
  json: ({ time, method, path, status, ms, userAgent }) =>
    JSON.stringify({
      level: 30,
      time: time.getTime(),
      req: { method, url: `${path}?key=s3cret`, headers: { 'user-agent': userAgent } },
      res: { statusCode: status },
      responseTime: ms,
    }),
};

export const LINE_SAMPLES = Object.keys(SPELLINGS) as (keyof typeof SPELLINGS)[];

export function sampleLines(format: keyof typeof SPELLINGS): string[] {
  return CALLS.map(SPELLINGS[format]);
}

export function sampleArchive(): { log: { version: string; entries: unknown[] } } {
  const entries = CALLS.map(({ time, method, path, status, ms, userAgent }) => ({
    startedDateTime: time.toISOString(),
    time: ms,
    request: {
      method,
      url: `https://shop.example.com${path}?key=s3cret`,
      headers: [
        { name: 'Authorization', value: 'Bearer s3cret' },
        { name: 'User-Agent', value: userAgent },
      ],
    },
    response: { status },
  }));
  return { log: { version: '1.2', entries } };
}

/** What every format is to be read as. HAProxy does not log who called. */
export function sampleCalls(format: LogFormat): object[] {
  return CALLS.map(({ time, method, path, status, ms, userAgent }) => ({
    at: time.getTime(),
    method,
    path,
    status,
    durationMs: ms,
    consumer: format === 'haproxy' ? null : consumerOf(userAgent),
  }));
}

function consumerOf(userAgent: string): object {
  return userAgent.startsWith('checkout')
    ? { name: 'checkout', version: '2.3.0', identifiedBy: 'user-agent' }
    : { name: 'Mozilla', version: null, identifiedBy: 'user-agent' };
}
