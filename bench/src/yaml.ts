import { createRequire } from 'node:module';

/** The very copy of the YAML library that core loads contracts with, so that the comparison is fair. */
const { load, dump } = createRequire(new URL('../../packages/core/package.json', import.meta.url))('js-yaml') as {
  load: (text: string, options?: { maxDepth?: number }) => unknown;
  dump: (value: unknown, options?: { lineWidth?: number; noRefs?: boolean }) => string;
};

export const parseYaml = (text: string): unknown => load(text, { maxDepth: 1000 });

export const writeYaml = (value: unknown): string => dump(value, { lineWidth: -1, noRefs: true });
