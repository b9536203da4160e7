// Whose a statement is and what it says, over one message or several: what the conversation knows
// afterwards of whom the last question is about.
import { describe, expect, it } from 'vitest';
import { newConversation } from '../../src/dialogue/conversation.ts';
import { factsOf } from '../../src/dialogue/people.ts';
import { takeIn } from '../../src/dialogue/situation.ts';
import { understand } from '../../src/understanding/understand.ts';
import { knowledge, TODAY } from '../knowledge.ts';

function told(...texts: string[]) {
  let conversation = newConversation(TODAY);
  let known: Record<string, unknown> = {};
  for (const text of texts) {
    const owner = conversation.subject ?? 'self';
    const before = { owner, facts: factsOf(conversation, owner) };
    const heard = understand(text, knowledge.resources, TODAY, before);
    const {
      conversation: after,
      subject,
      facts,
      place,
    } = takeIn(knowledge, conversation, heard, TODAY);
    conversation = after;
    known = { subject, place, ...facts };
  }
  return known;
}

describe('ages measured by those of others', () => {
  it.each<[string[], object]>([
    [['我爱人小我三岁，六十六，嘉善坐车她要钱吗'], { subject: 'spouse', age: 66 }],
    [['我七十四', '我老公长我四岁，他能免费坐车吗'], { subject: 'spouse', age: 78 }],
    [['我1950年生的，嘉善坐车免费吗', '老伴比我大五岁呢'], { subject: 'spouse', age: [80, 81] }],
    [['我姐大我四岁，八十二了，嘉善户口'], { subject: 'sister', age: 82, hukou: '330421' }],
  ])('%s', (texts, expected) => expect(told(...texts)).toMatchObject(expected));
});

describe('years of birth set right', () => {
  it.each([
    [['我妈47年2月9号的，嘉善', '打错了 是46年 不是47'], '1946-02-09'],
    [['我妈47年2月9号的，嘉善', '不是47年，应该是46年'], '1946-02-09'],
    [['我妈48年2月29号的，嘉善', '是47年，不是48年'], '1947-02'],
  ])('%s', (texts, birthDate) => expect(told(...texts)).toMatchObject({ birthDate }));
  it('but not the years of other things', () => {
    expect(told('我81年进厂，不是82年')).not.toHaveProperty('birthDate');
  });
  it('who looked it up is not whose it is', () => {
    const texts = ['我爹七十，嘉祥', '弄错了，我翻了户口簿，身份证上是55年6月的'];
    expect(told(...texts)).toMatchObject({ subject: 'father', birthDate: '1955-06' });
  });
});

describe('who is meant', () => {
  it.each<[string, object]>([
    ['奶奶一个人在家 我爸要出摊 嘉善哪里有白天能托管老人的地方', { subject: 'grandmother' }],
    ['68岁老头子坐嘉祥公交 要票不 帮我爹问问', { subject: 'father', age: 68 }],
    ['来电人叔叔系嘉祥低保户，79岁，问补贴', { subject: 'uncle', incomeStatus: 'dibao' }],
    ['我是安徽来的老头子，今年七十，嘉善坐车要钱吗', { subject: 'self', age: 70 }],
    ['外婆上月摔了。隔壁邻居讲有保险好赔。外婆81，嘉善户口', { subject: 'grandmother' }],
    ['哎妈呀，俺老头儿七十二，嘉祥公园要票不', { subject: 'spouse', age: 72 }],
    [
      '我老伴中风五年，义乌的，家里请的是护理过别人的阿姨，老伴七十九，有没有补贴',
      { subject: 'spouse', age: 79 },
    ],
    ['我爸今年三月走了。他是嘉善的退休工人，抚恤金找谁', { subject: 'father' }],
    [
      '来电人父亲系嘉善五保户，82岁。来电人咨询能否进敬老院',
      { subject: 'father', incomeStatus: 'tekun' },
    ],
    [
      '我男人早年为救一个小孩摔断了腰，他今年七十一，义乌的，我六十八，有人管他吗',
      { subject: 'spouse', age: 71 },
    ],
    ['我妈走得早，我今年七十，嘉善坐车要钱吗', { subject: 'self', age: 70 }],
  ])('%s', (text, expected) => expect(told(text)).toMatchObject(expected));
});

describe('what is said', () => {
  it.each<[string, object]>([
    ['我爸还没满六十，不过居住证有了，户口能迁到嘉善吗', { residencePermit: true }],
    ['我是嘉善户口，居住证俺们真没办，我妈想迁过来', { residencePermit: false }],
    ['姥姥独自守着乡下的老宅，88，嘉祥', { living: ['alone'] }],
    ['四级，手断过，嘉善的', { disabilityGrade: 4 }],
    ['户口没转还在老家山东，我八十五，嘉善高龄津贴有吗', { hukou: '370000' }],
    ['我在杭州帮闺女哄孩子，户口还在太原没迁，八十一', { subject: 'self', hukou: '140100' }],
    ['嘉善要求给我们这些老兵办卡，我七十了', { service: ['veteran'] }],
    [
      '我截了肢，残疾二级，我爸66，就我一个孩子，嘉祥有没有扶助',
      { subject: 'father', familyPlanning: 'childDisabled' },
    ],
    ['我家去年评上了低边，我妈79，嘉善的', { incomeStatus: 'dibian' }],
    ['人家非要残疾证，我爷爷没有，83，嘉祥', { subject: 'grandfather', disabilityGrade: 0 }],
    ['父67 母66 安徽户口 义乌能体检不', { subject: 'father', hukou: '340000' }],
    ['爸81，妈78，我是嘉善户口', { subject: 'father', childHukou: '330421' }],
    ['年轻时候在义乌卖过菜，如今八十二，嘉善的', { age: 82, place: '330421' }],
  ])('%s', (text, expected) => expect(told(text)).toMatchObject(expected));

  it.each<[string, string]>([
    ['没评上低保就没有残疾人的补贴，我爸肢体二级，嘉祥', 'nothing'],
    ['我妈64，前年我爸走了，我是独生子女，嘉善', 'familyPlanning'],
    ['我儿子出车祸瘫了，我就一个儿子，嘉善', 'bereaved'],
  ])('%s', (text) => {
    const facts = told(text);
    expect(facts.disabilityGrade).not.toBe(0);
    expect(facts.familyPlanning).not.toBe('bereaved');
  });

  it('who went home for an errand does not live alone', () => {
    expect(told('我妈一个人回老家拿东西去了，她79，嘉善')).not.toHaveProperty('living');
  });
});

describe('residence permits', () => {
  it('of a parent whose child is registered in the place', () => {
    const text = '我爸56，跟我住嘉善，我是嘉善城镇户口，居住证去年拿到了，能迁来吗';
    expect(told(text)).toMatchObject({ subject: 'father', residencePermit: true });
    expect(told(text, '我妈呢，54，她那本还没领')).toMatchObject({
      subject: 'mother',
      residencePermit: false,
    });
  });
  it('of another place', () => {
    const text = '我爸56，跟我住嘉善，我是嘉善城镇户口，居住证去年拿到了，能迁来吗';
    expect(told(text, '搞错了，那张是江苏的，浙江的还没领')).toMatchObject({
      place: '330421',
      residencePermit: false,
    });
  });
  it('where the other one comes from is not asked about', () => {
    const text = ['我妈58，想把户口迁到嘉善', '我爸62，人还在湖北没过来住，能一起迁吗'];
    expect(told(...text)).toMatchObject({ subject: 'father', place: '330421' });
  });
});

describe('places', () => {
  it('whose rules somebody elsewhere would go by is not the place asked about', () => {
    expect(told('湖州那边的老人照嘉善的标准发可以吗').place).toBeUndefined();
    expect(told('我妈住嘉善，按嘉善的标准她能拿多少').place).toBe('330421');
  });
  it('a word of its own before the old people is a place', () => {
    expect(told('义务的老人坐公交要钱吗').place).toBe('330782');
    expect(told('想去做义务劳动').place).toBeUndefined();
  });
  it('龙门阵 is no place', () => {
    const heard = understand('屋头没人摆龙门阵', knowledge.resources, TODAY);
    expect(heard.places).toEqual([]);
  });
});
