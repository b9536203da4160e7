// Which version holds on a day, and how rows and places are found.
import { describe, expect, it } from 'vitest';
import { loadCatalogs } from '../../src/catalog/load.ts';
import { folderOf, sample, services } from './samples.ts';

const registryOf = (files: Readonly<Record<string, string>>) =>
  loadCatalogs(folderOf(files), services);

describe('the version that holds', () => {
  const registry = registryOf({
    'a/2022-draft.yaml': sample({ status: 'draft', issuedOn: '2022-01-01' }),
    'a/2023.yaml': sample({ issuedOn: '2023-05-01', effectiveFrom: '2023-06-01' }),
    'a/2025.yaml': sample({ issuedOn: '2025-01-01' }),
    'a/2026-draft.yaml': sample({ status: 'draft', issuedOn: '2026-01-01' }),
  });
  it.each([
    ['2021-12-31', undefined],
    ['2022-01-01', '2022-01-01'],
    ['2023-05-31', '2022-01-01'],
    ['2023-06-01', '2023-05-01'],
    ['2024-12-31', '2023-05-01'],
    ['2025-01-01', '2025-01-01'],
    ['2026-06-01', '2025-01-01'],
  ])('on %s is that of %s', (day, issuedOn) => {
    expect(registry.current('990101', day)?.document.issuedOn).toBe(issuedOn);
  });

  it('keeps all versions, the oldest first', () => {
    expect(registry.versions('990101').map(({ document }) => document.issuedOn)).toEqual([
      '2022-01-01',
      '2023-05-01',
      '2025-01-01',
      '2026-01-01',
    ]);
  });

  it('a draft without any date holds where nothing else does', () => {
    const draft = sample({ status: 'draft', issuedOn: null });
    const found = registryOf({ 'a/1.yaml': draft }).current('990101', '1999-01-01');
    expect(found?.document.status).toBe('draft');
  });
});

describe('finding', () => {
  const registry = registryOf({
    'a/1.yaml': sample().replace('short: 甲子', 'short: 甲子\n  aliases: [甲城]\n  city: 虚构市'),
    'b/1.yaml': sample({ code: '990202', name: '乙丑' }),
  });
  const day = '2026-01-01';

  it.each(['990101', '甲子县', '甲子', '甲城', ' 甲子 '])('a place by %s', (word) => {
    expect(registry.findPlace(word)?.code).toBe('990101');
  });

  it.each(['甲', '甲子市', '甲丑', ''])('no place by %s', (word) => {
    expect(registry.findPlace(word)).toBeUndefined();
  });

  it('rows of a service in all places, main ones first', () => {
    const rows = registry.itemsOf('allowance', day);
    expect(rows.map(({ catalog, item }) => `${catalog.place.code} ${item.number}`)).toEqual([
      '990101 1',
      '990202 1',
      '990101 2',
      '990202 2',
    ]);
  });

  it('rows of a bureau, with or without a place', () => {
    expect(registry.itemsOfBureau('财政局', day)).toHaveLength(2);
    const [row, ...more] = registry.itemsOfBureau('民政局', day, '990202');
    expect([row?.catalog.place.name, row?.item.number, more.length]).toEqual(['乙丑县', 1, 0]);
  });

  it('names of divisions and of what they lie in', () => {
    const names = ['990101', '990100', '990000', '110000'].map(registry.nameOf);
    expect(names).toEqual(['甲子县', '虚构市', '虚构省', '110000']);
  });

  it('nothing in it can be changed', () => {
    const item = registry.item('990101', 1, day);
    expect(() => Object.assign(item ?? {}, { name: '别的' })).toThrow(TypeError);
    expect(() => item?.bureaus.push('别的')).toThrow(TypeError);
    expect(() => (registry.places() as unknown[]).push(1)).toThrow(TypeError);
  });
});
