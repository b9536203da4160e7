// The check of the lexicon finds each kind of fault, and finds none in the project's own.
import { describe, expect, it } from 'vitest';
import { lexiconFaults } from '../../src/commands/lexicon.ts';
import { checkLexicon, tokenSamples } from '../../src/lexicon/check.ts';
import type { Lexicon, Outside, Service } from '../../src/lexicon/schema.ts';
import { projectRoot } from '../../src/load-knowledge.ts';
import { understand } from '../../src/understanding/understand.ts';
import { knowledge, TODAY } from '../knowledge.ts';

const service = (id: string, phrases: readonly string[], more: Partial<Service> = {}): Service => ({
  id,
  name: id,
  brief: id,
  spoken: id,
  phrases: [...phrases],
  asked: [],
  against: [],
  related: [],
  ...more,
});

const outside = (id: string, phrases: readonly string[]): Outside => ({
  id,
  name: id,
  phrases: [...phrases],
  asked: [],
  decline: '不归这里管',
});

const lexiconOf = (more: Partial<Lexicon>): Lexicon => ({
  ...knowledge.lexicon,
  acts: {},
  facts: [],
  cries: [],
  services: [],
  outside: [],
  groups: new Map(),
  ...more,
});

/** Everything leads to the first service, or nowhere. */
const faultsOf = (more: Partial<Lexicon>, leadsTo?: string) =>
  checkLexicon(
    lexiconOf(more),
    () => (leadsTo === undefined ? [] : [{ topic: leadsTo, score: 1 }]),
    () => undefined,
  ).map(({ id, phrase }) => `${id}: ${phrase}`);

describe('a fault is', () => {
  it('a phrase twice, in any order of its words, in one topic or in two', () => {
    const services = [service('a', ['看病 优先', '优先 看病']), service('b', ['看病 优先'])];
    expect(faultsOf({ services, outside: [outside('outside-c', ['优先 看病'])] })).toEqual([
      'a: 优先 看病',
      'b: 看病 优先',
      'outside-c: 优先 看病',
    ]);
  });

  it('a question under two topics', () => {
    const services = [service('a', ['看病'], { asked: ['上哪看病'] }), service('b', ['住院'])];
    const twice = [...services, service('c', ['门诊'], { asked: ['上哪看病'] })];
    expect(faultsOf({ services: twice }, undefined)).toContain('c: 上哪看病');
  });

  it('a phrase that leads to another topic, or to two', () => {
    const services = [service('a', ['看病']), service('b', ['住院'])];
    expect(faultsOf({ services }, 'a')).toEqual(['b: 住院']);
    const both = [
      { topic: 'a', score: 1 },
      { topic: 'b', score: 1 },
    ];
    const tied = checkLexicon(
      lexiconOf({ services }),
      () => both,
      () => undefined,
    );
    expect(tied.map(({ id }) => id)).toEqual(['a', 'b']);
  });

  it('a group that no phrase uses', () => {
    const groups = new Map([
      ['看病', ['看病', '看医生']],
      ['睡觉', ['睡觉']],
    ]);
    expect(faultsOf({ services: [service('a', ['看病 优先'])], groups })).toEqual(['睡觉: 睡觉']);
  });

  it('a related service that does not exist, or is the service itself', () => {
    const services = [
      service('a', ['看病'], { related: ['a', 'b', 'nothing'] }),
      service('b', ['住']),
    ];
    expect(
      faultsOf({ services }, undefined)
        .filter((line) => line.startsWith('a'))
        .sort(),
    ).toEqual(expect.arrayContaining(['a: a', 'a: nothing']));
  });

  it('a word against that is the service’s own, or several', () => {
    const services = [service('a', ['看病 优先'], { against: ['优先', '挂号 难', '体检'] })];
    expect(faultsOf({ services }, 'a')).toEqual(['a: 优先', 'a: 挂号 难']);
  });

  it('a cry that is not heard, or stands in two files', () => {
    const cries = [
      { text: '着火了', label: 'fire' },
      { text: '灭火器去哪领', label: 'none' },
      { text: '灭火器去哪领', label: 'none' },
    ];
    expect(faultsOf({ cries })).toEqual(['fire: 着火了', 'none: 灭火器去哪领']);
  });

  it('a {token} that nothing stands for', () => {
    const services = [service('a', ['{70+} 给钱', '{80+} 给钱'])];
    expect(faultsOf({ services }, 'a')).toEqual(['a: {70+} 给钱']);
  });
});

const samples = Object.entries(tokenSamples).flatMap(([token, said]) =>
  said === undefined ? [] : [{ token, said }],
);

it.each(samples)('「$said」 is understood as $token', ({ token, said }) => {
  expect(understand(said, knowledge.resources, TODAY).hits.has(token)).toBe(true);
});

it('the project’s own lexicon has no fault', () => {
  expect(lexiconFaults(projectRoot)).toEqual([]);
});
