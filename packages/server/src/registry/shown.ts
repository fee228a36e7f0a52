import type { ContractVersion, Service } from '../generated/api.ts';
import type { StoredContract } from '../store/registry/contracts.ts';
import type { StoredService } from '../store/registry/services.ts';
import { shownDigest } from './contract-digest.ts';

/** A version as it is answered. */
export function contractShown(service: string, contract: StoredContract): ContractVersion {
  const { version, digest, kind, title, branch, commit, publishedAt, operations } = contract;
  return {
    service,
    version,
    digest: shownDigest(digest),
    kind,
    title,
    branch,
    commit,
    publishedAt: publishedAt.toISOString(),
    operations,
  };
}

/** A service as it is answered. */
export function serviceShown(service: StoredService, latest: StoredContract | undefined): Service {
  const { name, compatibility, team, description, createdAt } = service;
  return {
    name,
    compatibility,
    team,
    description,
    createdAt: createdAt.toISOString(),
    latest: latest === undefined ? null : contractShown(name, latest),
  };
}
