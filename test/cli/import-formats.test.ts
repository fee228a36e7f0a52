import { describe, expect, it } from 'vitest';
import type { Reading } from '../../packages/cli/src/import/call.ts';
import { recognise } from '../../packages/cli/src/import/consumer.ts';
import { formatOf, type LineFormat, lineReader } from '../../packages/cli/src/import/formats/formats.ts';
import { readHar } from '../../packages/cli/src/import/formats/har.ts';
import { isoTime, logTime } from '../../packages/cli/src/import/times.ts';
import { LINE_SAMPLES, sampleArchive, sampleCalls, sampleLines } from './support/access-logs.ts';

const PLAIN = { byAddress: false };
const read = (format: LineFormat, line: string, fields = {}) => lineReader(format, fields)(line, PLAIN);
const isCall = (reading: Reading) => 'call' in reading;

/** Every tenth line is cut, overwritten or something else. */
function damaged(lines: readonly string[]): string[] {
  const harms = [
    (line: string) => line.slice(0, 30),
    () => '\u0000\u001b[31m"[{',
    (line: string) => line.replace(/\d/g, 'x'),
    () => '{"__proto__": {"status": 200}}',
  ];
  return lines.map((line, index) => (index % 10 === 9 ? (harms[(index - 9) / 10]?.(line) ?? '') : line));
}

describe.each(LINE_SAMPLES)('A log of the format %s', (format) => {
  it('is read, line by line', () => {
    expect(sampleLines(format).map((line) => read(format, line))).toEqual(
      sampleCalls(format).map((call) => ({ call })),
    );
  });

  it('is found by itself, also when every tenth line is damaged', () => {
    expect(formatOf(damaged(sampleLines(format)), {})).toBe(format);
  });

  it('is read but for every tenth line, when these are damaged', () => {
    const readings = damaged(sampleLines(format)).map((line) => read(format, line));
    expect(readings.filter(isCall)).toEqual(
      sampleCalls(format).flatMap((call, index) => (index % 10 === 9 ? [] : [{ call }])),
    );
    expect(readings.filter((_, index) => index % 10 === 9).map(isCall)).toEqual([false, false, false, false]);
  });

  it('is not held up by a line that is made for it', () => {
    for (const part of ['"\\', 'a:', '[', ' 1', '{"a":', '" "', '1/']) {
      const [line = ''] = sampleLines(format);
      const long = part.repeat(65_536 / part.length);
      expect([long, `${line}${long}`, `${line.slice(0, 60)}${long}`].map((text) => typeof read(format, text))).toEqual([
        'object',
        'object',
        'object',
      ]);
    }
  });
});

describe('An HTTP archive', () => {
  it('is read, entry by entry', () => {
    expect(readHar(JSON.stringify(sampleArchive()), PLAIN)).toEqual(sampleCalls('har').map((call) => ({ call })));
    expect(formatOf([JSON.stringify(sampleArchive()).slice(0, 200)], {})).toBe('har');
  });

  it('is read but for every tenth entry, when these are damaged', () => {
    const { log } = sampleArchive();
    const harms: unknown[] = [null, { request: 5 }, { startedDateTime: 'then', request: { url: '/a' } }, []];
    const entries = log.entries.map((entry, index) => (index % 10 === 9 ? harms[(index - 9) / 10] : entry));
    const readings = readHar(JSON.stringify({ log: { entries } }), PLAIN) ?? [];
    expect(readings.map(isCall)).toEqual(entries.map((_, index) => index % 10 !== 9));
    const hostile =
      '{"log":{"entries":[{"request":{"url":"/a","method":{"toString":1},"headers":[{"name":{"toString":1}},null]},"startedDateTime":"2026-01-14T10:00:00Z"}]}}';
    expect(readHar(hostile, PLAIN)).toEqual([{ why: 'has no method' }]);
    expect(readHar('{"log":', PLAIN)).toBeNull();
  });
});

describe('A record', () => {
  const nginx = (request: string, status = 200) =>
    read('nginx', `10.1.2.3 - - [14/Jan/2026:10:00:00 +0000] "${request}" ${status} 0 "-" "-"`);

  it.each([
    [nginx('\\x16\\x03\\x01'), 'has no method'],
    [nginx('OPTIONS * HTTP/1.1'), 'has no path'],
    [nginx('CONNECT shop.example.com:443 HTTP/1.1'), 'has no path'],
    [nginx('GET / HTTP/1.1', 0), 'is not in this format'],
    [nginx(`GET /${'a'.repeat(5000)} HTTP/1.1`), 'has a path that is too long'],
    [read('nginx', '1 - - [31/Foo/2026:10:00:00 +0000] "GET / HTTP/1.1" 200 0'), 'has no time that can be read'],
    [read('envoy', '[2026-01-14T10:00:00Z] "GET / HTTP/1.1" 0 DC 0 0 5 - "-" "-" "-"'), 'has no status'],
    [
      read('json', '{"time":1,"method":"GET","path":"/\\u001b[31m","status":200}'),
      'has a path with control characters',
    ],
    [read('json', '{"time":1,"method":"GET","path":"/","status":"__proto__"}'), 'has no status'],
    [read('json', '{"__proto__":{"time":1,"method":"GET","path":"/","status":200}}'), 'has no time'],
    [read('json', '[1]'), 'is not in this format'],
    [
      read('haproxy', 'x: 1.2.3.4:5 [14/Jan/2026:10:00:00.000] a b/<NOSRV> -1/-1/-1/-1/0 400 0 - - "<BADREQ>"'),
      'has no method',
    ],
  ])('that tells of no call says why (%#)', (reading, why) => {
    expect(reading).toEqual({ why: expect.stringContaining(why) });
  });

  it('is read from the fields that are named', () => {
    const line =
      '{"a":{"b":"2026-01-14 10:00:00+0100"},"c.d":"GET /x?y HTTP/1.1","s":"204","t":0.5,"who":"till","v":7}';
    const fields = {
      time: ['a.b'],
      request: ['c.d'],
      status: ['s'],
      seconds: ['t'],
      consumer: ['who'],
      version: ['v'],
    };
    const consumer = { name: 'till', version: '7', identifiedBy: 'header' };
    const at = Date.UTC(2026, 0, 14, 9);
    expect(read('json', line, fields)).toEqual({
      call: { at, method: 'GET', path: '/x', status: 204, durationMs: 500, consumer },
    });
  });

  it('has the lines of meshes and of common logs, too', () => {
    const mesh =
      '[2026-01-14T10:00:00.5Z] "GET /a HTTP/2" 200 - via_upstream - "-" 0 95 7 6 "-" "till/1" "id" "shop" "10.0.0.1:80" inbound';
    expect(read('envoy', mesh)).toMatchObject({ call: { durationMs: 7, consumer: { name: 'till', version: '1' } } });
    const common = '10.1.2.3 - - [14/Jan/2026:11:00:00 +0100] "GET /a HTTP/1.0" 304 -';
    expect(read('nginx', common)).toMatchObject({ call: { at: Date.UTC(2026, 0, 14, 10), durationMs: null } });
  });
});

describe('Times', () => {
  it('are read with their zones, and not guessed', () => {
    expect(logTime('14/Jan/2026:10:00:00 -0130')).toBe(Date.UTC(2026, 0, 14, 11, 30));
    expect(isoTime('2026-01-14T10:00:00,25')).toBe(Date.UTC(2026, 0, 14, 10, 0, 0, 250));
    expect([logTime('14/Jan/26'), isoTime('yesterday'), isoTime('2026-13-14T10:00:00Z')]).toEqual([NaN, NaN, NaN]);
  });
});

describe('A consumer', () => {
  const by = (marks: object, byAddress = false) => recognise(marks, byAddress);

  it('is who the field says, then the certificate, then the program, and the address only if asked for', () => {
    const certificate = 'By=spiffe://c/a;Hash=1;URI=spiffe://c/forged,Hash=2;Subject="O=X, CN=no";URI=spiffe://c/till';
    const all = { consumer: 'shop', certificate, userAgent: 'curl/8.1', address: '10.1.2.3:99' };
    expect(by(all)).toEqual({ name: 'shop', version: null, identifiedBy: 'header' });
    expect(by({ ...all, consumer: '-' })).toEqual({ name: 'spiffe://c/till', version: null, identifiedBy: 'mtls' });
    expect(by({ certificate: 'Hash=2;Subject="O=a\\";URI=b,CN=till";URI=' })?.name).toBe('till');
    expect(by({ userAgent: 'curl/8.1' })).toEqual({ name: 'curl', version: '8.1', identifiedBy: 'user-agent' });
    expect(by({ userAgent: '-', address: '10.1.2.3:99' })).toBeNull();
    expect(by({ address: '10.1.2.3, 10.0.0.1' }, true)?.name).toBe('10.1.2.3');
    expect(by({ address: '[2001:db8::1]:80' }, true)).toMatchObject({ name: '2001:db8::1', identifiedBy: 'address' });
  });
});
