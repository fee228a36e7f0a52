import { connect } from 'node:net';
import { expect, it } from 'vitest';
import { closeServer } from '../../packages/server/src/service/http-server.ts';
import { noDatabase } from './support/no-database.ts';
import { start } from './support/start.ts';

const HEAD = 'POST /api/v1/heartbeats HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n';
const BODY = '{"service":"a","source":{"kind":"tracker","instance":"b"}}';

it('What was begun before the end is answered; what comes after it finds nobody', async () => {
  let arrived: () => void = () => undefined;
  let answer: () => void = () => undefined;
  const [hasArrived, mayAnswer] = [new Promise<void>((go) => (arrived = go)), new Promise<void>((go) => (answer = go))];
  const reportHeartbeat = async () => {
    arrived();
    await mayAnswer;
    return { status: 204 };
  };
  const service = await start({ database: noDatabase, handlers: { reportHeartbeat } });
  const socket = connect(Number(new URL(service.url).port), '127.0.0.1');
  let text = '';
  socket.on('data', (data) => {
    text += data;
  });
  socket.write(`${HEAD}Content-Length: ${BODY.length}\r\n\r\n${BODY}`);
  await hasArrived;
  expect(await (await fetch(`${service.url}/readyz`)).json()).toEqual({ status: 'unavailable' });
  service.state.isEnding = true;
  expect(await (await fetch(`${service.url}/readyz`)).json()).toEqual({ status: 'ending' });
  const closed = closeServer(service.server, 60_000);
  await expect(fetch(`${service.url}/healthz`)).rejects.toThrow();
  answer();
  await closed;
  expect(text).toMatch(/^HTTP\/1\.1 204 /);
});

it('Who takes longer than the limit is cut off', async () => {
  let arrived: () => void = () => undefined;
  const hasArrived = new Promise<void>((go) => (arrived = go));
  const reportHeartbeat = () => {
    arrived();
    return new Promise<never>(() => undefined);
  };
  const service = await start({ database: noDatabase, handlers: { reportHeartbeat } });
  const asked = fetch(`${service.url}/api/v1/heartbeats`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: BODY,
  });
  const failed = expect(asked).rejects.toThrow();
  await hasArrived;
  await closeServer(service.server, 0);
  await failed;
});
