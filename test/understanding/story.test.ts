// Whose fact a statement is, in the stories that people tell: what the conversation knows of whom the
// question is about after one message.
import { describe, expect, it } from 'vitest';
import { newConversation } from '../../src/dialogue/conversation.ts';
import { takeIn } from '../../src/dialogue/situation.ts';
import { understand } from '../../src/understanding/understand.ts';
import { knowledge, TODAY } from '../knowledge.ts';

function told(text: string) {
  const heard = understand(text, knowledge.resources, TODAY);
  const { subject, facts } = takeIn(knowledge, newConversation(TODAY), heard, TODAY);
  return { subject, ...facts };
}

describe('one place named by two names', () => {
  it.each(['户口在山东嘉祥，我82，嘉祥的高龄津贴有吗', '我82，户口本上写的是济宁市嘉祥县'])(
    '%s',
    (text) => expect(told(text)).toMatchObject({ hukou: '370829' }),
  );
});

describe('people who are only in the story', () => {
  it.each<[string, object]>([
    [
      '外婆91岁，户口在江西没迁，跟着我妈在义乌住了十来年，能上门打扫吗',
      { subject: 'grandmother', residence: '330782', age: 91 },
    ],
    [
      '我姑妈今年七十六，住在嘉善西塘。两个表哥一个在加拿大一个在深圳。有没有人去看看她',
      { subject: 'aunt', residence: '330421', age: 76 },
    ],
    [
      '爸爸完全不能自理，全靠我妈一个人喂饭擦身。杭州户口，七十七。有什么补助',
      { subject: 'father', age: 77, hukou: '330100' },
    ],
    [
      '我上城区的，杭州户口，八十五岁。短信说可以叫阿姨来搞卫生，凭啥不好拿现钱',
      { subject: 'self', age: 85 },
    ],
    [
      '我妈苏州户口没迁，平时住我嘉善家里帮带娃，今年71，坐公交收不收钱',
      { subject: 'mother', age: 71, hukou: '320500' },
    ],
    ['跟老头子在义乌住，儿子媳妇都在广东打工，老头子七十九', { residence: '330782' }],
    ['我帮村里一位老人问问，他77岁，嘉祥的，是五保', { subject: 'neighbour', age: 77 }],
  ])('%s', (text, expected) => expect(told(text)).toMatchObject(expected));
});

describe('facts that several share', () => {
  it('of a couple', () => {
    expect(told('俺老两口都是嘉祥户口，俺家老头子一百零一了，他一月给多少')).toMatchObject({
      subject: 'spouse',
      age: 101,
      hukou: '370829',
    });
  });
  it('of the parents', () => {
    expect(told('爸妈都是嘉善户口，我爸82，能领高龄津贴吗')).toMatchObject({
      subject: 'father',
      hukou: '330421',
    });
  });
});

describe('ages that are told twice', () => {
  it.each<[string, object]>([
    ['我奶奶1937年生，快九十的人了，嘉祥八十多的老人给多少', { birthDate: '1937' }],
    ['母亲1925年生，她二十岁嫁过来的，嘉善给多少', { birthDate: '1925' }],
    ['属牛的今年七十七，嘉善立遗嘱收多少', { age: 77 }],
  ])('%s', (text, expected) => expect(told(text)).toMatchObject(expected));
});

describe('grades', () => {
  it('a grade that is denied is not told', () => {
    expect(told('肢体残疾三级，不是二级，嘉祥的')).toMatchObject({ disabilityGrade: 3 });
  });
  it('the kind of a disability is enough to tell the scale', () => {
    expect(told('肢体三级，嘉祥的')).toMatchObject({ disabilityGrade: 3 });
  });
});

describe('the children', () => {
  it('one of several here is not most of them', () => {
    const text = '我妈64，三个小孩，我哥我姐都在安徽，就我一个人在杭州，能投靠我落户吗';
    expect(told(text)).toMatchObject({ subject: 'mother', mostChildrenHere: false });
  });
});

describe('grades that are on one scale only', () => {
  it('五级 is of 长护险', () => {
    expect(told('义乌，婆婆评估下来失能等级是五级')).toMatchObject({ ltciLevel: 5 });
  });
  it('there is no 残疾五级: nothing is remembered that could not be read again', () => {
    expect(told('残疾五级，嘉善，每月给多少')).not.toMatchObject({ disabilityGrade: 5 });
  });
});
