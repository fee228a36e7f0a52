import { findingsWith, type ReportInput, renderExplanation } from '@contract-check/report';
import type { ExplainCommand } from '../command-line/command.ts';
import { compareContracts } from '../diff/compare-contracts.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { explained, refuseUnknown } from '../rules/explained.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { textOptions } from '../terminal/text-options.ts';
import { ambiguousText, unknownText } from './no-finding-text.ts';

/** At least 8 digits, so that it is unlikely to fit another finding by chance. */
const FINGERPRINT = /^[0-9a-f]{8,16}$/i;

/** Explains what a name stands for: a rule, an input problem, or a finding of a comparison. */
export async function runExplain(command: ExplainCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const { what, named } = command;
  const text = explained(what, engine, terminalOf(io.stdout, io.env, command.colour).width);
  if (text !== null) return explainEntry(text, command, io);
  if (!FINGERPRINT.test(what))
    return refuseUnknown(what, engine, io, { command: 'explain', hint: hintFor(what, named) });
  const compared = await compareContracts(command, io, engine);
  return compared.ok ? explainFinding(command, compared.value, io) : compared.error;
}

function explainEntry(text: string, { what, named }: ExplainCommand, io: Io): ExitCode {
  if (named === null) {
    io.stdout.write(text);
    return EXIT.pass;
  }
  io.stderr.write(`error: ${what} is explained without contracts: contract-check explain ${what}\n`);
  io.stderr.write('Usage error (exit 2): contracts go with the fingerprint of a finding.\n');
  return EXIT.input;
}

/** What looks like a part of a fingerprint, or came with contracts, was meant as one. */
function hintFor(what: string, named: ExplainCommand['named']): string {
  const isMeant = named !== null || /^[0-9a-f]{4,}$/i.test(what);
  return isMeant ? 'The fingerprint of a finding has 16 digits (0-9, a-f); give 8 at least.' : '';
}

async function explainFinding(command: ExplainCommand, input: ReportInput, io: Io): Promise<ExitCode> {
  const found = findingsWith(input, command.what);
  const fingerprints = new Set(found.map(({ finding }) => finding.fingerprint));
  if (fingerprints.size === 1) {
    const options = await textOptions(io.stdout, command, io);
    // One finding, met against several bases.
    io.stdout.write(found.map(({ run, finding }) => renderExplanation(run, finding, options)).join('\n'));
    return EXIT.pass;
  }
  const { width } = await textOptions(io.stderr, command, io);
  const findings = found.map(({ finding }) => finding);
  io.stderr.write(
    fingerprints.size === 0 ? unknownText(command.what, input, width) : ambiguousText(command.what, findings, width),
  );
  return EXIT.input;
}
