import { fail, ok, type Result } from '@contract-check/core';
import {
  escapeTerminal,
  renderUsageCsv,
  renderUsageJson,
  renderUsageText,
  type UsageCoverage,
  type UsageReading,
  type UsedOperation,
} from '@contract-check/report';
import type { UsageCommand } from '../command-line/command.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import type { Io } from '../io.ts';
import { askService } from '../service/ask-service.ts';
import { type ServiceAddress, serviceAddress } from '../service/service-address.ts';
import { textOptions } from '../terminal/text-options.ts';

/** Shows who calls what of a service. */
export async function runUsage(command: UsageCommand, io: Io): Promise<ExitCode> {
  const address = await serviceAddress(command.server, io);
  if (!address.ok) return refuse([address.error], io);
  const reading = await readingOf(command, (path, query) => got(address.value, { path, query }, io));
  if (!reading.ok) return refuse(reading.error, io);
  const text = await textOptions(io.stdout, { colour: command.colour, verbose: false, quiet: false }, io);
  io.stdout.write(FORMS[command.format](reading.value, text));
  return EXIT.pass;
}

function refuse(lines: readonly string[], io: Pick<Io, 'stderr'>): ExitCode {
  const said = [...lines, 'Exit 2: nothing is known of its use.'];
  io.stderr.write(`${said.map((line) => escapeTerminal(line)).join('\n')}\n`);
  return EXIT.input;
}

const FORMS: Readonly<Record<UsageCommand['format'], typeof renderUsageText>> = {
  text: renderUsageText,
  json: renderUsageJson,
  csv: renderUsageCsv,
};

/** As many rows as the service gives at once. */
const PAGE = '10000';

type Body = Readonly<Record<string, unknown>>;
type Query = Readonly<Record<string, string | undefined>>;
type Ask = (path: string, query: Query) => Promise<Result<Body, readonly string[]>>;

async function readingOf(command: UsageCommand, ask: Ask): Promise<Result<UsageReading, readonly string[]>> {
  const { service, environment } = command;
  const rows: UsedOperation[] = [];
  let page: Body;
  let cursor: string | undefined;
  do {
    const answer = await ask('/api/v1/usage', { ...filterOf(command), cursor });
    if (!answer.ok) return answer;
    page = answer.value;
    rows.push(...(page.rows as UsedOperation[]));
    cursor = typeof page.next === 'string' ? page.next : undefined;
  } while (cursor !== undefined);
  const known = await ask(`/api/v1/services/${encodeURIComponent(service)}/operations`, {});
  if (!known.ok) return known;
  const keys = (known.value.operations as { key: string }[]).map(({ key }) => key);
  const seen = new Set(rows.map(({ operation }) => operation));
  const unseen = keys.filter((key) => !seen.has(key));
  return ok({ service, environment, rows: byOperation(rows), unseen, coverage: page.coverage as UsageCoverage });
}

async function got(
  address: ServiceAddress,
  { path, query }: { readonly path: string; readonly query: Query },
  io: Io,
): Promise<Result<Body, readonly string[]>> {
  const answer = await askService(address, { method: 'GET', path, query }, io);
  if (!answer.ok) return fail(answer.lines);
  if (typeof answer.body === 'object' && answer.body !== null) return ok(answer.body as Body);
  return fail([`What answers at ${address.url} is no contract-check service.`]);
}

function filterOf({ service, environment, from, to }: UsageCommand): Query {
  return { service, environment: environment ?? undefined, from: timeOf(from), to: timeOf(to), limit: PAGE };
}

/** A day is its start, in UTC. */
function timeOf(text: string | null): string | undefined {
  return text === null ? undefined : new Date(text).toISOString();
}

/** Those that are called most come first, each with its consumers in the same order. */
function byOperation(rows: readonly UsedOperation[]): UsedOperation[] {
  const places = new Map<string, UsedOperation[]>();
  for (const row of rows) {
    const group = places.get(row.operation);
    if (group === undefined) places.set(row.operation, [row]);
    else group.push(row);
  }
  return [...places.values()].flat();
}
