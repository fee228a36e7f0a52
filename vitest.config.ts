import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const source = (name: string) => fileURLToPath(new URL(`./packages/${name}/src/index.ts`, import.meta.url));

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
    include: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**', 'test/corpus/**'],
    globalSetup: ['test/server/support/one-postgres.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
});
