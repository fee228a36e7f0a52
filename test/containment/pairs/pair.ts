/** A question with its answer, known without the engine, and why it is so in one sentence. */
export interface TrickyPair {
  readonly why: string;
  readonly sender: unknown;
  readonly receiver: unknown;
  /** Absent: the answer is the same under both readings. */
  readonly reading?: 'literal' | 'declared';
  readonly answer: 'yes' | 'no' | 'unknown';
}

type Row = readonly [why: string, sender: unknown, receiver: unknown, reading?: 'literal' | 'declared'];

const answered =
  (answer: TrickyPair['answer']) =>
  (...[why, sender, receiver, reading]: Row): TrickyPair => ({
    ...{ why, sender, receiver, answer },
    ...(reading === undefined ? {} : { reading }),
  });

export const yes = answered('yes');
export const no = answered('no');
export const unknown = answered('unknown');

export const text = { type: 'string' };
export const whole = { type: 'integer' };
export const number = { type: 'number' };
export const flag = { type: 'boolean' };
export const none = { type: 'null' };

/** An object with these members; what else there is may follow. */
export const object = (properties: Readonly<Record<string, unknown>>, more: object = {}) => ({
  ...{ type: 'object', properties },
  ...more,
});

/** All members are required. */
export const full = (properties: Readonly<Record<string, unknown>>, more: object = {}) =>
  object(properties, { required: Object.keys(properties), ...more });

export const closed = { additionalProperties: false };

export const list = (items: unknown, more: object = {}) => ({ type: 'array', items, ...more });
