import { isJsonObject, refOf, versionOf } from '../support/drafts/contract-parts.ts';
import { copyOf } from '../support/drafts/draft.ts';
import type { Random } from '../support/drafts/random.ts';
import type { SchemaOperator } from './operators/schema-operator.ts';
import { findWitnesses, wholeSchema } from './oracle.ts';
import type { Direction } from './spots/messages.ts';
import { putAt, valueAt } from './spots/pointers.ts';
import type { SchemaSpot, Use } from './spots/uses.ts';
import type { Subject } from './subject.ts';
import { inReading, type Order, type Trial } from './trial.ts';

/** Spots of one contract that are tried before another contract is. */
const TRIES = 14;

/**
 * Plants an edit at a spot of a contract at which it does what its row declares: where a break is declared, an instance
 * must break. Null where no such spot was found.
 */
export function plantSchema(
  subject: Subject,
  operator: SchemaOperator,
  order: Order,
  direction: Direction,
  random: Random,
): Trial | null {
  let tries = 0;
  for (const spot of random.shuffled(subject.spots)) {
    const use = useFor(spot, direction, operator);
    const edited = use === null ? null : edit(subject, spot, use, operator, random);
    if (use === null || edited === null) continue;
    const trial = trialOf(spot, use, operator, order, edited);
    if (isProved(subject, use, operator, trial, random)) return trial;
    tries += 1;
    if (tries === TRIES) return null;
  }
  return null;
}

/** One use of the spot in that direction, and none there that makes the outcome doubtful. */
function useFor(spot: SchemaSpot, direction: Direction, operator: SchemaOperator): Use | null {
  const uses = spot.uses.filter((use) => use.direction === direction);
  if (uses.some(({ isMonotone, composite }) => !isMonotone || (operator.isForWhole === true && composite !== null))) {
    return null;
  }
  const fitting = uses.filter(({ isText }) => !isText || operator.isForText === true);
  return fitting.find(({ composite }) => composite === null) ?? fitting[0] ?? null;
}

interface Edited {
  readonly contract: Trial['edited'];
  readonly near: Trial['near'];
}

function edit(
  { contract }: Subject,
  { pointer, uses }: SchemaSpot,
  use: Use,
  operator: SchemaOperator,
  random: Random,
): Edited | null {
  const schema = valueAt(contract, pointer);
  const version = versionOf(contract);
  const isModern = /^3\.[12]$/.test(version);
  if (!isJsonObject(schema) || isTag(contract, pointer)) return null;
  const context = {
    contract,
    pointer,
    isModern,
    version,
    random,
    direction: use.direction,
    isComposite: uses.some(({ composite }) => composite !== null),
  };
  const made = operator.edit(schema, context);
  if (made === null) return null;
  const [changed, near] = isJsonObject(made.schema as never) && 'near' in made ? [made.schema, made.near] : [made, []];
  // Beside a reference nothing holds before 3.1, but for the reference itself.
  if (refOf(schema) !== null && !isModern && refOf(changed as never) === refOf(schema)) return null;
  const copy = copyOf(contract);
  putAt(copy, pointer, copyOf(changed as never));
  return { contract: copy, near: [pointer, ...(near as Trial['near'])] };
}

/** The member that holds the tag of a family or a union: what is sent there is not for the schema alone to say. */
function isTag(contract: Subject['contract'], pointer: SchemaSpot['pointer']): boolean {
  const holder = valueAt(contract, pointer.slice(0, -2));
  const discriminator = isJsonObject(holder) ? holder.discriminator : undefined;
  const name = isJsonObject(discriminator) ? discriminator.propertyName : discriminator;
  return pointer.at(-2) === 'properties' && name !== undefined && name === pointer.at(-1);
}

function trialOf(
  spot: SchemaSpot,
  use: Use,
  operator: SchemaOperator,
  order: Order,
  { contract, near }: Edited,
): Trial {
  const expected = operator[order][use.direction];
  const strict = inReading(expected, 'strict');
  // Less of one branch of a `oneOf` may literally be more of the whole.
  const isDoubtful = strict !== 'breaking' && spot.uses.some(({ isExclusive }) => isExclusive);
  return {
    edited: contract,
    order,
    direction: use.direction,
    declared: inReading(expected, 'declared'),
    strict: isDoubtful ? null : strict,
    near,
    operation: use.operation.name,
  };
}

function isProved({ contract }: Subject, use: Use, operator: SchemaOperator, trial: Trial, random: Random): boolean {
  const { declared, strict, order, direction } = trial;
  if (operator.withoutWitness !== undefined || (declared !== 'breaking' && strict !== 'breaking')) return true;
  const place = use.composite ?? trial.near[0] ?? [];
  const [plain, edited] = [wholeSchema(contract, place), wholeSchema(trial.edited, place)];
  if (plain === null || edited === null) return false;
  // Consumers send what the base says, the provider what the revision says.
  const isPlainSender = (direction === 'request') === (order === 'planted');
  const [sender, receiver] = isPlainSender ? [plain, edited] : [edited, plain];
  const found = findWitnesses({ sender, receiver, isText: use.isText, seed: Math.floor(random.next() * 2 ** 31) });
  return declared === 'breaking' && operator.isLiteral !== true ? found.declared : found.literal;
}
