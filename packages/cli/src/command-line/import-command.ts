import { type Command as Commander, InvalidArgumentError } from 'commander';
import { LOG_FORMATS, type LogFormat } from '../import/formats/formats.ts';
import { FIELD_NAMES, type FieldMap } from '../import/formats/json.ts';
import type { ImportCommand } from './command.ts';
import { DEBUG } from './shared-options.ts';

/** What commander makes of the options of `import`. */
interface ImportFlags {
  readonly service: string;
  readonly format?: LogFormat;
  readonly fields?: FieldMap;
  readonly environment?: string;
  readonly instance: string;
  readonly byAddress?: boolean;
  readonly state?: string;
  readonly dryRun?: boolean;
  readonly server?: string;
}

const HELP = `
Formats, found by themselves where --format does not name one:
  envoy       the default text format      envoy-json  its fields in JSON
  nginx       combined (Apache, too), with $request_time behind it or not
  haproxy     option httplog; its times are taken for UTC
  alb         AWS application load balancer
  json        an object in each line       har         an HTTP archive
Files may be packed by gzip. Lines that cannot be read are counted, the first
are shown, and the rest is reported all the same.

--fields says where something stands in JSON, req.method being a member of req:
  ${FIELD_NAMES.slice(0, 7).join(', ')},
  ${FIELD_NAMES.slice(7).join(', ')}

A consumer is who the field named for it says, else who the client certificate
in Envoy's logs names, else the first product of the User-Agent, else anonymous.
Queries, headers and addresses are not sent; --by-address sends the address as
the name of who has no other.

The same log again counts once, under any name and packed or not, also after it
was broken off. For a log that grows, --state remembers how far it was reported;
use it in each run. The service refuses calls older than seven days.

CONTRACT_CHECK_SERVER names the service, CONTRACT_CHECK_KEY a key with the
scope "ingest"; on the same machine neither is needed.

Examples:
  $ contract-check import access.log --service orders --dry-run
  $ contract-check import /var/log/nginx/access.log* --service orders \\
      --environment prod
  $ contract-check import /var/log/nginx/access.log --service orders \\
      --state /var/lib/contract-check/import.json
  $ contract-check import app.jsonl --service orders --format json \\
      --fields time=ts,status=res.code,consumer=headers.x-client

Exit codes:
  0  reported, now or before
  2  wrong usage, a file that cannot be read, or no answer
  3  an error in contract-check itself`;

/** Adds the command to the program; `done` is given what the user asked for. */
export function addImport(program: Commander, done: (command: ImportCommand) => void): void {
  const command = program
    .command('import')
    .summary('report the calls of access logs to the service')
    .description('Reports the calls that access logs tell of to the usage service.')
    .argument('<file...>', 'logs')
    .requiredOption('--service <name>', 'what was called')
    .option('--format <format>', `one of ${LOG_FORMATS.join(', ')}`, parseFormat)
    .option('--fields <fields>', 'where things stand in JSON, as in time=ts,path=req.url', parseFields)
    .option('--environment <name>', 'where it was called')
    .option('--instance <name>', 'which source reports, where there are several', 'import')
    .option('--by-address', 'name callers by their address where nothing else does')
    .option('--state <file>', 'remember here how far a log was reported')
    .option('--dry-run', 'show what would be reported, and report nothing')
    .option('--server <url>', 'the service (default: http://127.0.0.1:4010)')
    .option(...DEBUG)
    .addHelpText('after', HELP);
  command.action((files: string[], { fields, format, ...flags }: ImportFlags) => {
    if (fields !== undefined && format !== undefined && format !== 'json' && format !== 'envoy-json') {
      command.error('error: --fields is for the formats json and envoy-json.');
    }
    done({
      name: 'import',
      files,
      service: flags.service,
      format: format ?? null,
      fields: fields ?? {},
      environment: flags.environment,
      instance: flags.instance,
      byAddress: flags.byAddress === true,
      state: flags.state ?? null,
      dryRun: flags.dryRun === true,
      server: flags.server,
    });
  });
}

function parseFormat(text: string): LogFormat {
  const format = LOG_FORMATS.find((known) => known === text);
  if (format !== undefined) return format;
  throw new InvalidArgumentError(`Formats: ${LOG_FORMATS.join(', ')}.`);
}

/** A secret is no name: what is sent as a consumer is kept and shown. */
const SECRET = /authori[sz]ation|api[-_.]?key|cookie|password|secret|token/i;

/** `time=ts,path=req.url` */
function parseFields(text: string): FieldMap {
  const entries = text.split(',').map((part) => {
    const middle = part.indexOf('=');
    const [field, place] = [part.slice(0, middle).trim(), part.slice(middle + 1).trim()];
    if (middle < 0 || place === '' || !FIELD_NAMES.some((name) => name === field)) {
      throw new InvalidArgumentError(`Give fields as in time=ts,path=req.url; there are ${FIELD_NAMES.join(', ')}.`);
    }
    if (field === 'consumer' && SECRET.test(place)) {
      throw new InvalidArgumentError(`What stands in ${place} is a secret, and no name of a consumer.`);
    }
    return [field, [place]] as const;
  });
  return Object.fromEntries(entries);
}
