import type { ProblemInfo } from '@contract-check/core';

/** Problems of finding the contracts of a repository and what they are compared with. */
export const BASE_PROBLEMS = {
  'no-contracts': {
    title: 'No contract is named, and none is configured',
    explanation:
      'Without arguments the contracts of contract-check.yaml are compared with their bases. docs/configuration.md shows how to list them.',
  },
  'contract-files-missing': {
    title: 'A configured contract has no file',
    explanation:
      'The files of a contract were found neither in the work tree nor in its base. A misspelt path that went unnoticed would mean that nothing is ever compared.',
  },
  'base-branch-unknown': {
    title: 'The default branch could not be found',
    explanation:
      'It is the one that the build server says a change goes into, else what the remote calls its HEAD, else main, master, trunk or develop, those of remotes first. docs/monorepo.md has the whole order.',
  },
  'base-unrelated': {
    title: 'The branches have no commit in common',
    explanation: 'Where nothing is shared there is no merge base. A branch or tag itself can be the base all the same.',
  },
  'base-tag-not-found': {
    title: 'No tag can be the base',
    explanation:
      'The base is the newest tag, by version, that fits the pattern and is an ancestor of HEAD. Build servers often fetch no tags.',
  },
  'base-not-single': {
    title: 'One file is the base of several contracts',
    explanation:
      'A base that is a file or an address belongs to one contract. Give each its own, or mark the files as parts of one API with "composed: true".',
  },
  'base-registry': {
    title: 'The service did not tell what is live',
    explanation:
      'A base "registry:orders@prod" asks the service that CONTRACT_CHECK_SERVER names (else the one on this machine), with the key in CONTRACT_CHECK_KEY. The address never comes from a configuration.',
  },
  'base-registry-empty': {
    title: 'A version that is live cannot be compared with',
    explanation:
      'Nothing is live under these names, or a live version was never published. Taken for "nothing can break" that would let every change pass.',
  },
  'git-shallow': {
    title: 'The history that is needed was not fetched',
    explanation:
      'Build servers clone the newest commit alone, to save time. Where a branch was left, and which tags lead here, can be seen only with the history.',
  },
  'compose-duplicate': {
    title: 'Two parts of a composed API describe the same thing differently',
    explanation:
      'The files of a contract with "composed: true" are merged: each operation and each component may stand in several of them only if it is the same everywhere.',
  },
  'compose-mixed': {
    title: 'The parts of a composed API do not fit together',
    explanation:
      'All files of a contract with "composed: true" follow the same version of the specification, and refer to other files from one folder.',
  },
} as const satisfies Record<string, ProblemInfo>;
