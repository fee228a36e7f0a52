import { copyOf } from '../support/drafts/draft.ts';
import type { Random } from '../support/drafts/random.ts';
import type { ContractOperator } from './operators/contract-operator.ts';
import type { SchemaOperator } from './operators/schema-operator.ts';
import { contractOperators, schemaOperators } from './operators/table.ts';
import { plantSchema } from './plant-schema.ts';
import type { Direction } from './spots/messages.ts';
import type { Subject } from './subject.ts';
import { inReading, type Order, type Trial } from './trial.ts';

/** One edit in one order, for one sender: what the figures are told by. */
export interface Row {
  /** The name of the edit, which figures are told by. */
  readonly operator: string;
  /** With order and sender. */
  readonly name: string;
  readonly plant: (subject: Subject, random: Random) => Trial | null;
}

const orders: readonly Order[] = ['planted', 'takenBack'];
const directions: readonly Direction[] = ['request', 'response'];

export const rows: readonly Row[] = [
  ...schemaOperators.flatMap(rowsOfSchema),
  ...contractOperators.flatMap(rowsOfContract),
];

function rowsOfSchema(operator: SchemaOperator): Row[] {
  return orders.flatMap((order) =>
    directions.map((direction) => ({
      operator: operator.name,
      name: `${nameOf(operator.name, order)} (${direction})`,
      plant: (subject: Subject, random: Random) => plantSchema(subject, operator, order, direction, random),
    })),
  );
}

function rowsOfContract(operator: ContractOperator): Row[] {
  const told = operator.isOneWay === true ? orders.slice(0, 1) : orders;
  return told.map((order) => ({
    operator: operator.name,
    name: nameOf(operator.name, order),
    plant: ({ contract }: Subject, random: Random) => {
      const edited = copyOf(contract);
      const planted = operator.plant(edited, random);
      const outcome = planted?.[order];
      if (planted == null || outcome == null) return null;
      const { direction, expected } = outcome;
      return {
        edited,
        order,
        direction,
        declared: inReading(expected, 'declared'),
        strict: inReading(expected, 'strict'),
        near: planted.near,
        operation: planted.operation,
      };
    },
  }));
}

function nameOf(name: string, order: Order): string {
  return order === 'planted' ? name : `${name}, taken back`;
}
