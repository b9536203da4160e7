// Every fact and every test can be said in Chinese.
import { describe, expect, it } from 'vitest';
import { amountText, amountWithPeriod } from '../../src/catalog/amount.ts';
import { describeCondition, describeFact, describeTest } from '../../src/catalog/describe.ts';
import { kindOf } from '../../src/catalog/vocabulary.ts';
import type { FactTest } from '../../src/rules/condition.ts';
import { type FactName, factNames, factSchemas } from '../../src/rules/facts.ts';

const nameOf = (code: string) => ({ '990101': '甲子县', '990000': '虚构省' })[code] ?? code;
const say = (name: FactName, value: unknown) =>
  describeFact(name, factSchemas[name].parse(value) as never, nameOf);

/** Values of every kind a fact can take. */
const examplesOf = (name: FactName): unknown[] => {
  const kind = kindOf(name);
  switch (kind.kind) {
    case 'boolean':
      return [true, false];
    case 'choice':
      return kind.excludable
        ? [...kind.values, { not: [kind.values[0], kind.values[1]] }]
        : [...kind.values];
    case 'choices':
      return [[], ...kind.values.map((value) => [value]), [...kind.values]];
    case 'number':
      return [kind.min, 1, 2, kind.max, [0, 1], [1, kind.max], [2, 3], [kind.min, kind.max]];
    case 'division':
      return ['990101', ...(kind.flag ? [true, false] : [{ not: '990101' }])];
    case 'date':
      return ['1943', '1943-05', '1943-05-02'];
  }
};

describe('facts', () => {
  it.each(factNames)('%s: each value has words of its own', (name) => {
    const said = examplesOf(name).map((value) => say(name, value));
    for (const words of said) {
      expect(words).toMatch(/\p{Script=Han}/u);
      expect(words).not.toMatch(/undefined|[a-z]/i);
    }
    expect(new Set(said).size).toBe(said.length);
  });

  it.each<readonly [FactName, unknown, string]>([
    ['age', 56, '56周岁'],
    ['age', [70, 79], '70至79周岁'],
    ['age', [80, 130], '80周岁以上'],
    ['age', [0, 79], '不满80周岁'],
    ['birthDate', '1943-05', '1943年5月出生'],
    ['hukou', '990101', '户籍在甲子县'],
    ['hukou', { not: '990101' }, '户籍不在甲子县'],
    ['incomeStatus', 'dibao', '低保'],
    ['incomeStatus', { not: ['dibao', 'tekun'] }, '不是低保或特困'],
    ['living', ['alone', 'childless'], '独居、孤寡'],
    ['disabilityGrade', [1, 2], '残疾等级一级或二级'],
    ['disabilityGrade', 0, '没有残疾证'],
    ['abilityLevel', 3, '能力评估为重度失能'],
  ])('%s %j is %s', (name, value, words) => expect(say(name, value)).toBe(words));
});

const quote = { quote: '原文' };

describe('tests', () => {
  it.each<readonly [FactTest, string]>([
    [{ fact: 'age', atLeast: 80, ...quote }, '年龄满80周岁'],
    [{ fact: 'age', atLeast: 60, atMost: 69, ...quote }, '年龄60至69周岁'],
    [{ fact: 'age', atLeast: 70, below: 80, ...quote }, '年龄满70周岁、不满80周岁'],
    [{ fact: 'age', below: 80, ...quote }, '年龄不满80周岁'],
    [{ fact: 'hukou', is: 'here', ...quote }, '户籍在甲子县'],
    [{ fact: 'residencePermit', within: '990000', ...quote }, '持有虚构省签发的居住证'],
    [{ fact: 'incomeStatus', in: ['tekun', 'dibao'], ...quote }, '特困或低保'],
    [{ fact: 'disabilityKind', in: ['intellectual', 'mental'], ...quote }, '智力或精神残疾'],
    [{ fact: 'disabilityGrade', atLeast: 1, ...quote }, '持有残疾证'],
    [{ fact: 'ltciLevel', atLeast: 4, ...quote }, '长护险评估失能四级及以上'],
    [{ fact: 'selfCare', in: ['partial', 'none'], ...quote }, '生活不能自理（含部分不能自理）'],
    [{ fact: 'childUrban', is: true, ...quote }, '子女在城镇地区'],
  ])('%j', (test, words) => expect(describeTest(test, '甲子县', nameOf)).toBe(words));
});

it('conditions: all in lines, any and not in words', () => {
  const lines = describeCondition(
    {
      all: [
        { not: { fact: 'hukou', is: 'here', ...quote } },
        {
          any: [
            {
              all: [
                { fact: 'sex', is: 'male', ...quote },
                { fact: 'age', atLeast: 60, ...quote },
              ],
            },
            { fact: 'age', atLeast: 80, ...quote },
          ],
        },
        {
          any: [
            { fact: 'vagrant', is: true, ...quote },
            { decision: '经认定', ...quote },
          ],
        },
      ],
    },
    '甲子县',
  );
  expect(lines).toEqual([
    '户籍不在甲子县',
    '符合其中一条：',
    '　一、男性',
    '　　年龄满60周岁',
    '　二、年龄满80周岁',
    '生活无着的流浪、乞讨人员，或经认定（由主管部门认定）',
  ]);
});

it.each([
  [
    { value: 60, unit: '元', per: 'month', atLeast: true, atMost: false },
    '不低于60元',
    '每月不低于60元',
  ],
  [
    { value: 90, unit: '元', per: 'day', atLeast: false, atMost: true },
    '不超出90元',
    '每天不超出90元',
  ],
  [{ value: 80, unit: '%', per: null, atLeast: false, atMost: false }, '80%', '80%'],
  [{ value: 1.5, unit: '倍', per: null, atLeast: false, atMost: false }, '1.5倍', '1.5倍'],
  [{ value: 8, unit: '工时', per: 'month', atLeast: false, atMost: false }, '8工时', '每月8工时'],
  [
    { value: 30, upTo: 50, unit: '小时', per: 'month', atLeast: false, atMost: false },
    '30—50小时',
    '每月30—50小时',
  ],
] as const)('amount %j', (amount, text, withPeriod) => {
  expect(amountText(amount)).toBe(text);
  expect(amountWithPeriod(amount)).toBe(withPeriod);
});
