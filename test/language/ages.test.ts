// Ages as people tell them, ask about them, and quote them from rules.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findAges } from '../../src/language/ages.ts';

const TODAY = '2026-11-21';
const brief = (text: string) =>
  findAges(text, TODAY).map(({ kind, age }) => `${kind} ${age.join('-')}`);

describe('somebody’s age', () => {
  test.each([
    ['我83岁', 'stated 83-83'],
    ['八十三周岁', 'stated 83-83'],
    ['今年七十六', 'stated 76-76'],
    ['62了', 'stated 62-62'],
    ['年纪八十五', 'stated 85-85'],
    ['年龄：85', 'stated 85-85'],
    ['刚满70周岁', 'stated 70-70'],
    ['我妈满80了', 'stated 80-80'],
    ['五十四岁十一个月', 'stated 54-54'],
    ['59周岁半', 'stated 59-59'],
    ['我妈56，', 'stated 56-56'],
    ['我妈 56', 'stated 56-56'],
    ['我74 平日里坐公交', 'stated 74-74'],
    ['我71平常坐地铁', 'stated 71-71'],
    ['俺岳母68，', 'stated 68-68'],
    ['那外婆66呢？', 'stated 66-66'],
    ['说错了我是82', 'stated 82-82'],
    ['74 sui', 'stated 74-74'],
    ['她九十一哉', 'stated 91-91'],
    ['我62户口在外地', 'stated 62-62'],
    ['七十多岁', 'stated 70-79'],
    ['60来岁', 'stated 60-69'],
    ['快八十了', 'stated 78-79'],
    ['将近八十岁', 'stated 78-79'],
    ['年近七旬', 'stated 68-69'],
    ['奔八十的人了', 'stated 75-79'],
    ['奔八的人了', 'stated 75-79'],
    ['八十岁不到', 'stated 77-79'],
    ['六十不到', 'stated 57-59'],
    ['八十岁出头', 'stated 80-83'],
    ['八十挂零', 'stated 80-83'],
    ['七十好几', 'stated 75-79'],
    ['八十岁上下', 'stated 78-82'],
    ['八十开外', 'stated 80-89'],
    ['上八十了', 'stated 80-89'],
    ['我爸年过八十', 'stated 80-89'],
    ['年过八旬', 'stated 80-89'],
    ['九十高龄了', 'stated 90-94'],
    ['七八十岁', 'stated 70-89'],
    ['七十五六岁', 'stated 75-76'],
    ['古稀之年', 'stated 70-79'],
    ['我们都是七老八十的人', 'stated 70-89'],
    ['今年要满80', 'stated 79-80'],
    ['今年满80了', 'stated 80-80'],
    ['12月份满60', 'stated 59-60'],
    ['去年满80', 'stated 80-81'],
    ['七十上了', 'stated 70-79'],
    ['快到八十', 'stated 78-79'],
    ['六十八咧', 'stated 68-68'],
    ['wo 82 le', 'bare 82-82'],
    ['虚87', 'stated 85-86'],
    ['83岁老人摔倒', 'stated 83-83'],
    ['九十来岁的老太太', 'stated 90-99'],
    ['六十三', 'bare 63-63'],
    ['82', 'bare 82-82'],
    ['外地 85', 'bare 85-85'],
    ['七十五坐公交要钱不', 'bare 75-75'],
    ['姑妈71 种菜的', 'stated 71-71'],
    ['外公94人倒还清爽', 'stated 94-94'],
    ['丈人77条件差', 'stated 77-77'],
    ['我爸78路都走不动', 'stated 78-78'],
    ['阿姨69 班也上不了', 'stated 69-69'],
    ['老太太84床上躺了半年', 'stated 84-84'],
    ['他刚过九十岁大寿', 'stated 90-90'],
    ['她八一了', 'stated 81-81'],
    ['我属牛的，儿子8岁', 'zodiac 64-101', 'stated 8-8'],
  ])('%s', (text, ...expected) => {
    expect(brief(text)).toEqual(expected);
  });

  test.each([
    ['虚岁八十', [78, 79]],
    ['我虚岁刚八十', [78, 79]],
    ['八十虚岁', [78, 79]],
    ['80岁(虚岁)', [78, 79]],
    ['刚做了八十大寿', [78, 79]],
  ])('%s counts 虚岁', (text, age) => {
    expect(findAges(text, TODAY)).toMatchObject([{ kind: 'stated', age, nominal: true }]);
  });

  test('the span covers the words of the age', () => {
    const text = '我妈快八十岁了，我五十四岁十一个月';
    const said = findAges(text, TODAY).map(({ start, end }) => text.slice(start, end));
    expect(said).toEqual(['快八十岁', '五十四岁十一个月']);
  });

  test('several come in order, each with its own meaning', () => {
    expect(brief('他七十二我七十，儿子四十岁那年走了，八十岁以上有啥，等我满九十呢')).toEqual([
      'stated 72-72',
      'stated 70-70',
      'past 40-40',
      'limit 80-130',
      'hypothetical 90-90',
    ]);
    expect(brief('不是八十，是八十二')).toEqual(['bare 82-82']);
    expect(brief('男60女55')).toEqual(['limit 60-130', 'limit 55-130']);
  });
});

describe('ages that are nobody’s now', () => {
  test.each([
    ['明年满六十', 59, 60],
    ['下个月就80了', 79, 80],
    ['过年就八十', 79, 80],
    ['过了年就八十了', 79, 80],
    ['马上80了', 79, 80],
    ['我要八十了', 79, 80],
    ['还有两个月满80', 79, 80],
    ['还差三天到70', 69, 70],
    ['再过两年就满80', 78, 80],
    ['差两岁八十', 78, 80],
    ['再过仨月满八十', 79, 80],
    ['后年八十', 78, 80],
    ['八十还差两个月', 79, 80],
    ['明年满90了多少', 89, 90],
  ])('%s', (text, now, turns) => {
    expect(findAges(text, TODAY)).toMatchObject([{ kind: 'future', age: [now, now], turns }]);
  });

  test.each([
    ['那等我满九十岁呢', 90],
    ['到一百岁呢', 100],
    ['要是81岁', 81],
    ['要是一百岁嘞', 100],
    ['那一百岁呢', 100],
    ['百岁的呢', 100],
    ['等到他81岁', 81],
    ['如果我妈70了呢', 70],
    ['65岁的呢', 65],
  ])('%s', (text, age) => {
    expect(findAges(text, TODAY)).toMatchObject([{ kind: 'hypothetical', age: [age, age] }]);
  });

  test.each([
    ['过了八十给不给钱', [80, 130]],
    ['80岁以上的', [80, 130]],
    ['70以上', [70, 130]],
    ['65岁以上老人', [65, 130]],
    ['满60周岁可以吗', [60, 130]],
    ['八十岁以上那个钱', [80, 130]],
    ['上了八十岁就有的', [80, 130]],
    ['80周岁及以上', [80, 130]],
    ['60岁以下', [0, 60]],
    ['不满70岁半价', [0, 69]],
    ['60-69岁', [60, 69]],
    ['60至69周岁', [60, 69]],
    ['六十到六十九岁', [60, 69]],
    ['60岁到69岁', [60, 69]],
    ['80—99岁', [80, 99]],
    ['不受55周岁限制', [55, 55]],
    ['男的满60才行', [60, 130]],
    ['上了70的老人', [70, 130]],
    ['我妈满70没有', [70, 130]],
    ['满70了没有', [70, 130]],
    ['给80岁的发多少', [80, 80]],
  ])('%s', (text, age) => {
    const found = findAges(text, TODAY);
    expect(found).toMatchObject([{ kind: 'limit', age }]);
    expect(found[0]).not.toHaveProperty('bounds');
  });

  test.each([
    ['没到65能做不', [0, 64]],
    ['丈母娘没到五十五', [0, 54]],
    ['还没满80', [0, 79]],
    ['我不到八十', [0, 79]],
    ['80岁的老人有补贴吗', [80, 80]],
    ['百岁老人每月多少', [100, 130]],
  ])('%s also says something of the person', (text, age) => {
    expect(findAges(text, TODAY)).toMatchObject([{ kind: 'limit', age, bounds: true }]);
  });

  test.each([
    ['我儿子四十岁那年出车祸', 40],
    ['二十九上出事没了', 29],
    ['三十一岁那年得病', 31],
    ['走的时候72岁', 72],
    ['走的时候79', 79],
    ['他五十五岁就退休了', 55],
    ['六十岁时没了', 60],
  ])('%s is past', (text, age) => {
    expect(findAges(text, TODAY)).toMatchObject([{ kind: 'past', age: [age, age] }]);
  });
});

describe('births', () => {
  test.each([
    ['1943年生', '1943', [82, 83]],
    ['四三年生', '1943', [82, 83]],
    ['我43年的', '1943', [82, 83]],
    ['43年的，属羊', '1943', [82, 83]],
    ['一九四三年三月生', '1943-03', [83, 83]],
    ['我1943年3月', '1943-03', [83, 83]],
    ['1943年3月5日出生', '1943-03-05', [83, 83]],
    ['1943年12月5号生的', '1943-12-05', [82, 82]],
    ['出生日期：1943-12-05', '1943-12-05', [82, 82]],
    ['1943.3.5', '1943-03-05', [83, 83]],
    ['19430305', '1943-03-05', [83, 83]],
    ['1943', '1943', [82, 83]],
    ['四三年', '1943', [82, 83]],
    ['农历1943年三月初五', '1943-04-09', [83, 83]],
    ['1943年农历三月初五生', '1943-04-09', [83, 83]],
    ['一九四三年腊月廿九生', '1944-01-24', [82, 82]],
    ['1944年闰四月初一生', '1944-05-22', [82, 82]],
    ['民国三十二年生', '1943', [82, 83]],
    ['我老法四三年三月初五生', '1943-04-09', [83, 83]],
    ['我妈生于1943年', '1943', [82, 83]],
    ['1943年2月30日生', '1943', [82, 83]],
  ])('%s', (text, birthDate, age) => {
    expect(findAges(text, TODAY)).toMatchObject([{ kind: 'stated', birthDate, age }]);
  });

  test.each(['农历1943年三月生', '1943年腊月生', '四几年生的', '50后'])(
    '%s gives an age, but no date finer than is certain',
    (text) => {
      const [found] = findAges(text, TODAY);
      expect(found?.kind).toBe('stated');
      expect(found?.birthDate?.length ?? 0).toBeLessThanOrEqual(4);
    },
  );

  test.each([
    '1985年参加工作',
    '1970年下乡的',
    '六九年当的兵',
    '1943年以前',
    '2023年的文件',
    '交了20年的',
    '60年代',
  ])('%s is no birth', (text) => {
    expect(findAges(text, TODAY)).toEqual([]);
  });
});

describe('the animal of the year', () => {
  test.each(['属羊八十出头', '八十出头了，属羊', '属羊，虚岁八十四'])('%s', (text) => {
    const found = findAges(text, TODAY);
    expect(found).toMatchObject([{ kind: 'stated', birthDate: '1943', years: [1943] }]);
  });

  test('bears out an age that is told exactly', () => {
    const [found] = findAges('我八十三，属羊的', TODAY);
    expect(found).toMatchObject({ kind: 'stated', age: [83, 83] });
    expect(found).not.toHaveProperty('birthDate');
  });

  test('alone it leaves several years', () => {
    expect(findAges('我属羊', TODAY)).toMatchObject([
      { kind: 'zodiac', years: [1931, 1943, 1955, 1967], age: [58, 95] },
    ]);
  });

  test('of one person it says nothing about another', () => {
    const kinds = findAges('我属羊，老伴八十', TODAY).map(({ kind }) => kind);
    expect(kinds).toEqual(['zodiac', 'stated']);
  });

  test.each(['家属马上来', '烈属牛奶费'])('%s names no animal', (text) => {
    expect(findAges(text, TODAY)).toEqual([]);
  });
});

describe('numbers that are no ages', () => {
  test.each([
    '岁数够没有',
    '几岁开始',
    '多少岁能领',
    '我比他大三岁',
    '老伴小我两岁',
    '做了十二年生意',
    '交了二十多年',
    '带了三年了',
    '第14项',
    '第82项',
    '外地 16',
    '2级的',
    '一级残疾',
    '每月80块',
    '每月给80',
    '给我80',
    '一年60元',
    '80%',
    '百分之八十',
    '81路车',
    '打120',
    '12345',
    '96110',
    '8工时',
    '60平米',
    '房子有70平',
    '80多少钱',
    '血压90',
    '330421',
    '浙民养[2023]80号',
    '0573-83613655',
    '是五十六个民族',
    '住了四十天',
    'G60高速',
    '80后面',
    '我们村92 人',
    '给奶奶92 元',
    '妈每月给66 个',
    '我爸坐78路',
    '八一跟春节都有慰问',
    '五一放假',
  ])('%s', (text) => {
    expect(findAges(text, TODAY)).toEqual([]);
  });
});

describe('any text', () => {
  const piece = fc.constantFrom(
    ...[
      '我',
      '妈',
      '八十',
      '83',
      '岁',
      '周岁',
      '虚岁',
      '了',
      '以上',
      '满',
      '明年',
      '还有',
      '两个月',
    ],
    ...[
      '属羊',
      '1943年',
      '三月',
      '初五',
      '生',
      '的',
      '-',
      '快',
      '多',
      '出头',
      '到',
      '呢',
      '，',
      ' ',
    ],
    ...['不', '没', '那年', '百', '一', '九', '农历', '闰', '腊月', '.', '00', '后', '几年', '零'],
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 25 }).map((parts) => parts.join('')),
  );

  test('gives spans in range, in order, and ages the right way round', () => {
    fc.assert(
      fc.property(text, (raw) => {
        let from = 0;
        for (const { start, end, age } of findAges(raw, TODAY)) {
          expect(start).toBeGreaterThanOrEqual(from);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(raw.length);
          expect(age[0]).toBeLessThanOrEqual(age[1]);
          expect(age[0]).toBeGreaterThanOrEqual(0);
          expect(age[1]).toBeLessThanOrEqual(130);
          from = start;
        }
      }),
      { numRuns: 3000 },
    );
  });

  test.each([
    '83',
    '83岁',
    '八十',
    '属羊',
    '1943年',
    '1943年三月',
    '我妈',
    '19430305',
    '一九',
    '年',
    '还有',
  ])('%s over and over is read through', (part) => {
    expect(Array.isArray(findAges(part.repeat(5000), TODAY))).toBe(true);
  });
});
