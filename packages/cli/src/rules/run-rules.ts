import type { RulesCommand } from '../command-line/command.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { explained, problemRows, refuseUnknown } from './explained.ts';
import { listText } from './rules-text.ts';

/** Lists the catalogue, or explains one rule or input problem. */
export function runRules({ id, format }: RulesCommand, io: Io, engine: Engine): ExitCode {
  const { width } = terminalOf(io.stdout, io.env, undefined);
  const text = id === undefined ? listText(engine.rules, problemRows(engine), width) : explained(id, engine, width);
  if (text === null) return refuseUnknown(id ?? '', engine, io, { command: 'rules' });
  if (format === 'text') io.stdout.write(text);
  else io.stdout.write(`${JSON.stringify({ schemaVersion: 1, ...chosen(id, engine) }, null, 2)}\n`);
  return EXIT.pass;
}

/** The row of an id, or all rows. */
function chosen(id: string | undefined, engine: Engine) {
  const isChosen = (name: string): boolean => id === undefined || name === id;
  return {
    rules: engine.rules.filter((rule) => isChosen(rule.id)),
    problems: problemRows(engine).filter(({ code }) => isChosen(code)),
  };
}
