import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';

export type Answer = (request: IncomingMessage, response: ServerResponse) => void;

export interface Loopback {
  /** `http://127.0.0.1:<port>`. */
  readonly origin: string;
  /** The path of each request, in order. */
  readonly asked: string[];
}

/** A server on the loopback interface, closed after the test. Paths without an answer are 404. */
export async function loopback(answers: Readonly<Record<string, string | Answer>>): Promise<Loopback> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(path);
    const answer = answers[path];
    if (typeof answer === 'function') answer(request, response);
    else response.writeHead(answer === undefined ? 404 : 200, { connection: 'close' }).end(answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

export function redirect(location: string): Answer {
  return (_, response) => response.writeHead(302, { location, connection: 'close' }).end();
}
