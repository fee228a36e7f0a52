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

/** As much of a browser as logging in needs: it keeps cookies, and goes where it is sent only when told to. */
export class Browser {
  readonly cookies = new Map<string, Cookie>();
  readonly #home: string;

  /** @param home where the service really is, whatever its public name */
  constructor(home: string) {
    this.#home = home;
  }

  /** Asks the service for a path, or for the path of an address under its public name. */
  async go(address: string, init: RequestInit = {}): Promise<Page> {
    const { pathname, search } = new URL(address, this.#home);
    const cookie = [...this.cookies].map(([name, { value }]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.#home}${pathname}${search}`, {
      redirect: 'manual',
      ...init,
      headers: { accept: 'text/html', ...(cookie === '' ? {} : { cookie }), ...init.headers },
    });
    for (const line of response.headers.getSetCookie()) this.#keep(line);
    return { status: response.status, headers: response.headers, text: await response.text() };
  }

  #keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', value = ''] = pair.split(/=(.*)/s);
    if (value === '') this.cookies.delete(name);
    else this.cookies.set(name, { value, attributes: attributes.map((text) => text.toLowerCase()) });
  }
}
