/** What comparing needs of the core, and no more: a chunk of the bundle holds whatever its modules export. */
export {
  absentContract,
  applyPolicy,
  checkReferences,
  combineWaiverUses,
  compareSchemas,
  contractAdded,
  contractRemoved,
  diffContracts,
  LOAD_PROBLEMS,
  loadComposed,
  loadContract,
  loadSchema,
  ruleCatalogue,
} from '@contract-check/core';
export { TEMPLATE_PROBLEMS } from '@contract-check/report';
