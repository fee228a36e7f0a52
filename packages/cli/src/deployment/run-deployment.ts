import { escapeTerminal } from '@contract-check/report';
import type { DeploymentCommand } from '../command-line/command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { askService } from '../service/ask-service.ts';
import { serviceAddress } from '../service/service-address.ts';

/** Tells the service which version is, or is no longer, live in an environment. */
export async function runDeployment(command: DeploymentCommand, io: Io): Promise<ExitCode> {
  const { service, version, environment, instance, state, server } = command;
  const address = await serviceAddress(server, io);
  if (!address.ok) return notStored([address.error], io);
  const body = { service, version, environment, instance, state };
  const answer = await askService(address.value, { method: 'POST', path: '/api/v1/deployments', body }, io);
  if (!answer.ok) return notStored(answer.lines, io);
  const what = `${service} ${version}${instance === null ? '' : ` on ${instance}`}`;
  const words = state === 'live' ? `${what} is live in ${environment}.` : `${what} is gone from ${environment}.`;
  io.stdout.write(`${escapeTerminal(words)}\n`);
  return EXIT.pass;
}

function notStored(lines: readonly string[], io: Io): ExitCode {
  io.stderr.write(`${lines.map((line) => escapeTerminal(line)).join('\n')}\nNothing was recorded.\n`);
  return EXIT.input;
}
