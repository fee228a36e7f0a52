/** Shown below the options of each command. */
export const PROGRAM_HELP = `
Examples:
  $ contract-check init
  $ contract-check diff
  $ contract-check diff old.yaml new.yaml
  $ contract-check diff origin/main:api/openapi.yaml api/openapi.yaml
  $ contract-check schema old.json new.json --mode full
  $ contract-check rules

Every option of a command: contract-check diff --help`;

export const DIFF_HELP = `
A contract is
  api/openapi.yaml          a file: YAML or JSON, Swagger 2.0 or OpenAPI 3.0-3.2
  origin/main:openapi.yaml  a file in a Git branch, tag or commit; its path
                            counts from the top of the repository, ./ from here
  :openapi.yaml             the file as it is staged in Git
  -                         standard input
  https://host/api.json     an address, with --allow-remote

Files that a contract reaches by $ref are read along, but only below the Git
work tree (or the folder) of the contract, in the same revision, or below the
folder of its address. --root names other places.

Without arguments: every contract of contract-check.yaml, as it is in the work
tree, with its base. --base goes before the bases of the configuration:
  merge-base                where this branch left the default branch, which is
                            found by itself (the preset); merge-base:develop
  tag:v*                    the newest tag that fits and is an ancestor
  origin/main               a branch, tag or commit
  file:last.yaml            a file; url:https://... an address
  registry:orders@prod      every version of the service that is live there

Examples:
  Compare what is configured with where this branch left the default branch:
    $ contract-check diff
  The same with the last release:
    $ contract-check diff --base 'tag:v*'
  Compare with the main branch:
    $ contract-check diff origin/main:api/openapi.yaml api/openapi.yaml
  The new contract must hold for clients of both versions that are in use:
    $ contract-check diff --against v1.yaml --against v2.yaml new.yaml
  The paths moved from /v1 to /v2; compare what is below:
    $ contract-check diff --strip-prefix old:/v1 --strip-prefix new:/v2 \\
        v1.yaml v2.yaml
  For other programs:
    $ contract-check diff --format json old.yaml new.yaml > verdict.json
  Several reports of one run (docs/outputs.md has all forms):
    $ contract-check diff --format github --output sarif=contract.sarif \\
        --output junit=contract.xml old.yaml new.yaml
  A form of your own, a Mustache template:
    $ contract-check diff --template report.mustache old.yaml new.yaml

Exit codes:
  0  nothing at or above --fail-on
  1  findings at or above --fail-on
  2  wrong usage, or a contract that cannot be read: nothing was compared
  3  an error in contract-check itself

Results go to standard output, everything else to standard error.`;

export const SCHEMA_HELP = `
Modes, as schema registries mean them (plain sets, no tolerance):
  backward  the new schema accepts all data that the old one accepts:
            who upgrades can still read old data
  forward   the old schema accepts all data that the new one accepts:
            who does not upgrade can read new data
  full      both

A schema is a JSON or YAML file of draft 4, 6, 7, 2019-09 or 2020-12 (read as
2020-12 if it does not say), a file in Git (main:schemas/order.json), standard
input (-) or, with --allow-remote, an address. Files that it reaches by $ref
are read along, as "contract-check diff --help" says.

Examples:
  Compare with the main branch:
    $ contract-check schema origin/main:schemas/order.json schemas/order.json
  Both directions; what cannot be decided fails too:
    $ contract-check schema --mode full --fail-on warning old.json new.json
  For other programs:
    $ contract-check schema --format json old.json new.json > verdict.json

Exit codes:
  0  it holds; or it is not decided, which is a warning (see --fail-on)
  1  it does not hold, shown by a value that a second validator confirmed
  2  wrong usage, or a schema that cannot be read: nothing was compared
  3  an error in contract-check itself

Results go to standard output, everything else to standard error.`;

export const RULES_HELP = `
Examples:
  $ contract-check rules
  $ contract-check rules request-property-became-required
  $ contract-check rules yaml-nested-mapping
  $ contract-check rules --format json`;
