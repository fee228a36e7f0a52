import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { syntheticDocument } from './synthetic/document.ts';
import { syntheticRevision } from './synthetic/revision.ts';
import type { JsonObject } from './synthetic/schemas.ts';
import { parseYaml, writeYaml } from './yaml.ts';

/** Which target of `targets.ts` holds. */
export type CaseKind = 'small' | 'yaml' | 'json-same' | 'json-findings' | 'growth';

export interface Case {
  readonly name: string;
  readonly kind: CaseKind;
  readonly base: string;
  readonly revision: string;
  /** Size of both files, in millions of bytes. */
  readonly megabytes: number;
}

const repository = fileURLToPath(new URL('../..', import.meta.url));
const corpus = process.env.CORPUS_DIR || join(repository, '..', 'shared', 'corpus');

/** Real pairs, measured as JSON and as YAML; skipped where the corpus is not. */
const realPairs = [
  { name: 'stripe-01', base: 'stripe/01-old.json', revision: 'stripe/01-new.json' },
  { name: 'kubernetes-01', base: 'kubernetes/01-old.json', revision: 'kubernetes/01-new.json' },
  { name: 'figma-01', base: 'figma/01-old.yaml', revision: 'figma/01-new.yaml' },
];
const syntheticSizes = { json: [1, 2, 4, 8, 16, 32], yaml: [1, 2, 4, 8] };

/** A folder for the files made for this run; the caller removes it. */
export const makeWorkFolder = () => mkdtempSync(join(tmpdir(), 'contract-bench-'));

function describe(name: string, kind: CaseKind, base: string, revision: string): Case {
  const bytes = readFileSync(base).length + readFileSync(revision).length;
  return { name, kind, base, revision, megabytes: bytes / 1e6 };
}

const writers = { json: (value: unknown) => JSON.stringify(value, null, 2), yaml: writeYaml };

function write(folder: string, name: string, format: keyof typeof writers, value: unknown): string {
  const file = join(folder, `${name}.${format}`);
  writeFileSync(file, writers[format](value));
  return file;
}

function smallCase(): Case {
  const shop = (file: string) => join(repository, 'examples', 'shop', file);
  return describe('small: shop v1, v1.1', 'small', shop('v1.openapi-3.1.yaml'), shop('v1.1.yaml'));
}

function realCases(folder: string): readonly Case[] {
  if (!existsSync(join(corpus, 'index.json'))) return [];
  return realPairs.flatMap(({ name, ...pair }) => {
    const [base, revision] = [join(corpus, pair.base), join(corpus, pair.revision)];
    if (base.endsWith('.yaml')) return [describe(`${name} YAML`, 'yaml', base, revision)];
    const values = [base, revision].map((file) => JSON.parse(readFileSync(file, 'utf8')) as JsonObject);
    const [yamlBase, yamlRevision] = values.map((value, side) => write(folder, `${name}-${side}`, 'yaml', value));
    const cases = [
      describe(`${name} JSON, findings`, 'json-findings', base, revision),
      sameCase(folder, name, values[0] ?? {}),
    ];
    if (yamlBase === undefined || yamlRevision === undefined) return cases;
    return [...cases, describe(`${name} YAML`, 'yaml', yamlBase, yamlRevision)];
  });
}

/** A document against itself: other white space and another `info.version`, so that the two texts differ throughout. */
function sameCase(folder: string, name: string, value: JsonObject): Case {
  const base = write(folder, `${name}-same-0`, 'json', value);
  const info = { ...(value.info as JsonObject), version: 'next' };
  const revision = join(folder, `${name}-same-1.json`);
  writeFileSync(revision, JSON.stringify({ ...value, info }, null, 1));
  return describe(`${name} JSON, nothing to locate`, 'json-same', base, revision);
}

function syntheticCases(folder: string): readonly Case[] {
  const sizes = [...syntheticSizes.json, ...syntheticSizes.yaml.filter((size) => !syntheticSizes.json.includes(size))];
  return sizes.flatMap((megabytes) => {
    const base = syntheticDocument({ seed: 7, megabytes, operations: 5, depth: 3, refShare: 0.25 });
    const revision = syntheticRevision(base, { seed: 8, changedShare: 0.02 });
    const pair = (format: keyof typeof writers, kind: CaseKind) => {
      const [first, second] = [base, revision].map((value, side) =>
        write(folder, `s${megabytes}-${side}`, format, value),
      );
      const label = `synthetic ${megabytes} MB ${format.toUpperCase()}`;
      return first === undefined || second === undefined ? [] : [describe(label, kind, first, second)];
    };
    return [
      ...(syntheticSizes.json.includes(megabytes) ? pair('json', 'growth') : []),
      ...(syntheticSizes.yaml.includes(megabytes) ? pair('yaml', 'yaml') : []),
    ];
  });
}

/** All cases, their files written into `folder` where they are not there already. */
export function allCases(folder: string): readonly Case[] {
  return [smallCase(), ...realCases(folder), ...syntheticCases(folder)];
}

/** For tools that read JSON alone: the same pair as JSON. */
export function asJson(folder: string, file: string): string {
  if (file.endsWith('.json')) return file;
  const target = join(folder, `${file.replaceAll(/[^a-z0-9.-]/gi, '_')}.json`);
  writeFileSync(target, JSON.stringify(parseYaml(readFileSync(file, 'utf8'))));
  return target;
}
