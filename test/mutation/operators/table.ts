import { annotationOperators } from './annotations.ts';
import { arrayOperators } from './arrays.ts';
import { bodyOperators } from './bodies.ts';
import type { ContractOperator } from './contract-operator.ts';
import { logicOperators } from './logic.ts';
import { numberOperators } from './numbers.ts';
import { objectOperators } from './objects.ts';
import { operationOperators } from './operations.ts';
import { parameterOperators } from './parameters.ts';
import { responseOperators } from './responses.ts';
import type { SchemaOperator } from './schema-operator.ts';
import { securityOperators } from './security.ts';
import { stringOperators } from './strings.ts';
import { valueOperators } from './values.ts';

/** Edits of schemas. */
export const schemaOperators: readonly SchemaOperator[] = [
  ...valueOperators,
  ...numberOperators,
  ...stringOperators,
  ...arrayOperators,
  ...objectOperators,
  ...logicOperators,
  ...annotationOperators,
];

/** Edits of all that stands round them. */
export const contractOperators: readonly ContractOperator[] = [
  ...operationOperators,
  ...parameterOperators,
  ...bodyOperators,
  ...responseOperators,
  ...securityOperators,
];
