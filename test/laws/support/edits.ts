import {
  isJsonObject,
  type Json,
  type JsonObject,
  type Kind,
  type Part,
  partsOfKind,
  refOf,
} from '../../support/drafts/contract-parts.ts';
import { copyOf, type Draft } from '../../support/drafts/draft.ts';
import { Random } from '../../support/drafts/random.ts';

/** Changes what a contract says at one part; false when there is nothing of the sort to change. */
type Edit = (part: Part, random: Random) => boolean;

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

function pickMember(random: Random, holder: Json | undefined): string | undefined {
  return isJsonObject(holder) ? random.pick(Object.keys(holder)) : undefined;
}

function removeMember(keyword: string): Edit {
  return ({ value }, random) => {
    const holder = value[keyword];
    const name = pickMember(random, holder);
    if (name === undefined || !isJsonObject(holder)) return false;
    delete holder[name];
    return true;
  };
}

function addProperty(required: boolean): Edit {
  return ({ value }) => {
    if (!isJsonObject(value.properties)) return false;
    value.properties.addedLater = { type: 'string', maxLength: 9 };
    if (required) value.required = [...listOf(value.required), 'addedLater'];
    return true;
  };
}

function toggleRequired({ value }: Part, random: Random): boolean {
  const name = pickMember(random, value.properties);
  if (name === undefined) return false;
  const others = listOf(value.required).filter((item) => item !== name);
  value.required = others.length === listOf(value.required).length ? [...others, name] : others;
  return true;
}

function set(keyword: string, choices: readonly Json[], only?: (schema: JsonObject) => boolean): Edit {
  return ({ value }, random) => {
    const choice = random.pick(choices.filter((item) => item !== value[keyword]));
    if (choice === undefined || only?.(value) === false) return false;
    value[keyword] = copyOf(choice);
    return true;
  };
}

function changeList(keyword: string, change: (list: Json[], random: Random) => Json[]): Edit {
  return ({ value }, random) => {
    const list = value[keyword];
    if (!Array.isArray(list) || list.length < 2) return false;
    value[keyword] = change(list, random);
    return true;
  };
}

const drop = (list: Json[], random: Random) => {
  const gone = random.pick(list);
  return list.filter((item) => item !== gone);
};

const isText = (schema: JsonObject) => schema.type === 'string';
const isNumber = (schema: JsonObject) => schema.type === 'integer' || schema.type === 'number';

/** What to change, and at which kind of part. */
export const edits = {
  propertyRemoved: ['schema', removeMember('properties')],
  propertyAdded: ['schema', addProperty(false)],
  requiredPropertyAdded: ['schema', addProperty(true)],
  requiredToggled: ['schema', toggleRequired],
  typeSet: ['schema', set('type', ['string', 'integer', 'number', 'boolean'], ({ type }) => typeof type === 'string')],
  maxLengthSet: ['schema', set('maxLength', [3, 30, 300], isText)],
  minimumSet: ['schema', set('minimum', [-5, 5, 50], isNumber)],
  patternSet: ['schema', set('pattern', ['^a', '^b'], isText)],
  formatSet: ['schema', set('format', ['date', 'date-time', 'uuid'], isText)],
  enumValueRemoved: ['schema', changeList('enum', drop)],
  enumValueAdded: ['schema', changeList('enum', (list) => [...list, 'addedLater'])],
  branchRemoved: ['schema', changeList('oneOf', drop)],
  branchAdded: ['schema', changeList('oneOf', (list) => [...list, { type: 'array', maxItems: 3 }])],
  readOnlySet: ['schema', set('readOnly', [true, false])],
  writeOnlySet: ['schema', set('writeOnly', [true, false])],
  closed: ['schema', set('additionalProperties', [false, { type: 'string' }], ({ type }) => type === 'object')],
  defaultSet: ['schema', set('default', ['a', 'b'], isText)],
  negated: ['schema', set('not', [{ minLength: 90 }, { type: 'object' }])],
  requiredParameterSet: ['parameter', set('required', [true, false], ({ in: place }) => place !== 'path')],
  styleSet: ['parameter', set('explode', [true, false])],
  responseRemoved: ['operation', removeMember('responses')],
  mediaTypeRemoved: ['response', removeMember('content')],
  headerRemoved: ['response', removeMember('headers')],
  operationIdSet: ['operation', set('operationId', ['anotherName'])],
  pathRemoved: ['contract', removeMember('paths')],
} satisfies Record<string, readonly [Kind, Edit]>;

export type EditName = keyof typeof edits;
export const editNames = Object.keys(edits) as EditName[];
export type EditStep = readonly [EditName, seed: number];

/** Applies each edit at the first part, in an order of its seed, that has something to edit. Says how many did. */
export function edit({ entry }: Draft, steps: readonly EditStep[]): number {
  let done = 0;
  for (const [name, seed] of steps) {
    const [kind, change]: readonly [Kind, Edit] = edits[name];
    const random = new Random(seed);
    const parts = random.shuffled(partsOfKind(entry, kind).filter(({ value }) => refOf(value) === null));
    if (parts.some((part) => change(part, random))) done++;
  }
  return done;
}
