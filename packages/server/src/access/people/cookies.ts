/** What the service keeps in browsers. */
export type CookieName = 'session' | 'login';

/** Cookies of the service. With TLS browsers see to it that nobody else on the domain can set them (`__Host-`). */
export class Cookies {
  readonly #isSecure: boolean;

  constructor(publicUrl: URL) {
    this.#isSecure = publicUrl.protocol === 'https:';
  }

  /** A value of `Set-Cookie`. Lax: it comes along when another site, such as the provider, leads here. */
  set(name: CookieName, value: string, seconds: number): string {
    const secure = this.#isSecure ? '; Secure' : '';
    return `${this.#name(name)}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  }

  clear(name: CookieName): string {
    return this.set(name, '', 0);
  }

  /**
   * What a browser sent under the name; null: nothing.
   *
   * @param header `Cookie`, as it was sent
   */
  read(name: CookieName, header: string | undefined): string | null {
    const start = `${this.#name(name)}=`;
    const found = header
      ?.split(';')
      .map((pair) => pair.trim())
      .find((pair) => pair.startsWith(start));
    return found === undefined || found === start ? null : found.slice(start.length);
  }

  #name(name: CookieName): string {
    return `${this.#isSecure ? '__Host-' : ''}contract-check-${name}`;
  }
}
