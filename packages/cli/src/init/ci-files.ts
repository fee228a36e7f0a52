import { VERSION } from '../version.ts';

/** A file to propose: its path from the top of the repository, and what it is to hold. */
export interface ProposedFile {
  readonly path: string;
  readonly text: string;
  /** Shown by its size, not by its lines: nobody writes it by hand. */
  readonly isGenerated?: true;
  /** A file that holds this does already what is proposed. */
  readonly sign?: string;
}

export const CI_NAMES = ['github', 'gitlab', 'none'] as const;
export type CiName = (typeof CI_NAMES)[number];

/** The version that wrote the file: a later one may find more, and is chosen by a change that can be reviewed. */
const COMMAND = `npx --yes contract-check@${VERSION} diff`;

const GITHUB = `# Compares the contracts of contract-check.yaml with the base branch.
name: contract-check
on: pull_request
# Enough for pull requests of forks too; nothing is written to the repository.
permissions:
  contents: read
concurrency:
  group: contract-check-\${{ github.ref }}
  cancel-in-progress: true
jobs:
  contract-check:
    runs-on: ubuntu-latest
    timeout-minutes: 10
    steps:
      - uses: actions/checkout@11bd71901bbe5b1630ceea73d27597364c9af683 # v4.2.2
        with:
          # Where the branch left its base is found in the history.
          fetch-depth: 0
          persist-credentials: false
      - uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0
        with:
          node-version: 22
      - name: Compare
        run: ${COMMAND} --format github --output markdown=contract-check.md
      # For code scanning: add --output sarif=contract-check.sarif above, "security-events: write" to the permissions
      # (which pull requests of forks do not get), and a step of github/codeql-action/upload-sarif with
      # "if: always()" and "sarif_file: contract-check.sarif".
      - name: Summary
        if: always() && hashFiles('contract-check.md') != ''
        run: cat contract-check.md >> "$GITHUB_STEP_SUMMARY"
`;

const GITLAB_JOB = `# Compares the contracts of contract-check.yaml with the target branch.
contract-check:
  stage: test
  image: node:22
  rules:
    - if: $CI_PIPELINE_SOURCE == "merge_request_event"
  variables:
    # Where the branch left its target is found in the history.
    GIT_DEPTH: "0"
  script:
    - ${COMMAND} --output gitlab=gl-code-quality-report.json --output junit=contract-check.xml
  artifacts:
    when: always
    reports:
      codequality: gl-code-quality-report.json
      junit: contract-check.xml
`;

/** What includes the job; to be pasted where there is a pipeline already. */
export const GITLAB_INCLUDE = `include:
  - local: .gitlab/contract-check.yml
`;

export const GITLAB_PIPELINE = '.gitlab-ci.yml';

/** What makes a build server run us. */
export const CI_FILES: Readonly<Record<CiName, readonly ProposedFile[]>> = {
  github: [{ path: '.github/workflows/contract-check.yml', text: GITHUB }],
  gitlab: [
    { path: '.gitlab/contract-check.yml', text: GITLAB_JOB },
    { path: GITLAB_PIPELINE, text: GITLAB_INCLUDE, sign: '.gitlab/contract-check.yml' },
  ],
  none: [],
};
