/**
 * `npm run bench:service`: the service on a real PostgreSQL that it starts itself. `--seconds N` (default 20; 600 shows
 * whether memory stays flat), `--rows N` (default 1,000,000; what is read back, 10,000,000 is the target's size),
 * `--instances N` of one service, watched for a year (default 10), `--batch N` rows of a report (default 500),
 * `--connections N` (default 8), `--only load` or `--only questions`.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { PostgresServer } from '../../test/server/support/postgres-server.ts';
import { type Judged, judgedLines, judgedLoad, judgedQuestions, loadLines, questionLine } from './judged.ts';
import { measureLoad } from './load.ts';
import { measureQuestions } from './questions.ts';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '20' },
    rows: { type: 'string', default: '1000000' },
    instances: { type: 'string', default: '10' },
    batch: { type: 'string', default: '500' },
    connections: { type: 'string', default: '8' },
    only: { type: 'string', default: '' },
  },
});
const positive = (text: string) => Math.max(1, Number.parseInt(text, 10) || 1);
const seconds = positive(values.seconds);
const rowsOfReport = positive(values.batch);
const connections = positive(values.connections);

// As in production: an acknowledged batch is on the disk.
const postgres = await PostgresServer.make({ fsync: 'on' });
const folder = await mkdtemp(join(tmpdir(), 'bench-service-'));
try {
  const machine = `${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)} at the start`;
  console.log(`Node ${process.versions.node}, ${machine}, shared by senders, service and database.`);
  const judged: Judged[] = [];
  if (values.only !== 'questions') {
    console.log(`\n${seconds} s of reports of ${rowsOfReport} rows, ${connections} connections`);
    const result = await measureLoad(postgres, join(folder, 'load'), { seconds, rowsOfReport, connections });
    for (const line of loadLines(result)) console.log(line);
    judged.push(...judgedLoad(result, seconds));
  }
  if (values.only !== 'load') {
    const size = { rows: positive(values.rows), instances: positive(values.instances) };
    const results = await measureQuestions(postgres, join(folder, 'questions'), size, (rows) =>
      console.log(`\nQuestions to two years of use, ${rows.toLocaleString('en')} rows`),
    );
    for (const result of results) console.log(questionLine(result));
    judged.push(...judgedQuestions(results));
  }
  for (const line of judgedLines(judged)) console.log(line);
} finally {
  await postgres.remove();
  await rm(folder, { recursive: true, force: true });
}
