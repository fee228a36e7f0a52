import { auditHandlers } from '../access/audit-handlers.ts';
import { keyHandlers } from '../access/key-handlers.ts';
import type { StoredKeys } from '../access/stored-keys.ts';
import type { Handlers } from '../http/handler.ts';
import { type OwnParts, ownHandlers } from './own-handlers.ts';

interface HandlerParts {
  readonly keys: StoredKeys;
  readonly own: OwnParts;
}

/** Who answers what, by operationId. What is missing here answers 501. */
export function allHandlers({ keys, own }: HandlerParts): Handlers {
  return { ...ownHandlers(own), ...keyHandlers(keys), ...auditHandlers };
}
