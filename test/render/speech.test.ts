// What is read aloud says the same figures and bureaus as what is shown, in words made for the ear.
import { describe, expect, it } from 'vitest';
import { forTheEar, toSpeech } from '../../src/render/speech.ts';
import { allCases } from '../channels/contract/replies.ts';

describe('forTheEar', () => {
  it.each([
    ['请马上拨打120急救电话！', '请马上拨打幺二零急救电话！'],
    ['先打12345问一下', '先打幺二三四五问一下'],
    ['每人120元，满110周岁', '每人120元，满110周岁'],
    ['60元/月', '每月60元'],
    ['30—50小时', '30到50小时'],
    ['按照鲁政发〔2011〕54号补助', '按照鲁政发2011年第54号补助'],
    ['「高龄津贴」（见《意见》）', '高龄津贴'],
  ])('%s', (written, spoken) => {
    expect(forTheEar(written)).toBe(spoken);
  });
});

describe('toSpeech', () => {
  it('is never a long piece, or a bracket', () => {
    const pieces = allCases().cases.flatMap(({ reply }) => toSpeech(reply));
    expect(pieces.length).toBeGreaterThan(1000);
    expect(pieces.filter((piece) => piece.length > 120)).toEqual([]);
    expect(pieces.filter((piece) => /[「」《》〔〕（）]/.test(piece))).toEqual([]);
  });

  it('says every amount and every bureau of the reply', () => {
    const missing = allCases().cases.flatMap(({ said, reply }) => {
      const spoken = toSpeech(reply).join('');
      const facts = reply.blocks.flatMap((block) => {
        if (block.type === 'amount')
          return block.lines.flatMap((line) => line.match(/\d+元/g) ?? []);
        return block.type === 'bureau' ? block.bureaus.map(({ name }) => name) : [];
      });
      return facts
        .filter((fact) => !spoken.includes(forTheEar(fact)))
        .map((fact) => `${said}: ${fact}`);
    });
    expect(missing).toEqual([]);
  });
});
