import { auditHandlers } from '../access/audit-handlers.ts';
import { keyHandlers } from '../access/key-handlers.ts';
import type { StoredKeys } from '../access/stored-keys.ts';
import { consumerHandlers } from '../consumers/consumer-handlers.ts';
import type { Handlers } from '../http/handler.ts';
import type { RegistryParts } from '../registry/publish-contract.ts';
import { registryHandlers } from '../registry/registry-handlers.ts';
import type { Ingestion } from '../usage/ingestion.ts';
import { readingHandlers } from '../usage/reading-handlers.ts';
import { usageHandlers } from '../usage/usage-handlers.ts';
import { type OwnParts, ownHandlers } from './own-handlers.ts';

interface HandlerParts {
  readonly keys: StoredKeys;
  readonly own: OwnParts;
  readonly ingestion: Ingestion;
  /** For how many days counts by hour are kept. */
  readonly hourDays: number;
  readonly registry: RegistryParts;
}

/** Who answers what, by operationId. What is missing here answers 501. */
export function allHandlers({ keys, own, ingestion, hourDays, registry }: HandlerParts): Handlers {
  return {
    ...ownHandlers(own),
    ...keyHandlers(keys),
    ...auditHandlers,
    ...usageHandlers(ingestion),
    ...readingHandlers({ hourDays }),
    ...consumerHandlers(ingestion.names),
    ...registryHandlers(registry),
  };
}
