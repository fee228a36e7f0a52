import { escapeTerminal } from '@contract-check/report';
import type { RulesCommand } from '../command-line/command.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { mostSimilar } from '../most-similar.ts';
import { terminalOf } from '../terminal/terminal.ts';
import { listText, problemText, ruleText } from './rules-text.ts';

/** Lists the catalogue, or explains one rule or input problem. */
export function runRules(command: RulesCommand, io: Io, engine: Engine): ExitCode {
  const { id, format } = command;
  const { rules } = engine;
  const problems = Object.entries(engine.problems).map(([code, info]) => ({ code, ...info }));
  const rule = rules.find((row) => row.id === id);
  const problem = problems.find((row) => row.code === id);
  if (id !== undefined && rule === undefined && problem === undefined) return refuseUnknown(id, engine, io);

  const { width } = terminalOf(io.stdout, io.env, undefined);
  const found = {
    rules: id === undefined ? rules : [rule ?? []].flat(),
    problems: id === undefined ? problems : [problem ?? []].flat(),
  };
  if (format === 'json') io.stdout.write(`${JSON.stringify({ schemaVersion: 1, ...found }, null, 2)}\n`);
  else if (rule !== undefined) io.stdout.write(ruleText(rule, width));
  else if (problem !== undefined) io.stdout.write(problemText(problem, width));
  else io.stdout.write(listText(rules, problems, width));
  return EXIT.pass;
}

const SHOWN_MATCHES = 8;

function refuseUnknown(id: string, engine: Engine, io: Io): ExitCode {
  const ids = [...engine.rules.map((rule) => rule.id), ...Object.keys(engine.problems)];
  const holding = id === '' ? [] : ids.filter((known) => known.includes(id)).slice(0, SHOWN_MATCHES);
  const matches = holding.length > 0 ? holding : [mostSimilar(id, ids) ?? []].flat();
  const lines = matches.map((match) => `  contract-check rules ${match}\n`);
  io.stderr.write(`error: there is no rule or input problem "${escapeTerminal(id)}".\n`);
  io.stderr.write(lines.length === 0 ? '' : `Did you mean:\n${lines.join('')}`);
  io.stderr.write('Usage error (exit 2). contract-check rules lists them all.\n');
  return EXIT.input;
}
