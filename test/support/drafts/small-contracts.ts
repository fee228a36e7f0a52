/** Contracts that laws are tried on, from the top of the repository. */
export const smallContracts = [
  'examples/shop/v1.swagger-2.0.yaml',
  'examples/shop/v1.openapi-3.0.yaml',
  'examples/shop/v1.openapi-3.1.yaml',
  'examples/shop/v1.openapi-3.2.json',
  'examples/shop/v2.yaml',
  'test/support/drafts/contracts/zoo.openapi-3.0.yaml',
  'test/support/drafts/contracts/zoo.openapi-3.1.yaml',
];

/** Fixed, so that a run can be repeated; fast-check prints it with the shrunk counterexample. LAW_SEED tries another one. */
export const lawSeed = Number(process.env.LAW_SEED ?? 20_261_120);

/** Contracts that use as many parts and keywords of their version as fit. */
export const richContracts = [
  'test/support/drafts/contracts/garage.swagger-2.0.yaml',
  'test/support/drafts/contracts/harbour.openapi-3.0.yaml',
  'test/support/drafts/contracts/depot.openapi-3.1.yaml',
];
