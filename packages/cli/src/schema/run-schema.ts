import {
  renderSchemaJson,
  renderSchemaMarkdown,
  renderSchemaText,
  type SchemaReport,
  schemaExitStatus,
  type TextOptions,
} from '@contract-check/report';
import type { SchemaCommand } from '../command-line/command.ts';
import type { Engine } from '../engine.ts';
import type { ExitCode } from '../exit-code.ts';
import { isRead, loadSides } from '../input/load-contract.ts';
import { distinct, refuse, warn } from '../input/tell-problems.ts';
import type { Io } from '../io.ts';
import { startProgress } from '../terminal/progress.ts';
import { textOptions } from '../terminal/text-options.ts';

type Renderer = (report: SchemaReport, options: TextOptions) => string;

const RENDERERS: Readonly<Record<SchemaCommand['format'], Renderer>> = {
  text: renderSchemaText,
  json: renderSchemaJson,
  markdown: (report) => renderSchemaMarkdown({ ...report, elapsedMs: null }),
};

/** Reads two plain JSON Schemas, decides whether they are compatible, shows the answer. */
export async function runSchema(command: SchemaCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const { mode, failOn } = command;
  const start = io.now();
  const progress = startProgress(io, !command.quiet);
  try {
    progress.stage('Reading the schemas …');
    const sides = await loadSides([command.base, command.revision], command, engine.loadSchema, io);
    const problems = distinct(sides.flatMap((side) => side.problems));
    const [base, revision] = sides.filter(isRead);
    if (base === undefined || revision === undefined) {
      progress.stop();
      return await refuse(problems, sides, command, io);
    }

    progress.stage('Comparing …');
    io.entering('compare');
    const contracts = { base: base.contract, revision: revision.contract };
    const { loadValidator } = engine;
    const { verdict, notices } = await engine.compareSchemas(contracts.base, contracts.revision, {
      mode,
      loadValidator,
    });
    progress.stop();

    await warn(distinct([...problems, ...notices]), command, io);
    const exitStatus = schemaExitStatus(verdict, failOn);
    const report = { ...contracts, verdict, failOn, exitStatus, elapsedMs: io.now() - start };
    io.stdout.write(RENDERERS[command.format](report, await textOptions(io.stdout, command, io)));
    return exitStatus;
  } finally {
    progress.stop();
  }
}
