// The model learns kinds of text from sentences, hears them in other words, and says by what.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Example, train } from '../../src/language/text-learning.ts';
import { classify, piecesOf, tellingPieces } from '../../src/language/text-model.ts';

const examples: Example[] = [
  ...['厨房着火了', '楼下着火了快来人', '屋里着火烟很大', '窗帘着火啦'].map((text) => ({
    text,
    label: 'fire',
  })),
  ...['厨房想装扶手', '楼下能不能装扶手', '屋里装个扶手多少钱', '窗边装扶手'].map((text) => ({
    text,
    label: 'rail',
  })),
];
const model = train(examples);

const likeliest = (text: string) => {
  const shareOf = classify(model, piecesOf(text));
  return shareOf('fire') > shareOf('rail') ? 'fire' : 'rail';
};

describe('a text model', () => {
  it.each([
    ['隔壁着火了', 'fire'],
    ['厕所装扶手', 'rail'],
  ])('takes 「%s」 for %s', (text, label) => expect(likeliest(text)).toBe(label));

  it('says which pieces speak for a label', () => {
    expect(tellingPieces(model, '厨房着火了', 'fire', 'rail')).toContain('着火');
    expect(tellingPieces(model, '厨房着火了', 'rail', 'fire')).not.toContain('着火');
  });

  it('is the same for the same sentences', () => expect(train(examples)).toEqual(model));

  it('gives shares that sum to one, of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shareOf = classify(model, piecesOf(text));
        expect(shareOf('fire') + shareOf('rail')).toBeCloseTo(1);
        expect(shareOf('never learned')).toBe(0);
      }),
    );
  });

  it('takes figures for figures, whatever they are', () => {
    expect(piecesOf('转3万')).toEqual(piecesOf('转88万'));
  });
});
