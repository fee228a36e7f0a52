import type { Command as Commander } from 'commander';
import type { ExplainCommand } from './command.ts';
import { addContractsOptions, type ContractsFlags, contractsOptions } from './contracts-options.ts';
import { addPlainOptions } from './shared-options.ts';

const HELP = `
What a rule or the code of an input problem means stands in the catalogue: no
contract is needed for it. A fingerprint (its first 8 digits are enough) names
a finding: give the contracts and options of the run that showed it, or none
for the contracts of the configuration.

Examples:
  A rule, and an input problem:
    $ contract-check explain request-property-became-required
    $ contract-check explain yaml-nested-mapping
  A finding: what was asked, under which reading, and what shows the answer:
    $ contract-check explain 2eef2a56ede959be v1.yaml v2.yaml
    $ contract-check explain 2eef2a56 --base origin/main

Exit codes:
  0  explained
  2  there is no such rule, problem or finding, or several; the message lists
     what there is
  3  an error in contract-check itself`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addExplain(program: Commander, done: (command: ExplainCommand) => void): void {
  const explain = program
    .command('explain')
    .summary('explain a rule, an input problem or a finding')
    .description('Explains a rule, the code of an input problem, or a finding by its fingerprint.')
    .argument('<what>', 'a rule, the code of an input problem, or a fingerprint')
    .argument('[old]', 'of a finding: the contract that clients rely on')
    .argument('[new]', 'of a finding: the contract that is to replace it');
  addContractsOptions(explain, { failOn: false });
  addPlainOptions(explain).addHelpText('after', HELP);
  explain.action((what: string, old: string | undefined, revision: string | undefined, flags: ContractsFlags) => {
    const contracts = contractsOptions([old, revision], flags, explain);
    if (typeof contracts === 'string') explain.error(`error: ${contracts}`);
    else done({ name: 'explain', what, ...contracts });
  });
}
