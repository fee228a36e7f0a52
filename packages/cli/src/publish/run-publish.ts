import type { Contract, SourceDocument } from '@contract-check/core';
import { escapeTerminal } from '@contract-check/report';
import type { PublishCommand } from '../command-line/command.ts';
import type { Engine } from '../engine.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { verdictRenderer } from '../formats/verdict-formats.ts';
import { isRead, loadSides } from '../input/load-contract.ts';
import { refuse, warn } from '../input/tell-problems.ts';
import type { Io } from '../io.ts';
import { askService } from '../service/ask-service.ts';
import { serviceAddress } from '../service/service-address.ts';
import { startProgress } from '../terminal/progress.ts';
import { textOptions } from '../terminal/text-options.ts';
import { checkedOut } from './checked-out.ts';
import { type Refusal, refusalOf, refusedVerdict } from './refused-verdict.ts';

/** Sends a contract, with the files that it reaches, to the service; shows the findings where that refuses it. */
export async function runPublish(command: PublishCommand, io: Io, engine: Engine): Promise<ExitCode> {
  const address = await serviceAddress(command.server, io);
  if (!address.ok) return notPublished([address.error], io);
  const sides = await loadSides([command.contract], command, engine.loadContract, io);
  const [side] = sides.filter(isRead);
  if (side === undefined) {
    const problems = sides.flatMap((each) => each.problems);
    return refuse(problems, sides, command, io);
  }
  await warn(side.problems, command, io);
  const { contract } = side;
  const version = command.version ?? contract.version;
  if (version === null) return notPublished(NO_VERSION, io);

  const documents = documentsOf(contract);
  const found = await checkedOut(
    documents.map(({ label }) => label),
    io,
  );
  const body = {
    version,
    branch: command.branch ?? found.branch,
    commit: command.commit ?? found.commit,
    documents: documents.map(({ uri, text }) => ({ path: uri, text })),
  };
  const progress = startProgress(io, !command.quiet);
  progress.stage('Publishing …');
  const path = `/api/v1/services/${encodeURIComponent(command.service)}/contracts`;
  const answer = await askService(address.value, { method: 'POST', path, body }, io);
  progress.stop();
  if (answer.ok) {
    const isNew = answer.status === 201;
    io.stdout.write(command.format === 'json' ? jsonText(answer.body) : publishedText(answer.body as Published, isNew));
    return EXIT.pass;
  }
  const refusal = refusalOf(answer.problem);
  if (refusal === null) return notPublished(answer.lines, io);
  if (command.format === 'json') io.stdout.write(jsonText(answer.problem));
  else {
    const { service } = command;
    const report = await refusedVerdict({ service, contract, refusal, address: address.value }, engine, io);
    const render = await verdictRenderer('text');
    // The service knows no waivers: it holds to what was promised to others.
    const shown = { ...(await textOptions(io.stdout, command, io)), template: null, waivable: false };
    io.stdout.write(render(report, shown));
  }
  io.stderr.write(refusedText(command.service, refusal));
  return EXIT.findings;
}

/** The entry first. */
function documentsOf({ sources: { entry, documents } }: Contract): readonly SourceDocument[] {
  return [entry, ...[...documents.values()].filter((document) => document !== entry)];
}

const NO_VERSION = [
  'The contract has no version to be published under.',
  'Next: name one with --version, or write info.version.',
];

function notPublished(lines: readonly string[], io: Io): ExitCode {
  io.stderr.write(`${lines.map((line) => escapeTerminal(line)).join('\n')}\nNothing was published.\n`);
  return EXIT.input;
}

function jsonText(body: unknown): string {
  return `${JSON.stringify(body, null, 2)}\n`;
}

/** What is told of a published contract. */
interface Published {
  readonly service: string;
  readonly version: string;
  readonly digest: string;
  readonly branch: string | null;
  readonly commit: string | null;
  readonly operations: number;
}

function publishedText({ service, version, digest, branch, commit, operations }: Published, isNew: boolean): string {
  const origin = [branch ?? '', commit?.slice(0, 10) ?? ''].filter((part) => part !== '').join(' ');
  const what = `${service} ${version}${origin === '' ? '' : ` (${origin})`}`;
  const count = operations === 1 ? 'one operation' : `${operations} operations`;
  const text = isNew ? `Published ${what}: ${count}` : `${what} was published before, with the same content`;
  return `${escapeTerminal(text)}\n${escapeTerminal(digest)}\n`;
}

const BROKEN: Readonly<Record<Refusal['promise'], string>> = {
  backward: 'whoever relies on it could not rely on this contract.',
  forward: 'whoever relies on this contract could not rely on it.',
};

function refusedText(service: string, { against, promise }: Refusal): string {
  const words = `Refused because of ${service} ${against}: ${BROKEN[promise]}`;
  return `${escapeTerminal(words)}\nNothing was published.\n`;
}
