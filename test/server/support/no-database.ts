import type { Knex } from 'knex';

/** For what never asks the store: whoever does fails. */
export const noDatabase = {
  isEmbedded: true,
  knex: {
    raw: () => {
      throw Object.assign(new Error('There is no database.'), { code: 'ECONNREFUSED' });
    },
  } as unknown as Knex,
};
