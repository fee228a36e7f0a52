import { isJsonObject, type JsonObject, versionOf } from '../../support/drafts/contract-parts.ts';
import type { Random } from '../../support/drafts/random.ts';
import { follow, type OperationSpot, responsesOf } from '../spots/messages.ts';
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
  told,
} from './contract-operator.ts';

/** Bodies and media types, of requests and of responses. */

const isModern = (contract: JsonObject) => versionOf(contract) !== '2.0';
const json = (schema: JsonObject) => ({ content: { 'application/json': { schema } } });

function bodyAdded(isRequired: boolean): ContractOperator {
  return {
    name: `${isRequired ? 'required' : 'optional'} body added`,
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        const value = objectAt(contract, operation.pointer);
        if (operation.kind !== 'path' || !isModern(contract) || value.requestBody !== undefined) return null;
        value.requestBody = { ...(isRequired ? { required: true } : {}), ...json({ type: 'object' }) };
        const planted = isRequired ? breaks.request : fits.request;
        return {
          near: [[...operation.pointer, 'requestBody']],
          operation: operation.name,
          planted,
          takenBack: breaks.request,
        };
      }),
  };
}

/** At the request body of some operation, references followed. */
function atBody(
  name: string,
  plant: (body: JsonObject, at: Pointer, operation: OperationSpot, random: Random) => Omit<Planted, 'operation'> | null,
): ContractOperator {
  return {
    name,
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        const at = follow(contract, [...operation.pointer, 'requestBody']);
        const planted = at === null ? null : plant(objectAt(contract, at), at, operation, random);
        return planted === null ? null : { ...planted, operation: operation.name };
      }),
  };
}

/** At a response with a body, references followed. */
function atResponse(
  name: string,
  plant: (
    response: JsonObject,
    at: Pointer,
    operation: OperationSpot,
    random: Random,
  ) => Omit<Planted, 'operation'> | null,
): ContractOperator {
  return {
    name,
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        for (const { status, at } of random.shuffled(responsesOf(contract, operation))) {
          if (/^(1..|204|205|304)$/i.test(status)) continue;
          const planted = plant(objectAt(contract, at), at, operation, random);
          if (planted !== null) return { ...planted, operation: operation.name };
        }
        return null;
      }),
  };
}

/** A type that no range beside it holds. */
function ownTypes(holder: JsonObject): string[] {
  const types = isJsonObject(holder.content ?? null) ? Object.keys(holder.content as JsonObject) : [];
  return types.some((type) => type.includes('*')) ? [] : types;
}

function asks(media: unknown): boolean {
  const schema = isJsonObject(media as JsonObject) ? (media as JsonObject).schema : undefined;
  return (
    isJsonObject(schema ?? null) &&
    Object.keys(schema as JsonObject).length > 0 &&
    (schema as JsonObject).type !== undefined
  );
}

/** What a message is judged as that one side sends. */
function bySender(sender: 'request' | 'response', request: [Outcome, Outcome], response: [Outcome, Outcome]) {
  const [planted, takenBack] = sender === 'request' ? request : response;
  return { planted, takenBack };
}

const mediaTypeRemoved: [[Outcome, Outcome], [Outcome, Outcome]] = [
  [breaks.request, fits.request],
  [breaks.response, fits.response],
];
const narrowed: [[Outcome, Outcome], [Outcome, Outcome]] = [
  [breaks.request, fits.request],
  [fits.response, breaks.response],
];
const widened: [[Outcome, Outcome], [Outcome, Outcome]] = [
  [fits.request, breaks.request],
  [breaks.response, fits.response],
];

function listShortened(name: string, key: 'consumes' | 'produces'): ContractOperator {
  return {
    name,
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        if (isModern(contract) || !hasMessage(contract, operation, key)) return null;
        const own = valueAt(contract, [...operation.pointer, key]);
        const types = Array.isArray(own) ? own : listAt(contract, [key]);
        if (types.length < 2) return null;
        // The operation speaks for itself from now on.
        putAt(contract, [...operation.pointer, key], types.slice(1));
        const outcome =
          key === 'consumes'
            ? { planted: breaks.request, takenBack: fits.request }
            : { planted: breaks.response, takenBack: fits.response };
        return {
          near: [operation.pointer, ['definitions'], ['responses'], ['parameters']],
          operation: operation.name,
          ...outcome,
        };
      }),
  };
}

function hasMessage(contract: JsonObject, operation: OperationSpot, key: string): boolean {
  if (key === 'produces')
    return responsesOf(contract, operation).some(({ at }) => objectAt(contract, at).schema !== undefined);
  return listAt(contract, [...operation.pointer, 'parameters']).some(
    (item) => isJsonObject(item) && item.in === 'body',
  );
}

export const bodyOperators: readonly ContractOperator[] = [
  bodyAdded(true),
  bodyAdded(false),
  atBody('body became required', (body, at, { asker }) => {
    if (body.required === true) return null;
    body.required = true;
    return { near: [at], ...bySender(asker, ...narrowed) };
  }),
  atBody('request media type removed', (body, at, { asker, kind }, random) => {
    const types = ownTypes(body);
    const type = random.pick(types);
    if (type === undefined || types.length < 2 || kind !== 'path') return null;
    delete (body.content as JsonObject)[type];
    return { near: [[...at, 'content', type]], ...bySender(asker, ...mediaTypeRemoved) };
  }),
  atBody('media type of a webhook added', (body, at, { kind }) => {
    if (kind !== 'webhook' || !isJsonObject(body.content ?? null)) return null;
    (body.content as JsonObject)['application/planted'] = {};
    return { near: [[...at, 'content', 'application/planted']], planted: breaks.response, takenBack: breaks.response };
  }),
  atBody('schema of a request dropped', (body, at, { asker }) => schemaDropped(body, at, asker)),
  atBody('field of a form written in another way', (body, at, { asker }) => {
    const type = Object.keys(objectAt(body, ['content'])).find((item) =>
      /^multipart\/|^application\/x-www-form/.test(item),
    );
    const media = type === undefined ? {} : objectAt(body, ['content', type]);
    const [field] = Object.keys(objectAt(media, ['schema', 'properties']));
    if (type === undefined || field === undefined) return null;
    media.encoding = { ...objectAt(media, ['encoding']), [field]: { contentType: 'application/planted' } };
    const outcome = asker === 'request' ? breaks.request : breaks.response;
    return { near: [[...at, 'content', type]], planted: outcome, takenBack: outcome };
  }),
  atResponse('response media type removed', (response, at, { answerer, kind }, random) => {
    const types = ownTypes(response);
    const type = random.pick(types);
    if (type === undefined || types.length < 2 || kind !== 'path') return null;
    delete (response.content as JsonObject)[type];
    return { near: [[...at, 'content', type]], ...bySender(answerer, ...mediaTypeRemoved) };
  }),
  atResponse('response body removed', (response, at, { kind }) => {
    const key = response.content === undefined ? 'schema' : 'content';
    if (
      kind !== 'path' ||
      !isJsonObject(response[key] ?? null) ||
      Object.keys(response[key] as JsonObject).length === 0
    )
      return null;
    delete response[key];
    return {
      near: [at],
      planted: breaks.response,
      takenBack: told('response', { declared: 'compatible', strict: 'breaking' }),
    };
  }),
  atResponse('schema of a response dropped', (response, at, { answerer }) => schemaDropped(response, at, answerer)),
  listShortened('consumed media type dropped', 'consumes'),
  listShortened('produced media type dropped', 'produces'),
];

function schemaDropped(holder: JsonObject, at: Pointer, sender: 'request' | 'response') {
  const [type, media] = Object.entries(objectAt(holder, ['content'])).find(([, item]) => asks(item)) ?? [];
  if (type === undefined || !isJsonObject(media)) return null;
  delete media.schema;
  return { near: [[...at, 'content', type]], ...bySender(sender, ...widened) };
}
