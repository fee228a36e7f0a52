import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import type { ReportInput } from '@contract-check/report';
import type { VerdictOutput } from '../command-line/command.ts';
import type { Io } from '../io.ts';
import { renderAs, type ShowCommand } from './render-result.ts';

/** A file that could not be written, and the system's code for why. */
export interface Unwritten {
  readonly file: string;
  readonly reason: string;
}

/** Writes every file that was asked for, making folders as needed. Answers those that could not be written. */
export async function writeOutputs(input: ReportInput, command: ShowCommand, io: Io): Promise<readonly Unwritten[]> {
  const failed: Unwritten[] = [];
  for (const output of command.outputs) {
    const reason = await written(output, await renderAs(output.format, input, command, io), io);
    if (reason !== null) failed.push({ file: output.file, reason });
  }
  return failed;
}

async function written({ file }: VerdictOutput, text: string, { cwd }: Io): Promise<string | null> {
  const path = resolve(cwd, file);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
    return null;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return String(error.code);
    throw error;
  }
}
