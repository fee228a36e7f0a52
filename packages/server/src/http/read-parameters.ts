import type { Operation, Parameter } from '../contract/contract.ts';
import type { Validators } from '../contract/validators.ts';
import { ProblemError } from './problem.ts';

/** Judged where the body is read: what is wrong with it has a status of its own. */
const OF_THE_BODY = 'Content-Encoding';

const HAS_NUL = 'holds the character U+0000';

interface Sent {
  readonly path: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

interface ParameterFault {
  readonly pointer: '';
  readonly parameter: string;
  readonly detail: string;
}

/**
 * The query as values, after all parameters were checked. Throws `ProblemError` `invalid-request` that names each wrong
 * one. One that the contract does not know is refused: a misspelt filter would answer another question than was asked.
 */
export function readParameters(operation: Operation, sent: Sent, validators: Validators): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  const faults = unknownOnes(operation, sent.query);
  for (const parameter of operation.parameters) {
    if (parameter.name === OF_THE_BODY) continue;
    const found = takesRest(parameter)
      ? faultsOfRest(parameter, sent.query, values, validators)
      : faultsOf(parameter, textsOf(parameter, sent), values, validators);
    faults.push(...found.map((detail) => ({ pointer: '' as const, parameter: parameter.name, detail })));
  }
  if (faults.length > 0) throw new ProblemError('invalid-request', { members: { errors: faults } });
  return values;
}

function unknownOnes({ parameters }: Operation, query: URLSearchParams): ParameterFault[] {
  if (parameters.some(takesRest)) return [];
  const known = new Set(parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name));
  const unknown = [...new Set(query.keys())].filter((name) => !known.has(name)).slice(0, 20);
  return unknown.map((name) => ({ pointer: '', parameter: name.slice(0, 100), detail: 'is not known' }));
}

function textsOf({ in: place, name }: Parameter, { path, query, headers }: Sent): readonly string[] {
  if (place === 'query') return query.getAll(name);
  const text = place === 'path' ? path[name] : headers[name.toLowerCase()];
  return text === undefined ? [] : [text];
}

/** `style: form`, `explode: true`: an object, each member of which is a parameter of its own. */
function takesRest({ in: place, type }: Parameter): boolean {
  return place === 'query' && type === 'object';
}

function faultsOfRest(
  { name, schema }: Parameter,
  query: URLSearchParams,
  values: Record<string, unknown>,
  validators: Validators,
): readonly string[] {
  const entries = [...query];
  if (new Set(query.keys()).size < entries.length) return ['holds a name twice'];
  if (entries.flat().some((text) => text.includes('\0'))) return [HAS_NUL];
  values[name] = Object.fromEntries(entries);
  return validators.faults(schema, values[name]).map(({ pointer, detail }) => `${pointer} ${detail}`);
}

/** Puts the value of a query parameter under its name. */
function faultsOf(
  parameter: Parameter,
  [text, ...more]: readonly string[],
  values: Record<string, unknown>,
  validators: Validators,
): readonly string[] {
  const { name, in: place, isRequired, preset, schema } = parameter;
  if (text === undefined) {
    if (place === 'query' && preset !== undefined) values[name] = preset;
    return isRequired ? ['is missing'] : [];
  }
  if (more.length > 0) return ['is given twice'];
  if (text.includes('\0')) return [HAS_NUL];
  const value = parsed(parameter, text);
  if (place === 'query') values[name] = value;
  return validators.faults(schema, value).map(({ detail }) => detail);
}

/** As `style: form`, `explode: false` writes it. What is no number stays a text, which its schema refuses. */
function parsed({ type }: Parameter, text: string): unknown {
  if (type === 'array') return text === '' ? [] : text.split(',');
  if (type === 'integer' && /^-?\d{1,15}$/.test(text)) return Number(text);
  if (type === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}
