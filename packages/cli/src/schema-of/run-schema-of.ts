import type { SchemaOfCommand } from '../command-line/command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { PUBLISHED_SCHEMAS } from './published-schemas.ts';

/** Prints the JSON Schema of something that other programs read or write. */
export function runSchemaOf({ of }: SchemaOfCommand, io: Io): ExitCode {
  io.stdout.write(`${JSON.stringify(PUBLISHED_SCHEMAS[of](), null, 2)}\n`);
  return EXIT.pass;
}
