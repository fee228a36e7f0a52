import type { ReportInput, ReportRun } from '@contract-check/report';
import { expect, test } from 'vitest';
import {
  VERDICT_FORMATS,
  type VerdictFormat,
  verdictRenderer,
} from '../../packages/cli/src/formats/verdict-formats.ts';
import { FORMAT_FAULTS, junitFaults } from './support/format-validity.ts';
import { hostileInput } from './support/hostile-input.ts';
import { hostileMixtures } from './support/hostile-strings.ts';
import { markupShape } from './support/markup-shape.ts';
import { PIPED } from './support/orders-sample.ts';
import { form, headLines, logCommands, rawControls } from './support/printed.ts';
import { sampleTemplate } from './support/sample-template.ts';
import { workflowCommands } from './support/workflow-commands.ts';

/** 500 texts, as acceptance tests 12 and 13 for outputs ask. */
const TEXTS = hostileMixtures(500);

/** `text` in every field of a contract and of a waiver, once among contracts named one by one, once among configured ones. */
function inputOf(text: string, runs: number): ReportInput {
  const input = hostileInput(text, runs);
  return { ...input, runs: input.runs.map((run) => withWaiver(run, text)) };
}

function withWaiver(run: ReportRun, text: string): ReportRun {
  const { findings } = run.verdict;
  const waived = findings.slice(0, 1).map((finding) => ({
    ...finding,
    cause: 'c7',
    waiver: { reason: text, owner: text, until: '2027-01-31' },
  }));
  return { ...run, verdict: { ...run.verdict, findings: [...findings, ...waived] } };
}

/** Every text in JSON data. */
function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

type Sarif = { runs: { results: { message: { text: string } }[] }[] };

/** What hostile text did in a format, besides what is looked at in all of them; `plain` says `x` everywhere. */
type Look = (printed: string, plain: string) => readonly string[];

function differing(what: string, one: unknown, other: unknown): readonly string[] {
  const [found, expected] = [JSON.stringify(one), JSON.stringify(other)];
  return found === expected ? [] : [`${what}: ${found} instead of ${expected}`];
}

const count = (printed: string, part: RegExp) => printed.match(part)?.length ?? 0;

const lines: Look = (printed, plain) => differing('lines', count(printed, /\n/g), count(plain, /\n/g));

const sameMarkup: Look = (printed, plain) => {
  const [shape, expected] = [markupShape(printed), markupShape(plain)];
  return [
    ...shape.elements.filter((element) => !expected.elements.includes(element)),
    ...shape.attributes.filter((attribute) => !expected.attributes.includes(attribute)),
    ...shape.targets.filter((target) => !target.startsWith('#')),
  ];
};

const sarif: Look = (printed, plain) => {
  const [log, expected] = [JSON.parse(printed) as Sarif, JSON.parse(plain) as Sarif];
  const messages = log.runs.flatMap(({ results }) => results.map(({ message }) => message.text));
  return [
    ...differing('results', messages.length, expected.runs[0]?.results.length),
    ...messages.filter((message) => message.includes('](')),
    // What a viewer takes out of the JSON is inert too.
    ...messages.flatMap(rawControls),
  ];
};

const gitlab: Look = (printed, plain) => {
  const entries = JSON.parse(printed) as unknown[];
  return [
    ...differing('entries', entries.length, (JSON.parse(plain) as unknown[]).length),
    ...texts(entries).flatMap(rawControls),
  ];
};

const junit: Look = (printed, plain) =>
  [/<testsuite /g, /<testcase /g, /<failure /g, /<skipped /g, /<system-out>/g, /</g].flatMap((part) =>
    differing(String(part), count(printed, part), count(plain, part)),
  );

const github: Look = (printed, plain) => {
  const [commands, expected] = [workflowCommands(printed), workflowCommands(plain)];
  const told = commands.flatMap(({ properties, message }) => [...Object.values(properties), message]);
  const names = (list: typeof commands) => list.map(({ name }) => name);
  return [
    ...differing('commands', names(commands), names(expected)),
    // The lines of a message are ours; the runner puts them into one annotation.
    ...told.flatMap(rawControls),
    ...lines(printed, plain),
  ];
};

/** A new format without a row fails to compile, and fails below. */
const LOOKS: Readonly<Record<VerdictFormat, Look>> = {
  text: (printed, plain) => differing('findings', headLines(printed), headLines(plain)),
  json: (printed, plain) => differing('members', Object.keys(JSON.parse(printed)), Object.keys(JSON.parse(plain))),
  ndjson: lines,
  markdown: (printed, plain) => differing('form', form(printed), form(plain)),
  changelog: (printed, plain) => differing('form', form(printed), form(plain)),
  html: sameMarkup,
  template: sameMarkup,
  sarif,
  gitlab,
  junit,
  github,
};

test('there are 500 of them, and a look at every format', () => {
  expect(new Set(TEXTS).size).toBe(500);
  expect(Object.keys(LOOKS).sort()).toEqual([...VERDICT_FORMATS].sort());
});

test.each(VERDICT_FORMATS)('hostile text acts on nothing as %s', async (format) => {
  const render = await verdictRenderer(format);
  const print = (text: string, runs: number) => render(inputOf(text, runs), { ...PIPED, template: sampleTemplate() });
  const plain = [1, 2].map((runs) => print('x', runs));
  const all: string[] = [];
  const faults: string[] = [];
  for (const [index, text] of TEXTS.entries()) {
    const several = index % 2;
    const printed = print(text, several + 1);
    all.push(printed);
    // In the one format that is made of commands, its own look takes them apart.
    const outside = format === 'github' ? printed.replace(/^::(error|warning|notice) .*$/gm, '') : printed;
    const found = [
      ...rawControls(printed),
      ...logCommands(outside),
      ...LOOKS[format](printed, plain[several] ?? ''),
      // All at once below: each start of the validator takes longer than a hundred files.
      ...(format === 'junit' ? [] : await FORMAT_FAULTS[format](printed)),
    ];
    faults.push(...found.map((fault) => `${JSON.stringify(text)}: ${fault}`));
  }
  if (format === 'junit') faults.push(...(await junitFaults(...all)));
  expect(faults).toEqual([]);
});
