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
