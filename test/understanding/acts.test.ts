// What a message does: thanks, yes, no; and what is only written alike.
import { describe, expect, it } from 'vitest';
import { understand } from '../../src/understanding/understand.ts';
import { knowledge, TODAY } from '../knowledge.ts';

const heard = (text: string) => understand(text, knowledge.resources, TODAY);

describe('a denial turns an act into its opposite', () => {
  it.each(['讲话也讲不清楚了', '我也不知道了', '这个弄不明白了', '听不懂了'])(
    '「%s」 thanks nobody',
    (text) => expect(heard(text).acts.has('thanks')).toBe(false),
  );
  it('but is no part of 「有数了」 and 「清楚了」 themselves', () => {
    for (const text of ['清楚了', '好的，我明白了', '晓得了'])
      expect(heard(text).acts.has('thanks')).toBe(true);
  });
  it('「没办过」 is no yes', () => {
    expect(heard('没办过').acts.has('yes')).toBe(false);
    expect(heard('办过').acts.has('yes')).toBe(true);
  });
});

it('a word of an outside topic is believed only as it is written', () => {
  const topics = heard('他有残疾征二级').topics.map(({ topic }) => topic);
  expect(topics).not.toContain('outside-demolition');
});

describe('what is only a part of another word turns the talk away from nothing', () => {
  it.each(['清单从头到尾念一遍', '从头到尾都是我一个人照顾'])(
    '「%s」 starts nothing anew',
    (text) => expect(heard(text).acts.has('restart')).toBe(false),
  );
  it.each(['从头来', '我们从头说起'])('「%s」 does', (text) =>
    expect(heard(text).acts.has('restart')).toBe(true),
  );
});

it('「号码会不会拿去卖」 asks about privacy, 「房子卖给别人」 does not', () => {
  expect(heard('我的号码你们不会拿去卖吧').acts.has('privacy')).toBe(true);
  expect(heard('房子卖给别人了还能迁户口吗').acts.has('privacy')).toBe(false);
});

describe('when a document is of', () => {
  it.each([
    ['落款写的哪天', 'document-version'],
    ['这个稿子几月几号实施', 'effective'],
    ['实施日期是哪天', 'effective'],
  ])('「%s」 asks for %s', (text, act) => {
    expect(heard(text).acts.has(act)).toBe(true);
    expect(heard(text).topics[0]?.topic).not.toBe('outside-chitchat');
  });
  it('「今天几月几号」 is chat', () =>
    expect(heard('今天几月几号').topics[0]?.topic).toBe('outside-chitchat'));
});

describe('「没迁」 tells of a move that was not made', () => {
  it.each(['户口一直没迁过来', '她户口没迁'])('「%s」 asks for no move', (text) =>
    expect(heard(text).acts.has('move')).toBe(false),
  );
  it('but a wish beside it does', () =>
    expect(heard('户口还没迁，想迁到儿子这里').acts.has('move')).toBe(true));
});
