import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (name: string) => fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url));

/** Tests of what a process has once: servers and their databases, modules that are put in place of others. */
const ALONE = ['test/server/**/*.test.ts', 'test/policy/surviving-waivers.test.ts'];

export default defineConfig({
  resolve: {
    // Tests run on the sources, so that a stale build can never make them pass.
    alias: {
      '@contract-check/protocol': source('protocol'),
      '@contract-check/core/validator': fileURLToPath(
        new URL('./packages/core/src/validator/index.ts', import.meta.url),
      ),
      '@contract-check/core': source('core'),
      '@contract-check/report': source('report'),
      '@contract-check/migrations': fileURLToPath(new URL('./migrations/src/index.ts', import.meta.url)),
    },
  },
  test: {
    // Left to itself, vitest keeps one of two cores idle.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          // Files of one worker share their modules: to load them for each file took a quarter of the time.
          isolate: false,
          include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/dist/**', 'test/corpus/**', ...ALONE],
        },
      },
      {
        extends: true,
        test: {
          name: 'alone',
          include: ALONE,
          exclude: ['**/node_modules/**', '**/dist/**'],
          globalSetup: ['test/server/support/one-postgres.ts'],
        },
      },
    ],
  },
});
