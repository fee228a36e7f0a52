import type { Handlers } from '../http/handler.ts';
import { catalogHandlers } from './api-catalog.ts';
import { contractHandlers } from './contract-handlers.ts';
import { deploymentHandlers } from './deployment-handlers.ts';
import type { RegistryParts } from './publish-contract.ts';
import { serviceHandlers } from './service-handlers.ts';

/** Everything about what is published and what runs where. */
export function registryHandlers(parts: RegistryParts): Handlers {
  return { ...contractHandlers(parts), ...serviceHandlers, ...deploymentHandlers, ...catalogHandlers };
}
