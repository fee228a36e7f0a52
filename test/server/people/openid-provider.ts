import { createHash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export const CLIENT = { id: 'contract-check', secret: 'hush: 100%' };

/** What a code stands for until it is exchanged. */
interface Grant {
  readonly challenge: string;
  readonly redirectUri: string;
  readonly nonce: string;
}

interface Reply {
  readonly status: number;
  readonly body?: object;
  readonly location?: string;
}

/** How a provider can be wrong. */
export interface Fault {
  /** Members of the ID token. */
  readonly token?: JWTPayload;
  /** Signed by a key that it does not publish. */
  readonly isForged?: boolean;
  /** Codes are too old as soon as they are made. */
  readonly codesExpire?: boolean;
  /** The one word by which it sends people back. */
  readonly refuses?: string;
  /** Of all answers. */
  readonly status?: number;
  /** It takes requests and never answers. */
  readonly hangs?: boolean;
}

/** A small OpenID provider on loopback, at which one person is logged in. It is as strict as OpenID Connect Core says. */
export class OpenidProvider {
  /** What it knows of the person. */
  claims: Record<string, unknown> = {};
  fault: Fault = {};
  /** Paths that it was asked for. */
  readonly asked: string[] = [];
  readonly #grants = new Map<string, Grant>();
  readonly #tokens = new Set<string>();
  #server: Server | null = null;
  #keys: { readonly own: CryptoKey; readonly other: CryptoKey; readonly jwks: object } | null = null;

  async start(): Promise<void> {
    const [own, other] = await Promise.all([generateKeyPair('ES256'), generateKeyPair('ES256')]);
    const jwk = { ...(await exportJWK(own.publicKey)), kid: 'k1', use: 'sig', alg: 'ES256' };
    this.#keys = { own: own.privateKey, other: other.privateKey, jwks: { keys: [jwk] } };
    this.#server = createServer(async (request, response) => {
      if (this.fault.hangs === true) return;
      const { status, body, location } = await this.#answer(request);
      if (location !== undefined) response.setHeader('location', location);
      response.writeHead(this.fault.status ?? status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body ?? {}));
    });
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
  }

  stop(): void {
    this.#server?.closeAllConnections();
    this.#server?.close();
  }

  get url(): string {
    const address = this.#server?.address();
    if (address === null || typeof address !== 'object') throw new Error('The provider does not listen.');
    return `http://127.0.0.1:${address.port}`;
  }

  async #answer(request: IncomingMessage): Promise<Reply> {
    const url = new URL(request.url ?? '', this.url);
    this.asked.push(url.pathname);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    switch (url.pathname) {
      case '/.well-known/openid-configuration':
        return { status: 200, body: this.#metadata() };
      case '/jwks':
        return { status: 200, body: this.#keys?.jwks ?? {} };
      case '/authorize':
        return this.#authorize(url.searchParams);
      case '/token':
        return await this.#exchange(request, new URLSearchParams(Buffer.concat(chunks).toString()));
      case '/userinfo':
        return this.#tell(request);
      default:
        return { status: 404 };
    }
  }

  #metadata(): object {
    return {
      issuer: this.url,
      authorization_endpoint: `${this.url}/authorize`,
      token_endpoint: `${this.url}/token`,
      userinfo_endpoint: `${this.url}/userinfo`,
      jwks_uri: `${this.url}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['ES256'],
      authorization_response_iss_parameter_supported: true,
    };
  }

  #authorize(asked: URLSearchParams): Reply {
    const of = (name: string) => asked.get(name) ?? '';
    const isRight =
      of('client_id') === CLIENT.id &&
      of('response_type') === 'code' &&
      of('code_challenge_method') === 'S256' &&
      of('scope').split(' ').includes('openid');
    if (!isRight) return { status: 400, body: { error: 'invalid_request' } };
    const back = new URL(of('redirect_uri'));
    back.searchParams.set('state', of('state'));
    back.searchParams.set('iss', this.url);
    back.searchParams.set('session_state', 'of no interest');
    if (this.fault.refuses === undefined) {
      const code = randomBytes(16).toString('hex');
      this.#grants.set(code, { challenge: of('code_challenge'), redirectUri: of('redirect_uri'), nonce: of('nonce') });
      back.searchParams.set('code', code);
    } else back.searchParams.set('error', this.fault.refuses);
    return { status: 303, location: back.href };
  }

  async #exchange({ headers }: IncomingMessage, sent: URLSearchParams): Promise<Reply> {
    if (!isClient(headers.authorization)) {
      return { status: 401, body: { error: 'invalid_client' } };
    }
    const code = sent.get('code') ?? '';
    const grant = this.#grants.get(code);
    this.#grants.delete(code);
    const challenge = createHash('sha256')
      .update(sent.get('code_verifier') ?? '')
      .digest('base64url');
    const fits = grant?.challenge === challenge && grant.redirectUri === sent.get('redirect_uri');
    if (grant === undefined || !fits || this.fault.codesExpire === true) {
      return { status: 400, body: { error: 'invalid_grant' } };
    }
    const token = randomBytes(16).toString('hex');
    this.#tokens.add(token);
    const id_token = await this.#idToken(grant.nonce);
    return { status: 200, body: { access_token: token, token_type: 'Bearer', expires_in: 60, id_token } };
  }

  /** Tells nothing but the subject; the rest is for those who ask at the userinfo endpoint. */
  #idToken(nonce: string): Promise<string> {
    if (this.#keys === null) throw new Error('The provider was not started.');
    const now = Math.floor(Date.now() / 1000);
    const given = { iss: this.url, aud: CLIENT.id, sub: this.claims.sub, nonce, iat: now, exp: now + 60 };
    return new SignJWT({ ...given, ...this.fault.token } as JWTPayload)
      .setProtectedHeader({ alg: 'ES256', kid: 'k1' })
      .sign(this.fault.isForged === true ? this.#keys.other : this.#keys.own);
  }

  #tell({ headers }: IncomingMessage): Reply {
    const token = headers.authorization?.replace(/^Bearer /, '') ?? '';
    return this.#tokens.has(token) ? { status: 200, body: this.claims } : { status: 401 };
  }
}

/** RFC 6749, 2.3.1: both parts are encoded as forms encode them. */
function isClient(authorization = ''): boolean {
  const pair = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString();
  const [id, secret] = pair.split(':').map((part) => new URLSearchParams(`_=${part}`).get('_'));
  return id === CLIENT.id && secret === CLIENT.secret;
}
