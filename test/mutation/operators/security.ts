import { isJsonObject, type Json, type JsonObject } from '../../support/drafts/contract-parts.ts';
import type { OperationSpot } from '../spots/messages.ts';
import { type Pointer, valueAt } from '../spots/pointers.ts';
import {
  atSomeOperation,
  breaks,
  type ContractOperator,
  fits,
  objectAt,
  type Planted,
  risks,
} from './contract-operator.ts';

/** Who may call. */

type Alternatives = readonly JsonObject[];

function securityOf(contract: JsonObject, { pointer }: OperationSpot): Alternatives {
  const value = valueAt(contract, [...pointer, 'security']) ?? contract.security;
  return Array.isArray(value) ? value.filter((item): item is JsonObject => isJsonObject(item)) : [];
}

const isOpen = (alternatives: Alternatives) =>
  alternatives.length === 0 || alternatives.some((item) => Object.keys(item).length === 0);

function schemesAt(contract: JsonObject): { readonly at: Pointer; readonly schemes: JsonObject } {
  const at = contract.swagger === undefined ? ['components', 'securitySchemes'] : ['securityDefinitions'];
  return { at, schemes: objectAt(contract, at) };
}

/** Gives some operation other security; what it inherited before it now says itself. */
function atSecurity(
  name: string,
  change: (alternatives: Alternatives, contract: JsonObject) => Json[] | null,
  outcome: Pick<Planted, 'planted' | 'takenBack'>,
): ContractOperator {
  return {
    name,
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        const changed = operation.kind === 'path' ? change(securityOf(contract, operation), contract) : null;
        if (changed === null) return null;
        objectAt(contract, operation.pointer).security = changed;
        return { near: [[...operation.pointer, 'security'], ['security']], operation: operation.name, ...outcome };
      }),
  };
}

/** A scheme that the alternatives do not use and that asks for something else. */
function unusedScheme(alternatives: Alternatives, contract: JsonObject): string | undefined {
  const used = new Set(alternatives.flatMap((item) => Object.keys(item)));
  return Object.keys(schemesAt(contract).schemes).find((name) => !used.has(name));
}

const narrower = { planted: breaks.none, takenBack: fits.none };

/** Changes a scheme that some operation needs. */
function atScheme(
  name: string,
  change: (scheme: JsonObject) => JsonObject | null,
  outcome: Pick<Planted, 'planted' | 'takenBack'>,
  isListed: boolean,
): ContractOperator {
  return {
    name,
    plant: (contract, random) =>
      atSomeOperation(contract, random, (operation) => {
        const changed = changeUsed(contract, operation, change);
        return changed === null ? null : { near: [changed], operation: isListed ? operation.name : null, ...outcome };
      }),
  };
}

/** Where the scheme stands that was changed. */
function changeUsed(
  contract: JsonObject,
  operation: OperationSpot,
  change: (scheme: JsonObject) => JsonObject | null,
): Pointer | null {
  const alternatives = operation.kind === 'path' ? securityOf(contract, operation) : [];
  if (isOpen(alternatives)) return null;
  const { at, schemes } = schemesAt(contract);
  for (const used of alternatives.flatMap((item) => Object.keys(item))) {
    const scheme = schemes[used];
    const changed = isJsonObject(scheme) ? change(scheme) : null;
    if (changed === null) continue;
    Object.assign(scheme as JsonObject, changed);
    return [...at, used];
  }
  return null;
}

export const securityOperators: readonly ContractOperator[] = [
  atSecurity(
    'credentials demanded',
    (alternatives, contract) => {
      const [name] = Object.keys(schemesAt(contract).schemes);
      return isOpen(alternatives) && name !== undefined ? [{ [name]: [] }] : null;
    },
    narrower,
  ),
  atSecurity(
    'alternative removed',
    (alternatives) => (alternatives.length > 1 && !isOpen(alternatives) ? [...alternatives].slice(1) : null),
    narrower,
  ),
  atSecurity(
    'scope demanded',
    (alternatives, contract) => {
      const [only, ...others] = alternatives;
      const [name] = Object.keys(only ?? {}).filter(
        (item) => objectAt(schemesAt(contract).schemes, [item]).type === 'oauth2',
      );
      const scopes = only?.[name ?? ''];
      return name !== undefined && others.length === 0 && Array.isArray(scopes)
        ? [{ ...only, [name]: [...scopes, 'planted'] }]
        : null;
    },
    narrower,
  ),
  atSecurity(
    'second credential demanded',
    (alternatives, contract) => {
      const name = unusedScheme(alternatives, contract);
      return name === undefined || isOpen(alternatives) ? null : alternatives.map((item) => ({ ...item, [name]: [] }));
    },
    narrower,
  ),
  atSecurity(
    'another credential demanded',
    (alternatives, contract) => {
      const name = unusedScheme(alternatives, contract);
      return name === undefined || isOpen(alternatives) ? null : [{ [name]: [] }];
    },
    { planted: breaks.none, takenBack: breaks.none },
  ),
  atScheme(
    'key travels under another name',
    ({ type }) => (type === 'apiKey' ? { name: 'X-Planted' } : null),
    { planted: breaks.none, takenBack: breaks.none },
    true,
  ),
  atScheme(
    'scheme asks for another kind of credential',
    ({ type }) => (type === 'http' ? { scheme: 'planted' } : null),
    { planted: breaks.none, takenBack: breaks.none },
    true,
  ),
  atScheme(
    'address for tokens changed',
    (scheme) => {
      const tokenUrl = 'https://planted.example/token';
      if (typeof scheme.tokenUrl === 'string') return { tokenUrl };
      const flows = Object.entries(objectAt(scheme, ['flows']));
      const [name, flow] = flows.find(([, item]) => isJsonObject(item) && item.tokenUrl !== undefined) ?? [];
      return name === undefined
        ? null
        : { flows: { ...Object.fromEntries(flows), [name]: { ...(flow as JsonObject), tokenUrl } } };
    },
    { planted: risks.none, takenBack: risks.none },
    false,
  ),
];
