// Finds what is wrong with the lexicon although each file by itself is sound: phrases that lead to another
// topic or to two, words that nobody uses, names of things that do not exist.
import { type Lexicon, NO_DANGER } from './schema.ts';

/** One fault: which topic, group or danger, which phrase, what is wrong. */
export interface Fault {
  readonly kind: 'service' | 'outside' | 'group' | 'cry';
  /** Id of the topic or the danger, or name of the group. */
  readonly id: string;
  readonly phrase: string;
  readonly what: string;
}

/** Topics that a message speaks for, the likeliest first. */
export type TopicsOf = (
  text: string,
) => readonly { readonly topic: string; readonly score: number }[];

/** The danger that a message tells of, undefined for none. */
export type DangerOf = (text: string) => string | undefined;

interface Topic {
  readonly kind: 'service' | 'outside';
  readonly id: string;
  readonly phrases: readonly string[];
  readonly asked: readonly string[];
  readonly against: readonly string[];
  readonly related: readonly string[];
}

/** What a person would say for each {token} of a phrase; undefined where it takes a place to say it. */
export const tokenSamples: Readonly<Record<string, string | undefined>> = {
  '{60+}': '六十五岁',
  '{80+}': '八十五岁',
  '{100+}': '一百零一岁',
  '{低保}': '低保户',
  '{特困}': '特困',
  '{失独}': '失独',
  '{独生子女伤残}': '独生子女残疾',
  '{残疾}': '有残疾证',
  '{残疾1-2}': '残疾二级',
  '{残疾3-4}': '残疾三级',
  '{失能}': '不能自理',
  '{优抚}': '退役军人',
  '{独居}': '独居',
  '{子女户口}': undefined,
  '{自己想迁户口}': undefined,
};

const split = (phrase: string): string[] => phrase.split(/\s+/).filter(Boolean);
const isToken = (word: string): boolean => /^\{.*\}$/.test(word);

const topicsIn = ({ services, outside }: Lexicon): Topic[] => [
  ...services.map((service) => ({ kind: 'service' as const, ...service })),
  ...outside.map((one) => ({ kind: 'outside' as const, ...one, against: [], related: [] })),
];

const fault = ({ kind, id }: Topic, phrase: string, what: string): Fault => ({
  kind,
  id,
  phrase,
  what,
});

/** The same words in any order are the same phrase. */
const keyOf = (phrase: string): string => [...new Set(split(phrase))].sort().join(' ');

function repeated(topics: readonly Topic[]): Fault[] {
  const first = new Map<string, Topic>();
  return topics.flatMap((topic) =>
    topic.phrases.flatMap((phrase) => {
      const key = keyOf(phrase);
      const earlier = first.get(key);
      if (earlier === undefined) first.set(key, topic);
      if (earlier === undefined) return [];
      const where = earlier.id === topic.id ? '同一个文件里' : `「${earlier.id}」里`;
      return [fault(topic, phrase, `${where}已经有了，留一处就行`)];
    }),
  );
}

/** A question asks for one topic. */
function askedTwice(topics: readonly Topic[]): Fault[] {
  const first = new Map<string, string>();
  return topics.flatMap((topic) =>
    topic.asked.flatMap((question) => {
      const earlier = first.get(question);
      first.set(question, earlier ?? topic.id);
      return earlier === undefined
        ? []
        : [fault(topic, question, `「${earlier}」里已经问过这一句，留一处就行`)];
    }),
  );
}

function unknownTokens(topics: readonly Topic[]): Fault[] {
  return topics.flatMap((topic) =>
    [...topic.phrases, ...topic.against].flatMap((phrase) =>
      split(phrase)
        .filter((word) => /[{}]/.test(word) && !(word in tokenSamples))
        .map((word) => fault(topic, phrase, `没有 ${word} 这个记号`)),
    ),
  );
}

function wrongNames(topics: readonly Topic[]): Fault[] {
  const services = new Set(topics.filter(({ kind }) => kind === 'service').map(({ id }) => id));
  return topics.flatMap((topic) => [
    ...topic.related
      .filter((id) => !services.has(id))
      .map((id) => fault(topic, id, 'related 里没有这个服务')),
    ...topic.related
      .filter((id) => id === topic.id)
      .map((id) => fault(topic, id, 'related 不用写自己')),
  ]);
}

/** `against` rules a topic out by one word: several never match, and an own word would rule out itself. */
function wrongAgainst(topics: readonly Topic[]): Fault[] {
  return topics.flatMap((topic) => {
    const own = new Set(topic.phrases.flatMap(split));
    return topic.against.flatMap((word) => {
      if (split(word).length > 1) return [fault(topic, word, 'against 只能写一个词，不能带空格')];
      return own.has(word) ? [fault(topic, word, '自己的说法里也用这个词，会把自己排除掉')] : [];
    });
  });
}

/** Groups are used by the words of any phrase; one-word phrases that state a fact stand for themselves. */
function usedWords(lexicon: Lexicon, topics: readonly Topic[]): Set<string> {
  const several = [
    ...Object.values(lexicon.acts).flat(),
    ...lexicon.facts.flatMap(({ phrases }) => phrases),
  ].filter((phrase) => split(phrase).length > 1);
  const all = topics.flatMap(({ phrases, against }) => [...phrases, ...against]);
  return new Set([...several, ...all].flatMap(split));
}

function unusedGroups(lexicon: Lexicon, topics: readonly Topic[]): Fault[] {
  const used = usedWords(lexicon, topics);
  return [...lexicon.groups.keys()]
    .filter((name) => !used.has(name))
    .map((id) => ({ kind: 'group', id, phrase: id, what: '没有一条说法用到这一组' }));
}

/** A group whose name is only a label, such as 老年卡类, is said as its first member. */
function wordAsSaid(word: string, { groups }: Lexicon): string | undefined {
  if (isToken(word)) return tokenSamples[word];
  return word.endsWith('类') ? (groups.get(word)?.[1] ?? word) : word;
}

/** A phrase as somebody might write it; undefined where a token of it cannot be said without a place. */
function asSaid(phrase: string, lexicon: Lexicon): string | undefined {
  const words = split(phrase).map((word) => wordAsSaid(word, lexicon));
  return words.includes(undefined) ? undefined : words.join('');
}

/** A phrase has to lead to its own topic, and to no other as surely. */
function misleading(lexicon: Lexicon, topicsOf: TopicsOf): Fault[] {
  return topicsIn(lexicon).flatMap((topic) =>
    topic.phrases.flatMap((phrase) => {
      const said = asSaid(phrase, lexicon);
      if (said === undefined) return [];
      const scores = topicsOf(said);
      const own = scores.find((score) => score.topic === topic.id)?.score ?? 0;
      const rival = scores.find((score) => score.topic !== topic.id && score.score >= own);
      if (rival === undefined) return [];
      const how = rival.score > own ? '更像' : '一样像';
      return [
        fault(
          topic,
          phrase,
          `「${said}」${how}「${rival.topic}」（${rival.score.toFixed(2)} 比 ${own.toFixed(2)}）`,
        ),
      ];
    }),
  );
}

/** A sentence stands in one file, and whether it tells of danger is heard as the file says. */
function wrongCries({ cries }: Lexicon, dangerOf: DangerOf): Fault[] {
  const first = new Map<string, string>();
  return cries.flatMap(({ text, label }): Fault[] => {
    const cry = { kind: 'cry' as const, id: label, phrase: text };
    const earlier = first.get(text);
    if (earlier === undefined) first.set(text, label);
    else return [{ ...cry, what: `${earlier}.txt 里已经有了，留一处就行` }];
    const heard = dangerOf(text) ?? NO_DANGER;
    if ((heard === NO_DANGER) === (label === NO_DANGER)) return [];
    return [{ ...cry, what: `还是听成了 ${heard}，再写几句和它像的` }];
  });
}

/**
 * Everything that is wrong with a lexicon, by what it is.
 * @param topicsOf how the assistant scores a message
 * @param dangerOf which danger it hears in one
 */
export function checkLexicon(lexicon: Lexicon, topicsOf: TopicsOf, dangerOf: DangerOf): Fault[] {
  const topics = topicsIn(lexicon);
  return [
    ...wrongNames(topics),
    ...unknownTokens(topics),
    ...wrongAgainst(topics),
    ...repeated(topics),
    ...askedTwice(topics),
    ...unusedGroups(lexicon, topics),
    ...misleading(lexicon, topicsOf),
    ...wrongCries(lexicon, dangerOf),
  ];
}
