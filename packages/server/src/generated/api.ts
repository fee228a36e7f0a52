// Written by `npm run generate` from packages/server/openapi.yaml; changes made here are lost.

/* The schemas of the contract as handlers meet them: checked, and with their defaults put in. */

/** Of a service, consumer, environment or version of an API. No control characters. */
export type Name = string;

/** A version as it was published, `2.3.0`. */
export type VersionName = string;

/** `METHOD` and the path template with its base path, `GET /v1/orders/{}`. Names of parameters are accepted and dropped. Webhooks: `WEBHOOK name METHOD`. */
export type OperationKey = string;

/** A parameter or member, `query/coupon`, `request/body/items/*\/sku`, `response/200/body/status`. */
export type Surface = string;

export type Counter = number;

/** Calls by surface. */
export type SurfaceCounts = Readonly<Record<string, Counter>>;

export interface UsageReport {
  /** Chosen by the sender; the same for each attempt. */
  readonly batchId: string;
  readonly service: Name;
  readonly environment: Name;
  readonly providerVersion?: VersionName | null;
  readonly source: Source;
  readonly from: string;
  readonly to: string;
  /** Judged one by one (`Observation`); those that are refused are named in the answer. */
  readonly observations: readonly (Readonly<Record<string, unknown>>)[];
  readonly health?: HealthCounts;
}

export interface Source {
  readonly kind: 'tracker' | 'consumer' | 'otlp' | 'access-log' | 'har' | 'other';
  readonly instance: Name;
  /** Which share of calls is looked at. Below 1 proves presence, never absence. */
  readonly sampleRate: number;
}

/** Calls that are in no observation, and why. */
export interface HealthCounts {
  readonly dropped: Counter;
  readonly overflow: Counter;
  readonly unmatched: Counter;
  readonly anonymous: Counter;
}

/** Calls that have everything but their time in common. `operation`, or `method` and `path`. */
export interface Observation {
  readonly operation?: OperationKey;
  readonly method?: string;
  /** As it was called, matched against the published contract. The query is dropped. */
  readonly path?: string;
  readonly apiVersion?: Name | null;
  /** The status code. */
  readonly status: number;
  readonly count: number;
  readonly consumer?: ConsumerIdentity;
  readonly latency?: Latency;
  /** For how many of the calls a surface was looked at, so that "never sent" and "not looked at" differ. */
  readonly tracked?: SurfaceCounts;
  readonly sent?: SurfaceCounts;
  readonly read?: SurfaceCounts;
}

export interface ConsumerIdentity {
  readonly name: Name;
  readonly version?: VersionName | null;
  readonly identifiedBy: 'mtls' | 'token' | 'api-key' | 'header' | 'span' | 'user-agent' | 'address' | 'declared' | 'anonymous' | 'other';
}

export interface Latency {
  readonly sumMs: number;
  /** Upper bound in milliseconds and count, not cumulative; bounds are 2^(n/2), the last is null. */
  readonly buckets: readonly (readonly [number | null, Counter])[];
}

export interface UsageReceipt {
  /** Observations that were counted. */
  readonly accepted: number;
  readonly rejected: readonly {
    readonly index: number;
    readonly code: string;
    readonly detail: string;
  }[];
  /** The batch was stored before; nothing was counted now. */
  readonly duplicate: boolean;
}

export interface Heartbeat {
  readonly service: Name;
  readonly environment: Name;
  readonly providerVersion?: VersionName | null;
  readonly source: Source;
  readonly health?: HealthCounts;
}

export type Dimension = 'operation' | 'consumer' | 'consumerVersion' | 'apiVersion' | 'providerVersion' | 'environment' | 'status' | 'day' | 'hour';

export interface UsageRows {
  readonly rows: readonly UsageRow[];
  readonly coverage: Coverage;
  readonly next: NextCursor;
}

/** The dimensions that were asked for, then the counts. */
export interface UsageRow {
  readonly operation?: string;
  readonly consumer?: string;
  readonly consumerVersion?: string | null;
  readonly apiVersion?: string | null;
  readonly providerVersion?: string | null;
  readonly environment?: string;
  /** The class of status codes. */
  readonly status?: number;
  readonly day?: string;
  readonly hour?: string;
  readonly calls: Counter;
  /** Answers with a status of 5xx. */
  readonly errors: Counter;
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** How much of the time and of the calls was looked at. No data is never "unused". */
export interface Coverage {
  readonly from: string;
  readonly to: string;
  readonly reportingSince: string | null;
  /** Instances that reported. */
  readonly sources: number;
  /** Times in which an instance that had reported was silent. */
  readonly gaps: readonly {
    readonly instance: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** Calls that senders could not keep. */
  readonly dropped: Counter;
  /** Calls of observations that were refused. */
  readonly rejected: Counter;
  /** Calls that are counted under `other`. */
  readonly overflow: Counter;
  /** Calls of nothing that a contract has. */
  readonly unmatched: Counter;
  /** Calls of nobody known. */
  readonly anonymous: Counter;
  /** Some source looked at a share of the calls only. */
  readonly sampled: boolean;
  /** Absence in these rows means absence. */
  readonly complete: boolean;
}

export interface SurfaceRows {
  readonly rows: readonly ({
    readonly surface: Surface;
    readonly consumer: string;
    readonly grade: Grade;
    readonly tracked: Counter;
    readonly used: Counter;
    readonly lastUsed: string | null;
  })[];
  readonly coverage: Coverage;
}

/** How strong the evidence is, strongest first. */
export type Grade = 'declared' | 'observed-read' | 'observed-sent' | 'calls-operation';

/** What a new version owes the last one of its branch (the last of all, where the branch has none yet); `-transitive`, also every version that is live. `backward`: whoever relies on the old version can rely on the new one. `forward`: whoever relies on the new version can rely on the old one. One error is a violation, as `contract-check diff` judges without a configuration. */
export type CompatibilityMode = 'none' | 'backward' | 'forward' | 'full' | 'backward-transitive' | 'forward-transitive' | 'full-transitive';

export interface ServiceSettings {
  readonly compatibility: CompatibilityMode;
  readonly team?: Name | null;
  readonly description?: string | null;
}

export interface Service {
  readonly name: string;
  readonly compatibility: CompatibilityMode;
  readonly team: string | null;
  readonly description: string | null;
  readonly createdAt: string;
  readonly latest: ContractVersion | null;
}

export interface Publication {
  readonly version: VersionName;
  readonly branch?: string | null;
  readonly commit?: string | null;
  /** The entry first, then the files that it reaches by relative references. */
  readonly documents: readonly Document[];
}

export interface Document {
  readonly path: string;
  readonly text: string;
}

export interface ContractVersion {
  readonly service: string;
  readonly version: string;
  /** SHA-256 over the paths and texts of the documents; the order of those after the entry does not count. */
  readonly digest: string;
  readonly kind: string;
  readonly title: string;
  readonly branch: string | null;
  readonly commit: string | null;
  readonly publishedAt: string;
  readonly operations: number;
}

export type PublishedContract = ContractVersion & {
  readonly documents: readonly Document[];
};

export interface Operation {
  readonly key: string;
  readonly method: string;
  /** The template with its names, or the key's path where it was only seen. */
  readonly path: string;
  readonly operationId: string | null;
  /** Published versions that have it. */
  readonly versions: readonly string[];
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly state: LifecycleName;
}

/** As docs/verdict.schema.json says. */
export interface Verdict {
  readonly schemaVersion: 1;
  readonly kind: string;
  readonly summary: Readonly<Record<string, unknown>>;
  readonly findings: readonly (Readonly<Record<string, unknown>>)[];
}

export interface DeploymentEvent {
  readonly service: Name;
  readonly version: VersionName;
  readonly environment: Name;
  readonly instance?: Name | null;
  readonly state: 'live' | 'gone';
  readonly at?: string;
}

export interface Deployment {
  readonly service: string;
  readonly version: string;
  readonly environment: string;
  readonly instances: readonly string[];
  readonly since: string;
}

export interface Consumer {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly team: string | null;
  readonly identifiedBy: readonly string[];
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

export interface Expectations {
  readonly consumer: Name;
  readonly version: VersionName;
  readonly provider: Name;
  /** Where this version is supported. */
  readonly environments?: readonly Name[];
  readonly operations: readonly {
    readonly operation: OperationKey;
    readonly sends?: readonly Surface[];
    readonly reads?: readonly Surface[];
  }[];
}

export type LifecycleName = 'active' | 'deprecated' | 'sunset-scheduled' | 'brown-out' | 'retired';

export interface LifecycleEvent {
  readonly operation: OperationKey;
  readonly apiVersion?: Name | null;
  readonly state: LifecycleName;
  readonly at?: string;
  readonly reason: string;
  readonly sunset?: string | null;
  readonly successor?: string | null;
  readonly documentation?: string | null;
}

export interface LifecycleState {
  readonly service: string;
  readonly environment: string;
  readonly operations: readonly ({
    readonly operation: string;
    readonly apiVersion: string | null;
    readonly state: LifecycleName;
    readonly deprecation: string | null;
    readonly sunset: string | null;
    readonly successor: string | null;
    readonly documentation: string | null;
    readonly brownOut: BrownOut | null;
  })[];
}

/** What a tracker does to calls while the window is open. */
export interface BrownOut {
  readonly from: string;
  readonly to: string;
  readonly delayMs: number;
  readonly failShare: number;
  /** Null for all. */
  readonly consumers: readonly string[] | null;
}

export interface ImpactQuestion {
  readonly service: Name;
  readonly environment?: Name;
  readonly windowDays: number;
  readonly findings: readonly ({
    readonly fingerprint: string;
    readonly direction: 'request' | 'response' | 'none';
    readonly surface: string;
    readonly operations: readonly OperationKey[];
  })[];
}

export interface Impact {
  readonly findings: readonly ({
    readonly fingerprint: string;
    readonly consumers: readonly ({
      readonly consumer: string;
      readonly grade: Grade;
      readonly calls: Counter;
      readonly used: number | null;
      readonly lastSeen: string;
    })[];
  })[];
  readonly coverage: Coverage;
}

export interface Gate {
  readonly answer: 'yes' | 'no' | 'unknown';
  readonly asOf: string;
  readonly conditions: readonly ({
    readonly name: string;
    readonly state: 'passed' | 'failed' | 'unknown';
    readonly detail: string;
  })[];
  readonly earliest: string | null;
}

export type Scope = 'ingest' | 'read' | 'publish' | 'admin';

export interface KeySettings {
  readonly name: Name;
  readonly scopes: readonly Scope[];
  /** Only for this service; null for all. */
  readonly service?: Name | null;
  readonly expiresAt?: string | null;
}

export interface Key {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly Scope[];
  readonly service: string | null;
  readonly createdAt: string;
  readonly expiresAt: string | null;
  readonly lastUsedAt: string | null;
  readonly revokedAt: string | null;
}

export type NewKey = Key & {
  /** What to send as bearer token. It is not stored. */
  readonly secret: string;
};

export interface Me {
  /** As the audit log names the caller, `person:…`, `key:…`, or `loopback` where nothing is asked for. */
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** The only one that the caller may speak for; null for all. */
  readonly service: string | null;
  /** Of a person; null for others. */
  readonly sessionEndsAt: string | null;
}

export interface AuditEntry {
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly subject: string;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Ask for the next page with it; null on the last one. */
export type NextCursor = string | null;

export interface Health {
  readonly status: 'ok' | 'unavailable' | 'ending';
}

/** RFC 9457. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly instance?: string;
  readonly errors?: readonly {
    /** Into the body; empty for parameters. */
    readonly pointer: string;
    readonly parameter?: string;
    readonly detail: string;
  }[];
}

export type Refusal = Problem & {
  /** The version that it breaks. */
  readonly against?: string;
  /** Which one is broken. For `forward` the verdict compares the new version, as base, with the old. */
  readonly promise?: 'backward' | 'forward';
  readonly verdict?: Verdict;
};
