import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { ReadTookTooLong } from '../store/limited-read.ts';
import { storeProblem } from './store-faults.ts';

const coded = (code: string) => Object.assign(new Error('of the database'), { code });

describe('What is told of an error', () => {
  it.each([
    ['53100', 'unavailable'],
    ['53300', 'unavailable'],
    ['57P01', 'unavailable'],
    ['57014', 'unavailable'],
    ['25P03', 'unavailable'],
    ['40001', 'unavailable'],
    ['ECONNRESET', 'unavailable'],
    ['23505', null],
    ['25P02', null],
    ['42601', null],
  ])('of the database with the code %s is %s', (code, problem) => {
    expect(storeProblem(coded(code))).toBe(problem);
  });

  it('of a driver whose connection broke between two statements is that the store is away', async () => {
    const client = new pg.Client({ port: 1 });
    await expect(client.connect()).rejects.toThrow();
    const error = await client.query('SELECT 1').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(storeProblem(error)).toBe('unavailable');
  });

  it('of a reading is that it took too long; of anything else nothing', () => {
    expect(storeProblem(new ReadTookTooLong())).toBe('read-too-long');
    expect(storeProblem(new TypeError('of the service'))).toBeNull();
    expect(storeProblem('ECONNRESET')).toBeNull();
  });
});
