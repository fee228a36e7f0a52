import { once } from 'node:events';
import { type IncomingMessage, request } from 'node:http';

interface Cookie {
  readonly value: string;
  /** As they were written, in lower case. */
  readonly attributes: readonly string[];
}

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

interface Asked {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** As much of a browser as logging in needs: it keeps cookies, and goes where it is sent only when told to. */
export class Browser {
  readonly cookies = new Map<string, Cookie>();
  readonly #home: string;

  /** @param home where the service really is, whatever its public name */
  constructor(home: string) {
    this.#home = home;
  }

  /** Asks the service for a path, or for the path of an address under its public name. Bodies are none. */
  async go(address: string, { method = 'GET', headers = {} }: Asked = {}): Promise<Page> {
    const { pathname, search } = new URL(address, this.#home);
    const cookie = [...this.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
    const sent = { accept: 'text/html', ...(cookie === '' ? {} : { cookie }), ...headers };
    // `fetch` would say by headers of its own that it is no browser.
    const asking = request(`${this.#home}${pathname}${search}`, { method, headers: sent, agent: false });
    asking.end();
    const [response] = (await once(asking, 'response')) as [IncomingMessage];
    const chunks: Buffer[] = [];
    for await (const chunk of response) chunks.push(chunk);
    for (const line of response.headers['set-cookie'] ?? []) this.#keep(line);
    const { statusCode: status = 0, headers: answered } = response;
    return { status, headers: new Headers(answered as Record<string, string>), text: `${Buffer.concat(chunks)}` };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, attributes: attributes.map((text) => text.toLowerCase()) });
  }
}
