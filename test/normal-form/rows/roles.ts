import { type Row, ref, when } from '../row.ts';

const id = { type: 'integer', readOnly: true };
const secret = { type: 'string', writeOnly: true };
const user = { type: 'object', required: ['id', 'secret'], properties: { id, secret } };

/** `readOnly` is not sent by the consumer, `writeOnly` not by the provider. */
export const roleRows: readonly Row[] = [
  {
    says: 'taken literally all is there',
    in: '3.0',
    schema: user,
    accepts: [{ id: 1, secret: 's' }],
    rejects: [{ id: 1 }, {}],
  },
  {
    says: 'a consumer does not send what is readOnly',
    ...{
      in: '3.0',
      schema: user,
      sender: 'consumer',
      position: 'sender',
      accepts: [{ secret: 's' }],
      rejects: [{ id: 1, secret: 's' }, {}],
    },
  },
  {
    says: 'a provider does not ask for what is readOnly',
    ...{ in: '3.0', schema: user, sender: 'consumer', position: 'receiver' },
    ...{ accepts: [{ secret: 's' }, { id: 1, secret: 's' }], rejects: [{ id: 'x', secret: 's' }, {}] },
  },
  {
    says: 'a provider does not send what is writeOnly',
    ...{
      in: '3.1',
      schema: user,
      sender: 'provider',
      position: 'sender',
      accepts: [{ id: 1 }],
      rejects: [{ id: 1, secret: 's' }, {}],
    },
  },
  {
    says: 'a consumer does not wait for what is writeOnly',
    ...{ in: '3.1', schema: user, sender: 'provider', position: 'receiver', accepts: [{ id: 1 }], rejects: [{}] },
  },
  {
    says: 'readOnly in 2.0',
    ...{
      in: '2.0',
      schema: user,
      sender: 'consumer',
      position: 'sender',
      accepts: [{ secret: 's' }],
      rejects: [{ id: 1, secret: 's' }],
    },
  },
  {
    says: 'readOnly: false is no annotation',
    ...{
      in: '3.0',
      schema: { required: ['a'], properties: { a: { readOnly: false } } },
      sender: 'consumer',
      accepts: [{ a: 1 }],
      rejects: [{}],
    },
  },
  {
    says: 'one part annotates, another requires',
    ...{
      in: '3.0',
      schema: { allOf: [{ type: 'object', required: ['id', 'name'] }, { properties: { id } }] },
      sender: 'consumer',
    },
    ...{ accepts: [{ name: 'n' }], rejects: [{}] },
  },
  {
    says: 'a part behind a reference annotates',
    ...{
      in: '3.0',
      schema: { allOf: [ref('Base')], required: ['id'], properties: { name: {} } },
      named: { Base: { properties: { id } } },
      ...{ sender: 'consumer', position: 'sender', accepts: [{ name: 1 }, {}], rejects: [{ id: 1 }] },
    },
  },
  {
    says: 'the member refers to a schema that annotates',
    ...{
      in: '3.0',
      schema: { required: ['id'], properties: { id: ref('Id') } },
      named: { Id: id },
      ...{ sender: 'consumer', position: 'sender', accepts: [{}], rejects: [{ id: 1 }] },
    },
  },
  {
    says: 'the member wraps a reference and annotates',
    ...{
      in: '3.0',
      schema: { required: ['id'], properties: { id: { allOf: [ref('Id')], readOnly: true } } },
      named: { Id: { type: 'integer' } },
      ...{ sender: 'consumer', position: 'sender', accepts: [{}], rejects: [{ id: 1 }] },
    },
  },
  {
    says: 'an annotation beside $ref is dropped in 3.0',
    ...{
      in: '3.0',
      schema: { required: ['id'], properties: { id: { ...ref('Id'), readOnly: true } } },
      named: { Id: { type: 'integer' } },
      ...{ sender: 'consumer', accepts: [{ id: 1 }], rejects: [{}] },
    },
  },
  {
    says: 'an annotation beside $ref counts in 3.1',
    ...{
      in: '3.1',
      schema: { required: ['id'], properties: { id: { ...ref('Id'), readOnly: true } } },
      named: { Id: { type: 'integer' } },
      ...{ sender: 'consumer', position: 'sender', accepts: [{}], rejects: [{ id: 1 }] },
    },
  },
  {
    says: 'a branch annotates',
    ...{
      in: '3.0',
      schema: {
        required: ['id'],
        oneOf: [{ type: 'object', properties: { id }, required: ['a'] }, { type: 'string' }],
      },
      ...{ sender: 'consumer', position: 'sender', accepts: ['x', { a: 1 }], rejects: [{ a: 1, id: 1 }, {}] },
    },
  },
  {
    says: 'a branch requires what the whole annotates',
    ...{
      in: '3.1',
      schema: { properties: { id }, anyOf: [{ required: ['id', 'a'] }, { required: ['b'] }] },
      ...{ sender: 'consumer', accepts: [{ a: 1 }, { b: 1 }], rejects: [{}] },
    },
  },
  {
    says: 'a condition requires what the whole annotates',
    ...{
      in: '3.1',
      schema: { properties: { id }, ...when({ required: ['a'] }, { required: ['id', 'b'] }) },
      ...{ sender: 'consumer', accepts: [{}, { a: 1, b: 1 }], rejects: [{ a: 1 }] },
    },
  },
  {
    says: 'another member needs what is annotated',
    ...{
      in: '3.1',
      schema: { properties: { id, a: {} }, dependentRequired: { a: ['id', 'b'] } },
      ...{ sender: 'consumer', accepts: [{ a: 1, b: 1 }], rejects: [{ a: 1 }] },
    },
  },
  {
    says: 'a composed member inside a composed member',
    ...{
      in: '3.0',
      schema: {
        allOf: [{ properties: { in: { required: ['id', 'x'] } } }, { properties: { in: { properties: { id } } } }],
      },
      ...{
        sender: 'consumer',
        position: 'sender',
        accepts: [{ in: { x: 1 } }],
        rejects: [{ in: {} }, { in: { x: 1, id: 1 } }],
      },
    },
  },
  {
    says: 'composed items',
    ...{
      in: '3.0',
      schema: { allOf: [{ items: { required: ['id', 'x'] } }, { type: 'array', items: { properties: { id } } }] },
      ...{ sender: 'consumer', position: 'sender', accepts: [[{ x: 1 }]], rejects: [[{}], [{ x: 1, id: 1 }]] },
    },
  },
  {
    says: 'members of members',
    ...{
      in: '3.0',
      schema: { properties: { user: ref('User') } },
      named: { User: user },
      ...{
        sender: 'provider',
        position: 'sender',
        accepts: [{ user: { id: 1 } }],
        rejects: [{ user: { id: 1, secret: 's' } }],
      },
    },
  },
  {
    says: 'one schema where the member is annotated and where it is not',
    ...{
      in: '3.0',
      schema: { properties: { plain: ref('Part'), composed: { allOf: [ref('Part'), { properties: { id } }] } } },
      named: { Part: { type: 'object', required: ['id'] } },
      ...{
        ...{ sender: 'consumer', position: 'sender' },
        accepts: [{ plain: { id: 'x' }, composed: {} }],
        rejects: [{ plain: {} }, { composed: { id: 1 } }],
      },
    },
  },
  {
    says: 'a member of itself',
    ...{
      in: '3.0',
      schema: ref('Node'),
      named: { Node: { required: ['id'], properties: { id, next: ref('Node') } } },
      ...{ sender: 'consumer', position: 'sender', accepts: [{ next: { next: {} } }], rejects: [{ next: { id: 1 } }] },
    },
  },
  {
    says: 'only what extends a base annotates',
    ...{
      in: '3.0',
      schema: ref('Pet'),
      named: {
        Pet: { type: 'object', required: ['kind'], discriminator: { propertyName: 'kind' } },
        Cat: { allOf: [ref('Pet'), { required: ['id', 'name'], properties: { id } }] },
        Dog: { allOf: [ref('Pet'), { required: ['id'] }] },
      },
      ...{
        ...{ sender: 'consumer', position: 'sender' },
        accepts: [
          { kind: 'Cat', name: 'n' },
          { kind: 'Dog', id: 1 },
        ],
        rejects: [{ kind: 'Cat', name: 'n', id: 1 }, { kind: 'Cat' }, { kind: 'Dog' }],
      },
    },
  },
  {
    says: 'a tag that is not sent tells nothing apart',
    ...{
      in: '3.0',
      schema: { anyOf: [ref('Cat'), ref('Dog')], discriminator: { propertyName: 'kind' } },
      named: {
        Cat: { required: ['kind', 'lives'], properties: { kind: { type: 'string', readOnly: true } } },
        Dog: { required: ['kind', 'good'], properties: { kind: { type: 'string', readOnly: true } } },
      },
      ...{
        ...{ sender: 'consumer', position: 'sender' },
        accepts: [{ lives: 9 }, { good: true }],
        rejects: [{}, { lives: 9, kind: 'Cat' }],
      },
    },
  },
  {
    says: 'a base whose tag is not sent',
    ...{
      in: '3.0',
      schema: ref('Pet'),
      named: {
        Pet: {
          ...{ type: 'object', required: ['kind', 'name'], discriminator: { propertyName: 'kind' } },
          properties: { kind: { type: 'string', readOnly: true } },
        },
        Cat: { allOf: [ref('Pet'), { properties: { lives: { type: 'integer' } } }] },
      },
      ...{
        sender: 'consumer',
        position: 'sender',
        accepts: [{ name: 'n', lives: 9 }],
        rejects: [{}, { name: 'n', kind: 'Cat' }],
      },
    },
  },
];
