import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Usage } from './measure/child.ts';
import { interleave } from './measure/interleave.ts';
import { syntheticDocument } from './synthetic/document.ts';
import { syntheticRevision } from './synthetic/revision.ts';
import type { JsonObject } from './synthetic/schemas.ts';
import { writeYaml } from './yaml.ts';

const command = fileURLToPath(new URL('../../packages/cli/dist/bin/contract-check.cjs', import.meta.url));

/** What all contracts may take: so many times the changed ones alone, and so many milliseconds more. */
const TARGET = { times: 2, moreMs: 300 };

const CONTRACTS = 200;
const CHANGED = 5;

/** A repository of many contracts of which few have changed. */
interface Monorepo {
  readonly name: string;
  /** Of each contract that changed, in millions of characters as JSON. */
  readonly megabytes: number;
  /** Of each other one. */
  readonly others: number;
  /** Every contract refers to a file that all share, and that did not change. */
  readonly shared: boolean;
}

const MONOREPOS: readonly Monorepo[] = [
  { name: 'monorepo: small contracts', megabytes: 0.02, others: 0.02, shared: false },
  { name: 'monorepo: middling contracts', megabytes: 0.1, others: 0.1, shared: false },
  { name: 'monorepo: one shared file', megabytes: 0.05, others: 0.05, shared: true },
  { name: 'monorepo: large changes', megabytes: 1, others: 0.02, shared: false },
];

export interface MonorepoResult {
  readonly name: string;
  readonly all: Usage;
  readonly changed: Usage;
  readonly failures: readonly string[];
}

/** Measures the monorepos whose names hold a text. */
export async function measureMonorepos(
  folder: string,
  only: string,
  rounds: number,
  told: (result: MonorepoResult) => void,
): Promise<void> {
  for (const repo of MONOREPOS.filter(({ name }) => name.includes(only))) {
    told(await measure(repo, join(folder, repo.name.replaceAll(/\W+/g, '-')), rounds));
  }
}

async function measure(repo: Monorepo, folder: string, rounds: number): Promise<MonorepoResult> {
  makeRepository(repo, folder);
  const plain = { accepted: [0], keepOutput: false };
  const diff = (config: string) => [command, 'diff', '--config', join(folder, config), '--fail-on', 'never'];
  const summaries = await interleave(
    [
      { ...plain, name: 'all', args: diff('contract-check.yaml') },
      { ...plain, name: 'the changed ones', args: diff('changed.yaml') },
    ],
    rounds,
  );
  const [all, changed] = summaries;
  if (all === undefined || changed === undefined) throw new Error('lost a run');
  const failures = summaries.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  return { name: repo.name, all: all.usage, changed: changed.usage, failures };
}

function makeRepository({ megabytes, others, shared }: Monorepo, folder: string): void {
  const changed = Array.from({ length: CHANGED }, (_, index) => index * Math.floor(CONTRACTS / CHANGED));
  const contract = (index: number, revised: boolean): string => {
    const size = changed.includes(index) ? megabytes : others;
    const base = syntheticDocument({ seed: index, megabytes: size, operations: 5, depth: 3, refShare: 0.25 });
    const document = revised ? syntheticRevision(base, { seed: index, changedShare: 0.1 }) : base;
    return writeYaml(shared ? withShared(document) : document);
  };
  const file = (index: number): string => join('services', `s${index}`, 'openapi.yaml');
  const write = (name: string, text: string): void => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), text);
  };
  for (let index = 0; index < CONTRACTS; index += 1) write(file(index), contract(index, false));
  write(join('services', 'common.yaml'), 'components:\n  schemas:\n    Id: { type: string }\n');
  const list = changed.map((index) => `services/s${index}/openapi.yaml`).join(', ');
  write('contract-check.yaml', "contracts:\n  - name: '{name}'\n    files: services/*/openapi.yaml\n");
  write('changed.yaml', `contracts:\n  - name: '{name}'\n    files: [${list}]\n`);
  const identity = ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.com', '-c', 'commit.gpgsign=false'];
  const git = (...args: readonly string[]) => execFileSync('git', [...args], { cwd: folder, stdio: 'ignore' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all');
  git(...identity, 'commit', '--quiet', '--no-verify', '-m', 'before');
  git('checkout', '--quiet', '-b', 'feature');
  for (const index of changed) write(file(index), contract(index, true));
  git(...identity, 'commit', '--quiet', '--no-verify', '-a', '-m', 'after');
}

function withShared(document: JsonObject): JsonObject {
  const components = document.components as JsonObject;
  const schemas = components.schemas as JsonObject;
  return {
    ...document,
    components: {
      ...components,
      schemas: { ...schemas, SharedId: { $ref: '../common.yaml#/components/schemas/Id' } },
    },
  };
}

const ms = (value: number): string => `${value.toFixed(0)} ms`;

/** What was measured, and whether it is good enough. */
export function monorepoLines({ name, all, changed, failures }: MonorepoResult): readonly string[] {
  if (failures.length > 0) return [`\n${name}`, ...failures.map((failure) => `  FAILED ${failure}`)];
  const limit = TARGET.times * changed.wallMs + TARGET.moreMs;
  const verdict = all.wallMs <= limit ? 'met    ' : 'NOT MET';
  return [
    `\n${name} (${CONTRACTS} contracts, ${CHANGED} changed)`,
    `  all          wall ${ms(all.wallMs)}  cpu ${ms(all.cpuMs)}  peak ${all.peakMb.toFixed(0)} MB`,
    `  the changed  wall ${ms(changed.wallMs)}  cpu ${ms(changed.cpuMs)}  peak ${changed.peakMb.toFixed(0)} MB`,
    `  ${verdict}  ${(all.wallMs / changed.wallMs).toFixed(2)} times the changed ones alone; ${ms(all.wallMs)} (at most ${TARGET.times}x + ${ms(TARGET.moreMs)} = ${ms(limit)})`,
  ];
}
