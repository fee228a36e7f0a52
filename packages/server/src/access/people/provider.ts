import * as oidc from 'openid-client';
import type { Attempt } from './attempt.ts';
import type { Claims } from './person.ts';

/** The provider may move its addresses; its keys are fetched again as soon as one is missing. */
const KEEP_MS = 3_600_000;

/** Clocks of two machines, in seconds. */
const CLOCKS_DIFFER = 30;

/** By these the provider, or what stands before it, is out of order; all other codes are about this one login. */
const OUT_OF_ORDER: ReadonlySet<unknown> = new Set([
  'OAUTH_TIMEOUT',
  'OAUTH_ABORT',
  'OAUTH_PARSE_ERROR',
  'OAUTH_RESPONSE_IS_NOT_CONFORM',
  'OAUTH_RESPONSE_IS_NOT_JSON',
]);

export interface ProviderSettings {
  readonly issuer: URL;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Where it sends browsers back to. */
  readonly callback: URL;
  /** Texts with spaces between them. */
  readonly scope: string;
  /** How long each of its answers is waited for, in seconds. */
  readonly patience: number;
}

/** The provider does not answer, or not what a provider answers. */
export class ProviderDown extends Error {}

/** The OpenID provider; asked for nothing before somebody logs in. Throws `ProviderDown`, or what the library says. */
export class Provider {
  readonly #settings: ProviderSettings;
  readonly #now: () => Date;
  #found: { readonly config: Promise<oidc.Configuration>; readonly at: number } | null = null;

  constructor(settings: ProviderSettings, now: () => Date) {
    this.#settings = settings;
    this.#now = now;
  }

  /** A new login, and where the browser has to go for it. */
  async start(returnTo: string): Promise<{ readonly attempt: Attempt; readonly address: URL }> {
    const config = await this.#config();
    const attempt = {
      state: oidc.randomState(),
      nonce: oidc.randomNonce(),
      verifier: oidc.randomPKCECodeVerifier(),
      returnTo,
    };
    const address = oidc.buildAuthorizationUrl(config, {
      redirect_uri: this.#settings.callback.href,
      scope: this.#settings.scope,
      state: attempt.state,
      nonce: attempt.nonce,
      code_challenge: await oidc.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
    });
    return { attempt, address };
  }

  /** Who came back, once everything about it was checked. Claims of the ID token go before those of the userinfo. */
  async finish(answer: Readonly<Record<string, string>>, attempt: Attempt): Promise<Claims> {
    const config = await this.#config();
    const address = new URL(this.#settings.callback);
    address.search = new URLSearchParams(answer).toString();
    try {
      const tokens = await oidc.authorizationCodeGrant(config, address, {
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        pkceCodeVerifier: attempt.verifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (claims === undefined) throw new Error('No ID token came.');
      const more = config.serverMetadata().userinfo_endpoint;
      const told = more === undefined ? {} : await oidc.fetchUserInfo(config, tokens.access_token, claims.sub);
      return { ...told, ...claims };
    } catch (error) {
      throw isOutOfOrder(error) ? new ProviderDown(undefined, { cause: error }) : error;
    }
  }

  /** Whoever asks while it is being found waits for the same answer; a failure is not kept. */
  #config(): Promise<oidc.Configuration> {
    const now = this.#now().getTime();
    if (this.#found !== null && now - this.#found.at < KEEP_MS) return this.#found.config;
    const config = this.#discover();
    this.#found = { config, at: now };
    config.catch(() => {
      this.#found = null;
    });
    return config;
  }

  async #discover(): Promise<oidc.Configuration> {
    const { issuer, clientId, clientSecret, patience } = this.#settings;
    const plain = issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [];
    try {
      return await oidc.discovery(issuer, clientId, { [oidc.clockTolerance]: CLOCKS_DIFFER }, authBy(clientSecret), {
        timeout: patience,
        // The signature, too, though the token comes from the provider itself.
        execute: [oidc.enableNonRepudiationChecks, ...plain],
      });
    } catch (error) {
      throw new ProviderDown(undefined, { cause: error });
    }
  }
}

/** As the provider wants it; one that does not say wants it in the header (OpenID Connect Discovery 1.0, section 3). */
function authBy(secret: string): oidc.ClientAuth {
  const [basic, post] = [oidc.ClientSecretBasic(secret), oidc.ClientSecretPost(secret)];
  return (server, ...rest) => {
    const methods = server.token_endpoint_auth_methods_supported ?? ['client_secret_basic'];
    return (methods.includes('client_secret_basic') ? basic : post)(server, ...rest);
  };
}

/** `fetch` says by a bare `TypeError` that there was no answer. */
function isOutOfOrder(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return 'code' in error ? OUT_OF_ORDER.has(error.code) : error instanceof TypeError;
}
