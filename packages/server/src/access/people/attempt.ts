/** What a browser keeps from `/login` until the provider sends it back, so that no other browser can end this login. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  /** PKCE, RFC 7636. */
  readonly verifier: string;
  /** Where to go after the login: a path of the service. */
  readonly returnTo: string;
}

/** An attempt as the value of a cookie. */
export function writeAttempt({ state, nonce, verifier, returnTo }: Attempt): string {
  return [state, nonce, verifier, Buffer.from(returnTo).toString('base64url')].join('.');
}

/** Null: it is none. */
export function readAttempt(text: string | null): Attempt | null {
  const [, state, nonce, verifier, path] = ATTEMPT.exec(text ?? '') ?? [];
  if (state === undefined || nonce === undefined || verifier === undefined || path === undefined) return null;
  return { state, nonce, verifier, returnTo: Buffer.from(path, 'base64url').toString() };
}

const ATTEMPT = /^([\w-]{43,128})\.([\w-]{43,128})\.([\w-]{43,128})\.([\w-]*)$/;

/** The address of a path of the service; null: it would lead elsewhere. As a whole: `//host` in a path stays a path. */
export function ownAddress(path: string, publicUrl: URL): string | null {
  if (!path.startsWith('/') || !URL.canParse(path, publicUrl.href)) return null;
  const { origin, href } = new URL(path, publicUrl);
  return origin === publicUrl.origin ? href : null;
}
