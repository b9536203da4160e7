// Places of mainland China: which names are found in everyday sentences and which are left alone.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDivisions } from '../../src/language/divisions.ts';

const tsv = readFileSync('intents/divisions.tsv', 'utf8');
const divisions = createDivisions(tsv);
const rows = tsv
  .trim()
  .split('\n')
  .map((line) => line.split('\t'));

const codesIn = (text: string) => divisions.find(text).map((found) => found.code);

describe('the list', () => {
  it('holds every province, prefecture and county once', () => {
    const codes = rows.map(([code]) => code ?? '');
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.filter((code) => code.endsWith('0000'))).toHaveLength(34);
    expect(codes.filter((code) => /[1-9]\d00$|\d[1-9]00$/.test(code))).toHaveLength(333);
    expect(codes.filter((code) => !code.endsWith('00')).length).toBeGreaterThan(2840);
  });

  it('has every row readable, each under a province', () => {
    for (const [code = '', name] of rows) {
      expect(divisions.nameOf(code)).toBe(name);
      expect(code.endsWith('0000') || divisions.parentOf(code) !== undefined).toBe(true);
    }
  });
});

describe('names in a text', () => {
  it.each([
    ['我是宁波市的', ['330200']],
    ['户口在海宁', ['330481']],
    ['浙江省杭州市余杭区人', ['330000', '330100', '330110']],
    ['嘉兴南湖区', ['330400', '330402']],
    ['老家江西，女儿在上海', ['360000', '310000']],
    ['安徽来的，内蒙古、广西也有', ['340000', '150000', '450000']],
    ['恩施州的老人', ['422800']],
    ['延边朝鲜族自治州', ['222400']],
    ['海南的政策', ['460000']],
    ['大同怎么样', ['140200']],
    ['北京朝阳', ['110000', '110105']],
    ['阳泉市郊区', ['140300', '140311']],
    ['湖南道县', ['430000', '431124']],
    ['湖北公安', ['420000', '421022']],
    ['嘉善、嘉祥和嘉兴', ['330421', '370829', '330400']],
  ])('%s', (text, codes) => {
    expect(codesIn(text)).toEqual(codes);
  });

  it.each([
    '希望平安健康',
    '打电话给公安局',
    '我不知道县里怎么规定',
    '能不能同时延长和平安度过',
    '两口子和政府商量',
    '今天全家都在，天等不了',
    '住在城区还是郊区',
    '我和县民政局说过了',
    '家里条件富裕，共和国同龄人',
    '长寿的秘诀是心态平和、安定',
    '身体康乐，互助养老，合作医疗',
    '资源有限，通道不畅，前进方向正确',
    '高龄津贴比如八十岁怎么领',
  ])('finds no place in: %s', (text) => {
    expect(divisions.find(text)).toEqual([]);
  });

  it('gives all meanings of an ambiguous name, fewer after its city', () => {
    expect(divisions.find('鼓楼区')[0]?.codes).toEqual(['320106', '320302', '350102', '410204']);
    expect(divisions.find('南京鼓楼区')[1]?.codes).toEqual(['320106']);
  });

  it('says where the name stands', () => {
    expect(divisions.find('住在海宁市里')).toEqual([
      { code: '330481', codes: ['330481'], name: '海宁市', start: 2, end: 5 },
    ]);
  });

  it('has valid spans, in order, for any text', () => {
    const name = fc.constantFrom(...rows.map((row) => row[1] ?? ''));
    const piece = fc.oneof(name, fc.string({ unit: 'binary' }), fc.constantFrom('~', '市', '00'));
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = pieces.join('');
        let end = 0;
        for (const found of divisions.find(text)) {
          expect(found.start).toBeGreaterThanOrEqual(end);
          expect(text.slice(found.start, found.end)).toBe(found.name);
          end = found.end;
        }
      }),
    );
  });
});

describe('levels', () => {
  it('knows the parent, also of counties right under a province or municipality', () => {
    expect(divisions.parentOf('330421')).toBe('330400');
    expect(divisions.parentOf('330400')).toBe('330000');
    expect(divisions.parentOf('330000')).toBeUndefined();
    expect(divisions.parentOf('110105')).toBe('110000');
    expect(divisions.parentOf('429004')).toBe('420000');
    expect(divisions.parentOf('999999')).toBeUndefined();
  });

  it('knows what contains what', () => {
    expect(divisions.contains('330400', '330421')).toBe(true);
    expect(divisions.contains('330000', '330421')).toBe(true);
    expect(divisions.contains('330421', '330421')).toBe(true);
    expect(divisions.contains('330421', '330400')).toBe(false);
    expect(divisions.contains('330100', '330421')).toBe(false);
  });
});
