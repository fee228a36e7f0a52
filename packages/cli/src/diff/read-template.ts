import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { fail, type InputProblem, ok, type Result } from '@contract-check/core';
import type { Template } from '@contract-check/report';
import type { DiffCommand } from '../command-line/command.ts';
import { decodeText } from '../input/decode-text.ts';
import type { LoadedSide } from '../input/load-contract.ts';
import { systemRefusal } from '../input/read-file.ts';
import type { Refusal } from '../input/refusal.ts';
import type { Io } from '../io.ts';

/** Reads the template that the user named, if any, and checks it before anything is compared. */
export async function readGivenTemplate(
  { templateFile }: DiffCommand,
  { cwd }: Io,
): Promise<Result<Template | null, LoadedSide>> {
  if (templateFile === null) return ok(null);
  const bytes = await readFile(resolve(cwd, templateFile)).catch((error: unknown) =>
    systemRefusal(error, templateFile),
  );
  if (!(bytes instanceof Uint8Array)) return fail(unusable(templateFile, '', asProblem(bytes.error, templateFile)));
  const decoded = decodeText(bytes);
  if (!decoded.ok) return fail(unusable(templateFile, '', asProblem(decoded.error, templateFile)));
  const { readTemplate } = await import('../formats/template.ts');
  const template = readTemplate(decoded.value, templateFile);
  return template.ok ? template : fail(unusable(templateFile, decoded.value, template.error));
}

function asProblem({ code, message, fix, at }: Refusal, file: string): InputProblem {
  return { severity: 'error', code, message, fix, file, ...at };
}

/** As a side that could not be read, to be told of in the same way. */
function unusable(name: string, text: string, problem: InputProblem): LoadedSide {
  return { name, contract: null, problems: [problem], texts: new Map([[name, text]]) };
}
