import { isJsonObject, type JsonObject, refOf, versionOf } from '../../support/drafts/contract-parts.ts';
import type { Random } from '../../support/drafts/random.ts';
import { isIgnored, type OperationSpot, parametersOf } from '../spots/messages.ts';
import { type Pointer, putAt, valueAt } from '../spots/pointers.ts';
import {
  atSomeOperation,
  breaks,
  type ContractOperator,
  fits,
  listAt,
  type Outcome,
  objectAt,
  type Planted,
  risks,
} from './contract-operator.ts';
import { ofText } from './operations.ts';

/** Parameters of each place, and how they are spelled. */

const places = ['query', 'header', 'cookie'] as const;

/** Swagger 2.0 has no cookie parameters. */
function hasPlace(contract: JsonObject, place: string): boolean {
  return versionOf(contract) !== '2.0' || place !== 'cookie';
}

function addition(place: (typeof places)[number], isRequired: boolean): ContractOperator {
  return {
    name: `${isRequired ? 'required' : 'optional'} ${place} parameter added`,
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        if (operation.kind !== 'path' || !hasPlace(contract, place)) return null;
        const at = [...operation.pointer, 'parameters'];
        const parameter = {
          name: 'planted',
          in: place,
          ...(isRequired ? { required: true } : {}),
          ...ofText(contract),
        };
        putAt(contract, at, [...listAt(contract, at), parameter]);
        const planted = isRequired ? breaks.request : fits.request;
        return {
          near: [[...at, String(listAt(contract, at).length - 1)]],
          operation: operation.name,
          planted,
          takenBack: risks.request,
        };
      }),
  };
}

type Test = (parameter: JsonObject, contract: JsonObject) => boolean;
type Change = (parameter: JsonObject, contract: JsonObject) => void;

/** Changes a parameter in force at some operation; where it is shared, that operation is one of those concerned. */
function change(
  name: string,
  test: Test,
  edit: Change,
  outcome: (operation: OperationSpot) => { planted: Outcome; takenBack: Outcome | null },
): ContractOperator {
  return {
    name,
    plant: (contract, random) =>
      atSomeParameter(contract, random, (at, operation) => {
        const parameter = objectAt(contract, at);
        if (isIgnored(parameter) || !test(parameter, contract)) return null;
        edit(parameter, contract);
        return { near: [at], operation: operation.name, ...outcome(operation) };
      }),
  };
}

function atSomeParameter(
  contract: JsonObject,
  random: Random,
  plant: (at: Pointer, operation: OperationSpot) => Planted | null,
): Planted | null {
  return atSomeOperation(contract, random, (operation) => {
    for (const at of random.shuffled(parametersOf(contract, operation))) {
      const planted = plant(at, operation);
      if (planted !== null) return planted;
    }
    return null;
  });
}

const isAsked = (operation: OperationSpot) => operation.asker === 'request';
const requirement = (operation: OperationSpot) =>
  isAsked(operation)
    ? { planted: breaks.request, takenBack: fits.request }
    : { planted: fits.response, takenBack: breaks.response };
const other = (operation: OperationSpot) =>
  isAsked(operation)
    ? { planted: breaks.request, takenBack: breaks.request }
    : { planted: breaks.response, takenBack: breaks.response };

function schemaOf(parameter: JsonObject, contract: JsonObject): JsonObject {
  if (versionOf(contract) === '2.0') return parameter;
  const schema = parameter.schema;
  return isJsonObject(schema ?? null) && refOf(schema) === null ? (schema as JsonObject) : {};
}

const isArray: Test = (parameter, contract) => schemaOf(parameter, contract).type === 'array';
const isModern = (contract: JsonObject) => versionOf(contract) !== '2.0';

export const parameterOperators: readonly ContractOperator[] = [
  ...places.flatMap((place) => [addition(place, true), addition(place, false)]),
  ...places.map((place) =>
    change(
      `${place} parameter became required`,
      ({ in: own, required }) => own === place && required !== true,
      (parameter) => {
        parameter.required = true;
      },
      requirement,
    ),
  ),
  change(
    'array spelled in another way',
    (parameter, contract) =>
      isArray(parameter, contract) && parameter.in === 'query' && parameter.content === undefined,
    (parameter, contract) => {
      if (!isModern(contract)) parameter.collectionFormat = parameter.collectionFormat === 'multi' ? 'pipes' : 'multi';
      else if ((parameter.style ?? 'form') === 'form') parameter.explode = parameter.explode === false;
      else Object.assign(parameter, { style: 'form', explode: true });
    },
    other,
  ),
  change(
    'object spelled in another way',
    (parameter) => parameter.style === 'deepObject',
    (parameter) => Object.assign(parameter, { style: 'form', explode: false }),
    other,
  ),
  change(
    'path parameter spelled in another way',
    (parameter, contract) =>
      parameter.in === 'path' && isModern(contract) && parameter.style === undefined && parameter.content === undefined,
    (parameter) => {
      parameter.style = 'matrix';
    },
    other,
  ),
  change(
    'parameter spelled as JSON',
    (parameter, contract) => isModern(contract) && isArray(parameter, contract) && parameter.content === undefined,
    (parameter) => {
      parameter.content = { 'application/json': { schema: parameter.schema ?? {} } };
      for (const key of ['schema', 'style', 'explode']) delete parameter[key];
    },
    other,
  ),
  change(
    'required parameter renamed',
    ({ in: place, required }) => required === true && place !== 'path' && place !== 'body' && place !== 'formData',
    (parameter) => {
      parameter.name = 'planted-name';
    },
    other,
  ),
  change(
    'required parameter moved to another place',
    ({ in: place, required }) => required === true && (place === 'query' || place === 'header'),
    (parameter) => {
      parameter.in = parameter.in === 'query' ? 'header' : 'query';
    },
    other,
  ),
  change(
    'parameter described in other words',
    () => true,
    (parameter) => {
      parameter.description = 'In other words';
    },
    () => ({ planted: fits.request, takenBack: fits.request }),
  ),
  {
    name: 'path parameter renamed',
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        const [holder, path = ''] = operation.pathItem;
        const [, name = ''] = /\{([^{}]*)\}/.exec(path) ?? [];
        if (holder !== 'paths' || name === '' || !renameEverywhere(contract, operation.pathItem, name)) return null;
        const renamed = path.replace(`{${name}}`, '{planted}');
        const item = objectAt(contract, ['paths', path]);
        putAt(contract, ['paths', path], undefined);
        putAt(contract, ['paths', renamed], item);
        return {
          near: [
            ['paths', path],
            ['paths', renamed],
          ],
          operation: null,
          planted: fits.none,
          takenBack: fits.none,
        };
      }),
  },
];

/** In every parameter list below a path; false where one is shared with other paths. */
function renameEverywhere(contract: JsonObject, pathItem: Pointer, name: string): boolean {
  const lists = [pathItem, ...Object.keys(objectAt(contract, pathItem)).map((key) => [...pathItem, key])].map((at) => [
    ...at,
    'parameters',
  ]);
  const named = lists.flatMap((at) => listAt(contract, at));
  if (named.some((item) => refOf(item) !== null) || valueAt(contract, pathItem) === undefined) return false;
  for (const item of named) if (isJsonObject(item) && item.in === 'path' && item.name === name) item.name = 'planted';
  return true;
}
