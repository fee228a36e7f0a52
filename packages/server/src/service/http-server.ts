import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** For the head of a request. */
const HEAD_MS = 10_000;

/** How often it is looked for slow senders. */
const LOOK_MS = 1000;

/** How often connections that were answered are closed while the service ends. */
const LOOK_AT_IDLE_MS = 50;

/** A server that ends connections of slow senders (408). */
export function httpServer(app: RequestListener, requestMs: number): Server {
  const timeouts = { requestTimeout: requestMs, headersTimeout: Math.min(HEAD_MS, requestMs) };
  return createServer({ ...timeouts, connectionsCheckingInterval: LOOK_MS }, app);
}

/** The address, once it listens. Rejects with what the operating system says. */
export function listen(server: Server, host: string, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      const name = host.includes(':') ? `[${host}]` : host;
      resolve(`http://${name}:${(server.address() as AddressInfo).port}`);
    });
  });
}

/** Answers what was asked before; connections that only wait are closed at once, those past the limit too. */
export async function closeServer(server: Server, limitMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  const idle = setInterval(() => server.closeIdleConnections(), LOOK_AT_IDLE_MS);
  const limit = setTimeout(() => server.closeAllConnections(), limitMs);
  await closed;
  clearInterval(idle);
  clearTimeout(limit);
}
