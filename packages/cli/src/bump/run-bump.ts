import type { Policy } from '@contract-check/core';
import { renderBumpJson, renderBumpText, versionsFollow } from '@contract-check/report';
import type { BumpCommand } from '../command-line/command.ts';
import { compareContracts } from '../diff/compare-contracts.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { textOptions } from '../terminal/text-options.ts';

/** Prints the version step that the changes ask for. */
export async function runBump(command: BumpCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const { check, format } = command;
  const compared = await compareContracts(command, io, engine, check ? withVersions : undefined);
  if (!compared.ok) return compared.error;
  const input = compared.value;
  const text =
    format === 'json' ? renderBumpJson(input) : renderBumpText(input, check, await textOptions(io.stdout, command, io));
  io.stdout.write(text);
  return check && !versionsFollow(input) ? EXIT.findings : EXIT.pass;
}

/** Who checks versions wants to be told, whatever the team's `semver` says of other runs. */
function withVersions(policy: Policy): Policy {
  return policy.semver === 'off' ? { ...policy, semver: 'error' } : policy;
}
