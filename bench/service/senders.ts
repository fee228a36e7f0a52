import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { type GeneratedReport, nameOf } from './generated.ts';

export interface Sent {
  readonly rows: number;
  /** Of each batch, from its first attempt to the answer that it is stored. */
  readonly latenciesMs: readonly number[];
  /** Attempts that were sent away to come again. */
  readonly refused: number;
}

/** Sends reports over so many connections, each the next one as soon as its last one is stored. */
export async function sendReports(
  url: string,
  reports: readonly GeneratedReport[],
  { connections, seconds }: { readonly connections: number; readonly seconds: number },
): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const ends = reports.map(endOfBody);
  const latenciesMs: number[] = [];
  const began = performance.now();
  const run = `${Date.now()}`;
  let [rows, refused, number] = [0, 0, 0];
  const send = async () => {
    while (performance.now() - began < seconds * 1000) {
      const end = ends[number % ends.length] ?? '';
      number += 1;
      const at = new Date().toISOString();
      const body = `{"batchId":"${run}-${number}","from":"${at}","to":"${at}",${end}`;
      const first = performance.now();
      let answer = await post(agent, `${url}/api/v1/usage`, body);
      for (; answer.status === 429 || answer.status === 503; refused += 1) {
        await wait(100);
        answer = await post(agent, `${url}/api/v1/usage`, body);
      }
      if (answer.status !== 200) throw new Error(`A batch was answered ${answer.status}: ${answer.text}`);
      latenciesMs.push(performance.now() - first);
      rows += (JSON.parse(answer.text) as { accepted: number }).accepted;
    }
  };
  try {
    await Promise.all(Array.from({ length: connections }, send));
  } finally {
    agent.destroy();
  }
  return { rows, latenciesMs, refused };
}

/** All that stays the same from one sending to the next, so that making bodies takes little of the processor. */
function endOfBody({ service, instance, rows }: GeneratedReport): string {
  const observations = rows.map(({ operation, consumer, status, calls, latencySumMs, bucket }) => ({
    operation: nameOf.operation(operation),
    status,
    count: calls,
    consumer: { name: nameOf.consumer(consumer), identifiedBy: 'api-key' },
    latency: { sumMs: latencySumMs, buckets: [[2 ** (bucket / 2), calls]] },
  }));
  const source = { kind: 'tracker', instance };
  return JSON.stringify({ service: nameOf.service(service), source, observations }).slice(1);
}

function post(agent: Agent, url: string, body: string): Promise<{ readonly status: number; readonly text: string }> {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, text }));
      answer.on('error', reject);
    });
    asked.on('error', reject);
    asked.end(body);
  });
}
