import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { escapeTerminal } from '@contract-check/report';
import { askGit, repositoryAt } from '../bases/repository.ts';
import type { InitCommand } from '../command-line/command.ts';
import { configSchema } from '../config/config-schema.ts';
import { findConfigs } from '../config/find-config.ts';
import { shownPath } from '../config/read-document.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { CI_FILES, type CiName, type ProposedFile } from './ci-files.ts';
import { CODEOWNERS_FILES, type OwnerOf, readCodeowners } from './codeowners.ts';
import { CONFIG_FILE, configFiles } from './config-file.ts';
import { isConfirmed } from './confirm.ts';
import { namedContracts } from './contract-entries.ts';
import { type FileState, stateOf, writeNew } from './file-states.ts';
import { type FoundContracts, findContracts } from './find-contracts.ts';
import { foundText, nothingFoundText, proposalText } from './init-text.ts';

/** Proposes a configuration and a workflow; writes them when told to. */
export async function runInit(command: InitCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const repository = await repositoryAt(io.cwd, io);
  const top = repository.ok ? repository.value.top : io.cwd;
  const ci = command.ci ?? (repository.ok ? await ciOf(top, io) : 'none');
  const [config] = await findConfigs(top);
  const proposed = [...CI_FILES[ci]];
  if (config === undefined || config === join(top, CONFIG_FILE)) {
    const found = await findContracts(top, engine, io);
    if (found.contracts.length === 0) {
      io.stderr.write(nothingFoundText(found));
      return EXIT.input;
    }
    proposed.unshift(...(await configured(found, top, engine)));
    io.stdout.write(foundText(found));
  } else io.stdout.write(`Configured already: ${escapeTerminal(shownPath(config, io.cwd))}.\n`);
  const states = await Promise.all(proposed.map((file) => stateOf(file, top, io)));
  io.stdout.write(proposalText(states, { ci, isAsked: command.ci !== null }));
  return finish(states, command, top, io);
}

async function configured(found: FoundContracts, top: string, engine: Engine): Promise<readonly ProposedFile[]> {
  const schema = configSchema(engine.rules.map(({ id }) => id));
  return configFiles(namedContracts(found.contracts), await ownersIn(top), schema);
}

/** The build server that goes with where the repository came from. */
async function ciOf(top: string, io: Io): Promise<CiName> {
  const remote = await askGit(['config', '--get-regexp', '^remote\\..*\\.url$'], top, io, 1);
  const [, host = ''] = /(?:@|\/\/)(?:[^@/\s]*@)?([^:/\s]+)/.exec((remote.ok ? remote.value : '') ?? '') ?? [];
  if (/github/i.test(host)) return 'github';
  return /gitlab/i.test(host) ? 'gitlab' : 'none';
}

async function ownersIn(top: string): Promise<OwnerOf> {
  for (const file of CODEOWNERS_FILES) {
    const text = await readFile(join(top, file), 'utf8').catch(() => null);
    if (text !== null) return readCodeowners(text);
  }
  return () => null;
}

async function finish(states: readonly FileState[], command: InitCommand, top: string, io: Io): Promise<ExitCode> {
  const missing = states.filter(({ found }) => found === 'nothing');
  const left = states.some(({ found }) => found === 'different') ? EXIT.findings : EXIT.pass;
  if (missing.length === 0) return left;
  if (!command.write && !(await isConfirmed('Write these files? [y/N] ', io))) {
    io.stdout.write('\nNothing was written. To write: contract-check init --write\n');
    return left;
  }
  let code: ExitCode = left;
  for (const file of missing) {
    const reason = await writeNew(file, top);
    if (reason === null) io.stdout.write(`Wrote ${file.path}.\n`);
    else {
      io.stderr.write(`error: ${file.path} could not be written (${reason}).\n`);
      code = EXIT.input;
    }
  }
  if (code !== EXIT.input) io.stdout.write('Try it: contract-check diff\n');
  return code;
}
