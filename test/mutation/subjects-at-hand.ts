import { richContracts, smallContracts } from '../support/drafts/small-contracts.ts';

/** Contracts of the repository and of npm that edits are planted in, from the top of the repository. */
export const contractsAtHand = [
  ...smallContracts,
  ...richContracts,
  'node_modules/figma-rest-api-base/openapi/openapi.yaml',
];
