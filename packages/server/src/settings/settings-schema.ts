import type { TrustedProxies } from './trusted-proxies.ts';

/** One setting of the service, as the documentation, the environment and the command line know it. */
export interface Setting {
  /** A list is written with commas. A secret is never repeated. */
  readonly type: 'text' | 'integer' | 'boolean' | 'choice' | 'list' | 'secret' | 'proxies';
  /** Null: none. */
  readonly preset: string | number | boolean | readonly string[] | null;
  /** The environment variable that sets it; for a secret, the one with `_FILE` behind it names a file. */
  readonly env: string;
  readonly says: string;
  readonly least?: number;
  readonly most?: number;
  readonly choices?: readonly string[];
}

const MIB = 1024 * 1024;

/** Every setting, in the order of the documentation. */
export const SETTINGS = {
  host: {
    type: 'text',
    preset: '127.0.0.1',
    env: 'CONTRACT_CHECK_HOST',
    says: 'The address that is listened on. On any but loopback, every request needs a key.',
  },
  port: {
    type: 'integer',
    preset: 4010,
    least: 0,
    most: 65_535,
    env: 'CONTRACT_CHECK_PORT',
    says: '0: any that is free; the first line of the output names it.',
  },
  data: {
    type: 'text',
    preset: '.contract-check',
    env: 'CONTRACT_CHECK_DATA',
    says: 'The folder of the embedded database and of the key for the same machine.',
  },
  databaseUrl: {
    type: 'text',
    preset: null,
    env: 'DATABASE_URL',
    says: 'A PostgreSQL server, `postgres://user:password@host/database`, in place of the embedded database.',
  },
  databaseConnections: {
    type: 'integer',
    preset: 10,
    least: 2,
    most: 200,
    env: 'CONTRACT_CHECK_DATABASE_CONNECTIONS',
    says: 'Connections to the PostgreSQL server at most.',
  },
  requireKeys: {
    type: 'boolean',
    preset: false,
    env: 'CONTRACT_CHECK_REQUIRE_KEYS',
    says: 'Ask for a key on loopback too, behind a proxy for example. `Host` and `Origin` are not looked at then.',
  },
  publicUrl: {
    type: 'text',
    preset: null,
    env: 'CONTRACT_CHECK_PUBLIC_URL',
    says: 'Where browsers reach the service, `https://contracts.example`; needed for logging in.',
  },
  oidcIssuer: {
    type: 'text',
    preset: null,
    env: 'CONTRACT_CHECK_OIDC_ISSUER',
    says: 'The OpenID provider that people log in with ([people](service.md#people)), as it names itself.',
  },
  oidcClientId: {
    type: 'text',
    preset: null,
    env: 'CONTRACT_CHECK_OIDC_CLIENT_ID',
    says: 'What the provider calls this service.',
  },
  oidcClientSecret: {
    type: 'secret',
    preset: null,
    env: 'CONTRACT_CHECK_OIDC_CLIENT_SECRET',
    says: 'What this service shows to the provider.',
  },
  oidcScope: {
    type: 'text',
    preset: 'openid profile email',
    env: 'CONTRACT_CHECK_OIDC_SCOPE',
    says: 'What the provider is asked to tell. Some tell of groups only with a scope of their own.',
  },
  oidcEmailDomains: {
    type: 'list',
    preset: [],
    env: 'CONTRACT_CHECK_OIDC_EMAIL_DOMAINS',
    says: 'Only people with a confirmed e-mail address of these domains get in; `*`: all. This or the next but one is needed.',
  },
  oidcClaim: {
    type: 'text',
    preset: 'groups',
    env: 'CONTRACT_CHECK_OIDC_CLAIM',
    says: 'The claim that the next three look at. Dots lead into objects, `realm_access.roles`.',
  },
  oidcRead: {
    type: 'list',
    preset: [],
    env: 'CONTRACT_CHECK_OIDC_READ',
    says: 'Values of the claim that let a person read. Empty: whoever logs in may read.',
  },
  oidcPublish: {
    type: 'list',
    preset: [],
    env: 'CONTRACT_CHECK_OIDC_PUBLISH',
    says: 'Values of the claim that let a person publish, and read.',
  },
  oidcAdmin: {
    type: 'list',
    preset: [],
    env: 'CONTRACT_CHECK_OIDC_ADMIN',
    says: 'Values of the claim that let a person administer, publish and read.',
  },
  sessionHours: {
    type: 'integer',
    preset: 12,
    least: 1,
    most: 720,
    env: 'CONTRACT_CHECK_SESSION_HOURS',
    says: 'How long a login lasts.',
  },
  loginsPerMinute: {
    type: 'integer',
    preset: 60,
    least: 2,
    most: 100_000,
    env: 'CONTRACT_CHECK_LOGINS_PER_MINUTE',
    says: 'Of one address, going to the provider and coming back counted each. More are answered 429.',
  },
  trustProxy: {
    type: 'proxies',
    preset: null,
    env: 'CONTRACT_CHECK_TRUST_PROXY',
    says: 'Proxies before the service: only what they say in `X-Forwarded-For` counts as the address of a caller. With it, keys are asked for on loopback too.',
  },
  createAtFirstSight: {
    type: 'boolean',
    preset: true,
    env: 'CONTRACT_CHECK_CREATE_AT_FIRST_SIGHT',
    says: 'Services, consumers and operations come into being when they are first reported.',
  },
  mostNames: {
    type: 'integer',
    preset: 10_000,
    least: 1,
    most: 1_000_000,
    env: 'CONTRACT_CHECK_MOST_NAMES',
    says: 'Operations, consumers or surfaces of one service; what is beyond is counted under `other`.',
  },
  hourDays: {
    type: 'integer',
    preset: 90,
    least: 8,
    most: 3650,
    env: 'CONTRACT_CHECK_HOUR_DAYS',
    says: 'Days that counts by hour are kept.',
  },
  dayDays: {
    type: 'integer',
    preset: 800,
    least: 31,
    most: 36_500,
    env: 'CONTRACT_CHECK_DAY_DAYS',
    says: 'Days that counts by day are kept.',
  },
  healthDays: {
    type: 'integer',
    preset: 400,
    least: 8,
    most: 36_500,
    env: 'CONTRACT_CHECK_HEALTH_DAYS',
    says: 'Days for which silence can be told from blindness.',
  },
  maxBodyBytes: {
    type: 'integer',
    preset: 16 * MIB,
    least: 1024,
    most: 1024 * MIB,
    env: 'CONTRACT_CHECK_MAX_BODY_BYTES',
    says: 'The size of a body once it is unpacked. More is answered 413.',
  },
  requestSeconds: {
    type: 'integer',
    preset: 30,
    least: 1,
    most: 3600,
    env: 'CONTRACT_CHECK_REQUEST_SECONDS',
    says: 'How long a sender may take for a whole request. Slower ones are answered 408.',
  },
  readSeconds: {
    type: 'integer',
    preset: 20,
    least: 1,
    most: 3600,
    env: 'CONTRACT_CHECK_READ_SECONDS',
    says: 'How long the database may take for an answer about use. Longer ones are answered 504.',
  },
  requestsPerMinute: {
    type: 'integer',
    preset: 60_000,
    least: 0,
    most: 10_000_000,
    env: 'CONTRACT_CHECK_REQUESTS_PER_MINUTE',
    says: 'Of one key, or of one address without a key. More are answered 429. 0: no limit.',
  },
  wrongKeysPerMinute: {
    type: 'integer',
    preset: 30,
    least: 1,
    most: 10_000,
    env: 'CONTRACT_CHECK_WRONG_KEYS_PER_MINUTE',
    says: 'Of one address. More are answered 429; right keys are still let in.',
  },
  endSeconds: {
    type: 'integer',
    preset: 10,
    least: 0,
    most: 600,
    env: 'CONTRACT_CHECK_END_SECONDS',
    says: 'How long what runs may take to come to its end after SIGTERM.',
  },
  logLevel: {
    type: 'choice',
    preset: 'info',
    choices: ['debug', 'info', 'warn', 'error', 'silent'],
    env: 'CONTRACT_CHECK_LOG_LEVEL',
    says: 'What is written to standard error, a line of JSON each.',
  },
} as const satisfies Readonly<Record<string, Setting>>;

export type SettingName = keyof typeof SETTINGS;

interface Values {
  readonly text: string;
  readonly choice: string;
  readonly integer: number;
  readonly boolean: boolean;
  readonly list: readonly string[];
  readonly secret: string;
  readonly proxies: TrustedProxies;
}

/** A value for each setting. */
export type Settings = {
  readonly [Name in SettingName]:
    | Values[(typeof SETTINGS)[Name]['type']]
    | ((typeof SETTINGS)[Name]['preset'] extends null ? null : never);
};
