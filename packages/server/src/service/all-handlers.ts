import { auditHandlers } from '../access/audit-handlers.ts';
import { keyHandlers } from '../access/key-handlers.ts';
import { loginHandlers } from '../access/people/login-handlers.ts';
import type { People } from '../access/people/people.ts';
import type { StoredKeys } from '../access/stored-keys.ts';
import { consumerHandlers } from '../consumers/consumer-handlers.ts';
import type { Handlers } from '../http/handler.ts';
import { otlpHandlers } from '../otlp/otlp-handlers.ts';
import type { TraceIntakeParts } from '../otlp/trace-intake.ts';
import type { RegistryParts } from '../registry/publish-contract.ts';
import { registryHandlers } from '../registry/registry-handlers.ts';
import type { Ingestion } from '../usage/ingestion.ts';
import { INTAKE_LIMITS, Intake } from '../usage/intake.ts';
import { readingHandlers } from '../usage/reading-handlers.ts';
import { usageHandlers } from '../usage/usage-handlers.ts';
import { type OwnParts, ownHandlers } from './own-handlers.ts';

interface HandlerParts {
  readonly keys: StoredKeys;
  /** Null: people cannot log in. */
  readonly people: People | null;
  readonly own: OwnParts;
  readonly ingestion: Ingestion;
  /** For how many days counts by hour are kept. */
  readonly hourDays: number;
  readonly registry: RegistryParts;
  readonly traces: Pick<TraceIntakeParts, 'matchPath' | 'now' | 'timer'>;
}

/** Who answers what, by operationId. What is missing here answers 501. */
export function allHandlers({ keys, people, own, ingestion, hourDays, registry, traces }: HandlerParts): Handlers {
  // Whatever form they come in, the store takes so many at once.
  const intake = new Intake(INTAKE_LIMITS);
  return {
    ...ownHandlers(own),
    ...keyHandlers(keys),
    ...loginHandlers(people),
    ...auditHandlers,
    ...usageHandlers(ingestion, intake),
    ...otlpHandlers({ ...traces, ingestion, intake }),
    ...readingHandlers({ hourDays }),
    ...consumerHandlers(ingestion.names),
    ...registryHandlers(registry),
  };
}
