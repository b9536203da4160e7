// Ages change on a birthday, leap days and lunar months included.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addYears,
  ageOn,
  dateOf,
  daysOf,
  lunarDays,
  todayIn,
  zodiacYears,
} from '../../src/language/calendar.ts';

describe('ageOn', () => {
  test.each([
    ['1943', '2026-11-21', 82, 83],
    ['1943', '2026-12-31', 83, 83],
    ['1943-11', '2026-11-21', 82, 83],
    ['1943-12', '2026-11-21', 82, 82],
    ['1943-11-21', '2026-11-20', 82, 82],
    ['1943-11-21', '2026-11-21', 83, 83],
    ['1944-02-29', '2026-02-28', 81, 81],
    ['1944-02-29', '2026-03-01', 82, 82],
    ['1944-02-29', '2028-02-29', 84, 84],
    ['2026', '2026-05-01', 0, 0],
    ['2030', '2026-05-01', 0, 0],
  ])('born %s, on %s: %d to %d', (born, today, low, high) => {
    expect(ageOn(born, today)).toEqual([low, high]);
  });

  test.each(['', '43', '1943-13', '1943-02-29', '1943-3-5', '1943-00', 'x'])(
    '%j is no date',
    (date) => {
      expect(() => ageOn(date, '2026-11-21')).toThrow(RangeError);
    },
  );

  test('a year of age is complete on the day that addYears gives, not before', () => {
    const date = fc
      .date({ min: new Date('1900-01-01'), max: new Date('1990-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10));
    fc.assert(
      fc.property(date, fc.integer({ min: 1, max: 110 }), (born, years) => {
        const birthday = addYears(born, years);
        const eve = new Date(Date.parse(birthday) - 86_400_000).toISOString().slice(0, 10);
        expect(ageOn(born, birthday)).toEqual([years, years]);
        expect(ageOn(born, eve)).toEqual([years - 1, years - 1]);
      }),
    );
  });
});

test('dates are as fine as the numbers, and only real ones', () => {
  expect(dateOf(1943)).toBe('1943');
  expect(dateOf(1943, 3)).toBe('1943-03');
  expect(dateOf(1943, 3, 5)).toBe('1943-03-05');
  expect(dateOf(1943, 2, 29)).toBeUndefined();
  expect(dateOf(1944, 2, 29)).toBe('1944-02-29');
  expect(daysOf('1944-02')).toEqual(['1944-02-01', '1944-02-29']);
  expect(daysOf('1900-02')).toEqual(['1900-02-01', '1900-02-28']);
});

test('addYears takes full dates only', () => {
  expect(addYears('2024-02-29', 1)).toBe('2025-03-01');
  expect(addYears('2024-02-29', 4)).toBe('2028-02-29');
  expect(addYears('2026-11-21', -80)).toBe('1946-11-21');
  expect(() => addYears('1943', 1)).toThrow(RangeError);
});

test('the day is that of the time zone', () => {
  const late = new Date('2026-11-20T16:30:00Z');
  expect(todayIn('Asia/Shanghai', late)).toBe('2026-11-21');
  expect(todayIn(undefined, late)).toBe('2026-11-21');
  expect(todayIn('UTC', late)).toBe('2026-11-20');
});

test('lunar days become solar ones', () => {
  expect(lunarDays(1943, 3, 5)).toEqual(['1943-04-09', '1943-04-09']);
  expect(lunarDays(1943)).toEqual(['1943-02-05', '1944-01-24']);
  expect(lunarDays(1943, 12)?.[1]).toBe('1944-01-24');
  expect(lunarDays(1944, -4)).toEqual(['1944-05-22', '1944-06-20']);
  expect(lunarDays(1943, -4)).toBeUndefined();
  expect(lunarDays(1943, 3, 30)).toBeUndefined();
  expect(lunarDays(1943, 13)).toBeUndefined();
  expect(lunarDays(30)).toBeUndefined();
});

test('an animal leaves one year in twelve', () => {
  expect(zodiacYears('羊', '2026-11-21', [80, 89])).toEqual([1943]);
  expect(zodiacYears('羊', '2026-11-21', [55, 105])).toEqual([1931, 1943, 1955, 1967]);
  expect(zodiacYears('鼠', '2026-11-21', [64, 66])).toEqual([1960]);
  expect(zodiacYears('猫', '2026-11-21', [55, 105])).toEqual([]);
  expect(zodiacYears('', '2026-11-21', [55, 105])).toEqual([]);
});
