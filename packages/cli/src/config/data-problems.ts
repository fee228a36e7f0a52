import { type InputProblem, linesOf, type Pointer, type SourceDocument } from '@contract-check/core';
import type { ErrorObject } from 'ajv';
import type { ShellProblemCode } from '../input/shell-problems.ts';
import { mostSimilar } from '../most-similar.ts';
import type { JsonSchema } from './schema-parts.ts';
import { CONDITIONS } from './waivers-schema.ts';

/** What is wrong with a value of a configuration, before its line is looked up. */
export interface DataProblem {
  readonly code: ShellProblemCode;
  readonly message: string;
  readonly fix: string;
  readonly at: Pointer;
  /** Whether people look for the name of the member or for what it holds; the value when absent. */
  readonly focus?: 'key';
}

/** Works out the positions, and puts the problems in the order of the text. */
export function locateDataProblems(problems: readonly DataProblem[], document: SourceDocument): InputProblem[] {
  const lines = linesOf(document);
  const places = document.locate(problems.map(({ at }) => at));
  return problems
    .map(({ code, message, fix, focus }, index) => {
      const place = places[index];
      const { start, end } = (focus === 'key' ? place?.key : null) ?? place?.value ?? { start: 0, end: 1 };
      const length = Math.max(1, end - start);
      const problem: InputProblem = {
        severity: 'error',
        code,
        message,
        fix,
        file: document.label,
        ...lines.at(start),
        length,
      };
      return { start, problem };
    })
    .sort((left, right) => left.start - right.start)
    .map(({ problem }) => problem);
}

const LONGEST_VALUE = 60;

/** A value for a sentence. */
export function quoted(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'a list' : 'a mapping';
  const json = typeof value === 'bigint' ? String(value) : (JSON.stringify(value) ?? 'nothing');
  return json.length > LONGEST_VALUE ? `${json.slice(0, LONGEST_VALUE)}…` : json;
}

/** `Did you mean …?`, else the choice. */
export function didYouMean(name: string, names: readonly string[], otherwise: string): string {
  const similar = mostSimilar(name, names);
  return similar === undefined ? otherwise : `Did you mean "${similar}"?`;
}

type Explain = (error: ErrorObject, at: Pointer) => DataProblem;

/** Those of ajv that tell people something; the others come along with one of these. */
const EXPLANATIONS: Readonly<Record<string, Explain>> = {
  additionalProperties: unknownKey,
  propertyNames: ({ params, parentSchema }, at) => {
    const name = String(params.propertyName);
    const names = (parentSchema?.propertyNames as { readonly enum: readonly string[] } | undefined)?.enum ?? [];
    return {
      code: 'config-unknown-rule',
      message: `There is no rule ${quoted(name)}.`,
      fix: didYouMean(name, names, 'contract-check rules lists them all.'),
      at: [...at, name],
      focus: 'key',
    };
  },
  required: ({ params, parentSchema }, at) => missingKey(String(params.missingProperty), parentSchema, at),
  enum: notAllowed,
  type: (error, at) => (error.parentSchema?.enum === undefined ? wrongKind(error, at) : notAllowed(error, at)),
  anyOf: (_, at) => ({
    code: 'config-missing-key',
    message: 'Nothing says which findings are meant.',
    fix: `Add one or more of: ${CONDITIONS.join(', ')}.`,
    at,
  }),
  minLength: wrongKind,
  minItems: wrongKind,
  minimum: wrongKind,
  maximum: wrongKind,
  pattern: wrongKind,
  minProperties: wrongKind,
  maxProperties: wrongKind,
};

const MOST_SHOWN = 12;

function notAllowed({ data, parentSchema }: ErrorObject, at: Pointer): DataProblem {
  const allowed = (parentSchema?.enum ?? []) as readonly string[];
  const similar = mostSimilar(String(data), allowed);
  if (allowed.length > MOST_SHOWN) {
    const fix = similar === undefined ? 'contract-check rules lists them all.' : `Did you mean "${similar}"?`;
    return { code: 'config-unknown-rule', message: `There is no rule ${quoted(data)}.`, fix, at };
  }
  const meant = similar === undefined ? '' : `Did you mean "${similar}"? `;
  return badValue(data, at, `${meant}Allowed: ${allowed.join(', ')}.`);
}

function unknownKey({ params, parentSchema }: ErrorObject, at: Pointer): DataProblem {
  const name = String(params.additionalProperty);
  const names = Object.keys(parentSchema?.properties ?? {});
  const isForAll = isContract(at) && (name === 'fail-on' || name === 'waivers' || name === 'contracts');
  const choice = isForAll
    ? `"${name}" holds for the whole run: write it at the top.`
    : didYouMean(name, names, `Allowed here: ${names.join(', ')}.`);
  return {
    code: 'config-unknown-key',
    message: `There is no setting ${quoted(name)} here.`,
    fix: choice,
    at: [...at, name],
    focus: 'key',
  };
}

function isContract(at: Pointer): boolean {
  return at.length >= 2 && at.at(-2) === 'contracts';
}

function missingKey(name: string, parentSchema: JsonSchema | undefined, at: Pointer): DataProblem {
  const properties = parentSchema?.properties as Readonly<Record<string, JsonSchema>> | undefined;
  const [example = '…'] = (properties?.[name]?.examples ?? []) as readonly unknown[];
  return {
    code: 'config-missing-key',
    message: `"${name}" is missing.`,
    fix: `Add it, for example: ${name}: ${String(example)}`,
    at,
  };
}

/** What a type is called by people. */
const KINDS: Readonly<Record<string, string>> = {
  string: 'a text',
  boolean: 'true or false',
  integer: 'a whole number',
  object: 'a mapping',
  array: 'a list',
};

function wrongKind({ data, parentSchema, keyword }: ErrorObject, at: Pointer): DataProblem {
  if (typeof data === 'number' && parentSchema?.type === 'string') {
    return badValue(data, at, 'This reads as a number: put it in quotes.');
  }
  const types = [(parentSchema?.type ?? []) as string | readonly string[]].flat();
  const examples = (parentSchema?.examples ?? []) as readonly unknown[];
  const kinds = types.map((type) => KINDS[type] ?? type).join(' or ');
  const wanted = keyword === 'type' ? `Write ${kinds}` : 'Write another value';
  const fix = examples.length === 0 ? `${wanted}.` : `${wanted}, for example: ${examples.join(', ')}`;
  return badValue(data, at, fix);
}

function badValue(data: unknown, at: Pointer, fix: string): DataProblem {
  const name = at.findLast((step) => !/^\d+$/.test(step));
  const subject = name === undefined ? 'the whole file' : `"${name}"`;
  const message = `${quoted(data)} is no value of ${subject}.`;
  // Nothing has no place of its own.
  return { code: 'config-bad-value', message, fix, at, ...(data === null ? { focus: 'key' } : {}) };
}

/** What ajv found, in words. `root` leads from the top of the document to what was checked. */
export function explainErrors(errors: readonly ErrorObject[], root: Pointer): DataProblem[] {
  const misspelt = new Set(errors.flatMap(meantKey));
  const problems = errors
    .filter(({ propertyName, schemaPath }) => propertyName === undefined && !/\/anyOf\/\d+\//.test(schemaPath))
    .filter(({ instancePath, params }) => !misspelt.has(`${instancePath} ${String(params.missingProperty)}`))
    .flatMap((error) => {
      const explain = Object.hasOwn(EXPLANATIONS, error.keyword) ? EXPLANATIONS[error.keyword] : undefined;
      return explain === undefined ? [] : [explain(error, [...root, ...steps(error.instancePath)])];
    });
  // The type of a value and its choices are two errors of ajv, and one of people.
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

/** The key that a misspelt one stands for: that it is missing need not be told besides. */
function meantKey({ keyword, instancePath, params, parentSchema }: ErrorObject): string[] {
  if (keyword !== 'additionalProperties') return [];
  const similar = mostSimilar(String(params.additionalProperty), Object.keys(parentSchema?.properties ?? {}));
  return similar === undefined ? [] : [`${instancePath} ${similar}`];
}

/** RFC 6901. */
function steps(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}
