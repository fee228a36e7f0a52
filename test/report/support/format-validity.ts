import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ndjsonSchema, verdictSchema } from '@contract-check/report';
import { Ajv, type ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { validateXML } from 'xmllint-wasm';
import type { VerdictFormat } from '../../../packages/cli/src/formats/verdict-formats.ts';
import { htmlFaults } from './html-faults.ts';
import { workflowCommands } from './workflow-commands.ts';

/** What is wrong with an output, by the rules of whoever reads it; empty: nothing. */
export type Faults = readonly string[];

function faultsBy(validate: ValidateFunction, value: unknown): Faults {
  if (validate(value)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

const ours = new Ajv2020({ strict: true, allowUnionTypes: true });
const verdict = ours.compile(verdictSchema);
const line = ours.compile(ndjsonSchema);

function sarifSchema(): object {
  const file = createRequire(import.meta.url).resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
  // Written as draft 4, but with nothing in it that later drafts read in another way.
  const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  return schema;
}

const published = new Ajv({ strict: false, unicodeRegExp: false });
addFormats.default(published);
const sarif = published.compile(sarifSchema());

/** As https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format says; no package carries a schema. */
const gitlab = published.compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', minLength: 1 },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1, not: { pattern: '^\\./' } },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
});

function gitlabFaults(text: string): Faults {
  const entries = JSON.parse(text) as { fingerprint: string }[];
  const twice = entries.filter((entry, index) => entries.findIndex((e) => e.fingerprint === entry.fingerprint) < index);
  return [...faultsBy(gitlab, entries), ...twice.map(({ fingerprint }) => `${fingerprint} is not unique`)];
}

const xsd = readFileSync(new URL('junit.xsd', import.meta.url), 'utf8');

/** Held against the XSD by libxml2, all in one go. */
export async function junitFaults(...texts: readonly string[]): Promise<Faults> {
  const xml = texts.map((contents, index) => ({ fileName: `${index}.xml`, contents }));
  const { errors } = await validateXML({ xml, schema: xsd, initialMemoryPages: 512, maxMemoryPages: 4096 });
  return errors.map(({ rawMessage }) => rawMessage);
}

function ndjsonFaults(text: string): Faults {
  const lines = text
    .split('\n')
    .slice(0, -1)
    .map((one) => JSON.parse(one) as { type: string });
  const last = lines.findIndex(({ type }) => type === 'summary') === lines.length - 1;
  return [...lines.flatMap((one) => faultsBy(line, one)), ...(last ? [] : ['the summary is not the last line'])];
}

const LEVELS = ['error', 'warning', 'notice'];
const PROPERTIES = ['file', 'line', 'endLine', 'col', 'endColumn', 'title'];

function githubFaults(text: string): Faults {
  return workflowCommands(text).flatMap(({ name, properties, message }) => [
    ...(LEVELS.includes(name) ? [] : [`unknown command ${name}`]),
    ...Object.keys(properties).filter((key) => !PROPERTIES.includes(key)),
    ...(message === '' ? ['an empty message'] : []),
  ]);
}

/** Formats for people have no schema. */
const none = (): Faults => [];

/** Each format held against its published schema, or against its reader's documented form. */
export const FORMAT_FAULTS: Readonly<Record<VerdictFormat, (text: string) => Faults | Promise<Faults>>> = {
  text: none,
  html: htmlFaults,
  markdown: none,
  changelog: none,
  template: none,
  json: (text) => faultsBy(verdict, JSON.parse(text)),
  ndjson: ndjsonFaults,
  sarif: (text) => faultsBy(sarif, JSON.parse(text)),
  junit: (text) => junitFaults(text),
  github: githubFaults,
  gitlab: gitlabFaults,
};
