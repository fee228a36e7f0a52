import { escapeTerminal } from '@contract-check/report';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import type { ServiceFault } from './connect-service.ts';

/** Says why nothing came of it; `outcome` is what did not happen. */
export function tellFault({ message, fix }: ServiceFault, outcome: string, io: Pick<Io, 'stderr'>): ExitCode {
  const lines = [...message.split('\n'), `Next: ${fix}`, `Exit 2: ${outcome}`];
  io.stderr.write(`${lines.map((line) => escapeTerminal(line)).join('\n')}\n`);
  return EXIT.input;
}
