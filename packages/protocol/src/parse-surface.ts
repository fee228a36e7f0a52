import { isSerialised, surfaceOf } from './surface.ts';
import { unescapeName } from './surface-escape.ts';
import type { ParameterLocation, SurfaceStep } from './surface-step.ts';

/**
 * The steps that a surface text was made of; undefined when it is none. `surfaceOf(parseSurface(text))` is the text.
 * An enum value under a parameter or header comes back as the text that it is on the wire, an integer beyond 2^53 as
 * a `bigint`.
 */
export function parseSurface(text: string): readonly SurfaceStep[] | undefined {
  if (text === '') return [];
  const equals = text.indexOf('=');
  const names = (equals < 0 ? text : text.slice(0, equals)).split('/');
  const steps = parseSteps(names);
  if (steps === undefined || equals < 0) return verified(text, steps);
  const value = unescapeName(text.slice(equals + 1));
  if (value === undefined) return undefined;
  return verified(text, [...steps, { enumValue: isSerialised(steps) ? value : parseValue(value) }]);
}

/** What another spelling would also give (`header/X-A`, `response/4xx`) is no surface text: keys must be unique. */
function verified(text: string, steps: readonly SurfaceStep[] | undefined): readonly SurfaceStep[] | undefined {
  return steps !== undefined && surfaceOf(steps) === text ? steps : undefined;
}

const LOCATIONS: Readonly<Record<string, ParameterLocation>> = {
  query: 'query',
  querystring: 'querystring',
  path: 'path',
  header: 'header',
  cookie: 'cookie',
};

function parseSteps(segments: readonly string[]): SurfaceStep[] | undefined {
  const [root = '', ...rest] = segments;
  if (root === 'request') return rest[0] === 'body' ? withData([{ body: 'request' }], rest.slice(1)) : undefined;
  const name = unescapeName(rest[0] ?? '');
  if (rest.length === 0 || name === undefined) return undefined;
  if (root === 'response') return parseResponse(name, rest.slice(1));
  const location = Object.hasOwn(LOCATIONS, root) ? LOCATIONS[root] : undefined;
  return location === undefined ? undefined : withData([{ in: location, name }], rest.slice(1));
}

function parseResponse(status: string, rest: readonly string[]): SurfaceStep[] | undefined {
  const response: SurfaceStep = { response: status };
  if (rest.length === 0) return [response];
  if (rest[0] === 'body') return withData([response, { body: 'response' }], rest.slice(1));
  const header = unescapeName(rest[1] ?? '');
  if (rest[0] !== 'header' || rest.length < 2 || header === undefined) return undefined;
  return withData([response, { header }], rest.slice(2));
}

function withData(steps: SurfaceStep[], segments: readonly string[]): SurfaceStep[] | undefined {
  for (const segment of segments) {
    if (segment === '*') steps.push('items');
    else if (segment === '{}') steps.push('values');
    else {
      const property = unescapeName(segment);
      if (property === undefined) return undefined;
      steps.push({ property });
    }
  }
  return steps;
}

function parseValue(text: string): unknown {
  if (/^-?\d{16,}$/.test(text) && !Number.isSafeInteger(Number(text))) return BigInt(text);
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
