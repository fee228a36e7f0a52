import { describe, expect, it } from 'vitest';
import { readWindow, type Span, splitMonths } from './read-window.ts';

const kept = new Date('2026-09-01T00:00:00Z');

function told({ from, to }: Span): string {
  return `${from.toISOString().slice(0, 16)} to ${to.toISOString().slice(0, 16)}`;
}

describe('The window of a reading', () => {
  it.each([
    {
      name: 'whole days',
      asked: ['2026-11-01T00:00Z', '2026-11-03T00:00Z'],
      whole: '2026-11-01T00:00 to 2026-11-03T00:00',
      days: '2026-11-01T00:00 to 2026-11-03T00:00',
      hours: [],
    },
    {
      name: 'parts of days at both ends, widened to hours',
      asked: ['2026-11-01T10:30Z', '2026-11-03T02:10Z'],
      whole: '2026-11-01T10:00 to 2026-11-03T03:00',
      days: '2026-11-02T00:00 to 2026-11-03T00:00',
      hours: ['2026-11-01T10:00 to 2026-11-02T00:00', '2026-11-03T00:00 to 2026-11-03T03:00'],
    },
    {
      name: 'within a day',
      asked: ['2026-11-01T10:30Z', '2026-11-01T12:00Z'],
      whole: '2026-11-01T10:00 to 2026-11-01T12:00',
      days: null,
      hours: ['2026-11-01T10:00 to 2026-11-01T12:00'],
    },
    {
      name: 'over midnight',
      asked: ['2026-11-01T23:00Z', '2026-11-02T01:00Z'],
      whole: '2026-11-01T23:00 to 2026-11-02T01:00',
      days: null,
      hours: ['2026-11-01T23:00 to 2026-11-02T01:00'],
    },
    {
      name: 'from before hours are kept',
      asked: ['2026-08-01T10:30Z', '2026-11-01T01:00Z'],
      whole: '2026-08-01T00:00 to 2026-11-01T01:00',
      days: '2026-08-01T00:00 to 2026-11-01T00:00',
      hours: ['2026-11-01T00:00 to 2026-11-01T01:00'],
    },
    {
      name: 'wholly before hours are kept',
      asked: ['2026-08-01T10:30Z', '2026-08-01T11:00Z'],
      whole: '2026-08-01T00:00 to 2026-08-02T00:00',
      days: '2026-08-01T00:00 to 2026-08-02T00:00',
      hours: [],
    },
    {
      name: 'the wrong way round',
      asked: ['2026-11-02T00:00Z', '2026-11-01T00:00Z'],
      whole: '2026-11-02T00:00 to 2026-11-02T00:00',
      days: null,
      hours: [],
    },
  ])('$name', ({ asked: [from = '', to = ''], whole, days, hours }) => {
    const window = readWindow({ from: new Date(from), to: new Date(to) }, kept, false);
    expect(told(window)).toBe(whole);
    expect(window.days === null ? null : told(window.days)).toBe(days);
    expect(window.hours.map(told)).toEqual(hours);
  });

  it('is of hours alone where rows are told apart by hour', () => {
    const window = readWindow({ from: new Date('2026-08-01T10:30Z'), to: new Date('2026-11-03T02:10Z') }, kept, true);
    expect(window.days).toBeNull();
    expect(window.hours.map(told)).toEqual(['2026-08-01T10:00 to 2026-11-03T03:00']);
  });
});

describe('Whole months among days', () => {
  it.each([
    ['none', '2026-10-02', '2026-11-30', null, ['2026-10-02 to 2026-11-30']],
    ['one', '2026-10-02', '2026-12-01', '2026-11-01 to 2026-12-01', ['2026-10-02 to 2026-11-01']],
    ['nothing else', '2026-10-01', '2026-12-01', '2026-10-01 to 2026-12-01', []],
    [
      'over the end of a year',
      '2025-11-20',
      '2026-11-20',
      '2025-12-01 to 2026-11-01',
      ['2025-11-20 to 2025-12-01', '2026-11-01 to 2026-11-20'],
    ],
    ['days after them', '2026-10-01', '2026-11-02', '2026-10-01 to 2026-11-01', ['2026-11-01 to 2026-11-02']],
    ['within a month', '2026-10-01', '2026-10-31', null, ['2026-10-01 to 2026-10-31']],
  ])('%s', (_name, from, to, months, days) => {
    const short = (span: Span) => told(span).replaceAll('T00:00', '');
    const split = splitMonths({ from: new Date(from), to: new Date(to) });
    expect(split.months === null ? null : short(split.months)).toBe(months);
    expect(split.days.map(short)).toEqual(days);
  });
});
