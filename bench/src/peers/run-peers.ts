import { fileURLToPath } from 'node:url';
import { asJson, type Plan, prepare } from '../cases.ts';
import { interleave, type Program } from '../measure/interleave.ts';
import { findPeers } from './find-peers.ts';

const command = fileURLToPath(new URL('../../../packages/cli/dist/bin/contract-check.cjs', import.meta.url));

/** One run each: some peers need minutes. */
const rounds = 1;

/** Each pair by each tool that is installed, in a process of its own, and what it took. */
export async function runPeers(plans: readonly Plan[], folder: string): Promise<void> {
  const { found, missing } = findPeers();
  for (const name of missing) {
    console.log(
      `${name}: not installed, skipped. To include it: npm install ${name} in some folder, then BENCH_PEERS_DIR=<folder>.`,
    );
  }
  for (const plan of plans) {
    const item = prepare(plan);
    const files = [asJson(folder, item.base), asJson(folder, item.revision)];
    const programs: readonly Program[] = [
      {
        name: 'contract-check',
        args: [command, 'diff', ...files, '--fail-on', 'never'],
        accepted: [0],
        keepOutput: false,
      },
      ...found.map(({ name, args }) => ({ name, args: [...args, ...files], accepted: [0], keepOutput: false })),
    ];
    console.log(`\n${item.name} (${item.megabytes.toFixed(1)} MB), as JSON`);
    const summaries = await interleave(programs, rounds);
    for (const [index, { usage, failure }] of summaries.entries()) {
      const took = `cpu ${(usage.cpuMs / 1000).toFixed(2)} s  wall ${(usage.wallMs / 1000).toFixed(2)} s  peak ${usage.peakMb.toFixed(0)} MB`;
      console.log(`  ${(programs[index]?.name ?? '').padEnd(16)} ${failure ?? took}`);
    }
  }
}
