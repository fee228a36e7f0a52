import { isIP } from 'node:net';
import type { Request } from 'express';

/**
 * Where a request came from: the other end of the connection, or, where that is a trusted proxy, what it says
 * (`X-Forwarded-For`, read by Express). What a proxy says is taken only if it is an address.
 */
export function clientAddress(request: Request): string {
  // Some proxies put the port behind it, of which every connection has another.
  const told = (request.ip ?? '').replace(/^(?:\[([^\]]*)\]|([\d.]+))(?::\d+)?$/, '$1$2');
  return isIP(told) === 0 ? (request.socket.remoteAddress ?? '') : told;
}
