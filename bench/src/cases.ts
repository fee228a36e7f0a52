import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { syntheticDocument } from './synthetic/document.ts';
import { syntheticRevision } from './synthetic/revision.ts';
import type { JsonObject } from './synthetic/schemas.ts';
import { parseYaml, writeYaml } from './yaml.ts';

/** Which target of `targets.ts` holds. */
export type CaseKind = 'small' | 'yaml' | 'json-same' | 'json-findings' | 'growth';

type Files = readonly [base: string, revision: string];

/** A pair to measure; its files are made only when it is its turn. */
export interface Plan {
  readonly name: string;
  readonly kind: CaseKind;
  readonly files: () => Files;
}

export interface Case {
  readonly name: string;
  readonly kind: CaseKind;
  readonly base: string;
  readonly revision: string;
  /** Size of both files, in millions of bytes. */
  readonly megabytes: number;
}

const repository = fileURLToPath(new URL('../..', import.meta.url));

/** Real pairs of the corpus, as JSON and as YAML. */
const realPairs: readonly { readonly name: string; readonly files: Files }[] = [
  { name: 'stripe-01', files: ['stripe/01-old.json', 'stripe/01-new.json'] },
  { name: 'kubernetes-01', files: ['kubernetes/01-old.json', 'kubernetes/01-new.json'] },
  { name: 'figma-01', files: ['figma/01-old.yaml', 'figma/01-new.yaml'] },
];

const syntheticPairs: readonly {
  readonly format: Format;
  readonly kind: CaseKind;
  readonly sizes: readonly number[];
}[] = [
  { format: 'json', kind: 'growth', sizes: [1, 2, 4, 8, 16, 32] },
  { format: 'yaml', kind: 'yaml', sizes: [1, 2, 4, 8] },
];

type Format = 'json' | 'yaml';

const writers: Readonly<Record<Format, (value: unknown) => string>> = {
  json: (value) => JSON.stringify(value, null, 2),
  yaml: writeYaml,
};

/** A folder for the files made for this run; the caller removes it. */
export const makeWorkFolder = () => mkdtempSync(join(tmpdir(), 'contract-bench-'));

/** Everything that can be measured. `corpus`: where the real pairs are, if anywhere; `folder`: for files to make. */
export function allPlans(folder: string, corpus: string): readonly Plan[] {
  const hasCorpus = existsSync(join(corpus, 'index.json'));
  return [
    smallPlan(),
    ...(hasCorpus ? realPairs.flatMap((pair) => realPlans(folder, corpus, pair)) : []),
    ...syntheticPlans(folder),
  ];
}

/** The plan's files, made. */
export function prepare({ name, kind, files }: Plan): Case {
  const [base, revision] = files();
  return { name, kind, base, revision, megabytes: (statSync(base).size + statSync(revision).size) / 1e6 };
}

function smallPlan(): Plan {
  const shop = (file: string) => join(repository, 'examples', 'shop', file);
  return { name: 'small: shop v1, v1.1', kind: 'small', files: () => [shop('v1.openapi-3.1.yaml'), shop('v1.1.yaml')] };
}

function realPlans(folder: string, corpus: string, pair: (typeof realPairs)[number]): readonly Plan[] {
  const [base, revision] = pair.files.map((file) => join(corpus, file)) as [string, string];
  if (base.endsWith('.yaml')) return [{ name: `${pair.name} YAML`, kind: 'yaml', files: () => [base, revision] }];
  const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as JsonObject;
  return [
    { name: `${pair.name} JSON, findings`, kind: 'json-findings', files: () => [base, revision] },
    {
      name: `${pair.name} JSON, nothing to locate`,
      kind: 'json-same',
      files: () => sameTwice(folder, pair.name, read(base)),
    },
    {
      name: `${pair.name} YAML`,
      kind: 'yaml',
      files: () => write(folder, pair.name, 'yaml', [read(base), read(revision)]),
    },
  ];
}

/** A document and itself with other white space and another `info.version`, so that the two texts differ throughout. */
function sameTwice(folder: string, name: string, value: JsonObject): Files {
  const files = [join(folder, `${name}-same-base.json`), join(folder, `${name}-same-revision.json`)] as const;
  const info = { ...(value.info as JsonObject), version: 'next' };
  writeFileSync(files[0], JSON.stringify(value, null, 2));
  writeFileSync(files[1], JSON.stringify({ ...value, info }, null, 1));
  return files;
}

function syntheticPlans(folder: string): readonly Plan[] {
  return syntheticPairs.flatMap(({ format, kind, sizes }) =>
    sizes.map((megabytes) => {
      const name = `synthetic ${megabytes} MB ${format.toUpperCase()}`;
      const files = () => {
        const base = syntheticDocument({ seed: 7, megabytes, operations: 5, depth: 3, refShare: 0.25 });
        return write(folder, `synthetic-${megabytes}`, format, [
          base,
          syntheticRevision(base, { seed: 8, changedShare: 0.02 }),
        ]);
      };
      return { name, kind, files };
    }),
  );
}

function write(folder: string, name: string, format: Format, [base, revision]: readonly [unknown, unknown]): Files {
  const files = [join(folder, `${name}-base.${format}`), join(folder, `${name}-revision.${format}`)] as const;
  writeFileSync(files[0], writers[format](base));
  writeFileSync(files[1], writers[format](revision));
  return files;
}

/** For tools that read JSON alone: the same document as JSON. */
export function asJson(folder: string, file: string): string {
  if (file.endsWith('.json')) return file;
  const target = join(folder, `${basename(file)}.json`);
  writeFileSync(target, JSON.stringify(parseYaml(readFileSync(file, 'utf8'))));
  return target;
}
