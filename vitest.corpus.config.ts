import { defineConfig } from 'vitest/config';
import shared from './vitest.config.ts';

const { projects: _projects, ...settings } = shared.test ?? {};

export default defineConfig({
  ...shared,
  test: {
    ...settings,
    isolate: false,
    include: ['test/corpus/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
  },
});
