// Whom the question of a message is about.
import type { Clause } from '../clauses.ts';
import {
  eldersOf,
  fits,
  isElder,
  type Owner,
  type PersonMention,
  SPEAKER,
  THEM,
} from './person.ts';

/** Relatives of the speaker's own generation only stand for the child when a parent is spoken of. */
const PEERS: ReadonlySet<Owner> = new Set(['spouse', 'brother', 'sister', 'friend']);

const ASKS_WORD =
  /能不能|可不可以|有没有|是不是|行不行|要不要|该不该|算不算|是否|怎么|多少|哪|谁|几|能|可以|该|有/g;

/** 「我妈她现在能不能…」: so near before the word that asks. */
const NEAR = 8;

/** 「我哥能不能代办」「邻居讲」: who runs the errand or knows of it is not who gets the benefit. */
const ERRAND_AFTER =
  /^(?!的)[^，,：；。]{0,6}(?:代|替|帮|陪|送|接|去办|去领|照顾|照料|照看|看护|陪护|服侍|伺候|护理|说|讲|告诉|问)/;

/** 「外婆白天没人看 我妈要上班」: why somebody cannot be there. */
const BUSY_AFTER =
  /^(?:白天|平时|天天|每天|也|都|又|还|自己)*(?:(?:要|得|在|去|忙着?)(?:上班|上工|打工|挣钱|出摊|看店|赚钱|开店)|上班|打工|(?:太|很|也)?忙|没空|走不开|抽不开身|脱不开身)/;

/** 他 in a question speaks of somebody only where a single elder so far can be meant. */
function onlyOneMeant(mention: PersonMention, mentions: readonly PersonMention[]): PersonMention {
  if (mention.owner !== THEM) return mention;
  const before = mentions.filter(
    (other) => other.end <= mention.start && isElder(other) && fits(mention, other),
  );
  const one = new Set(before.map(({ owner }) => owner)).size === 1;
  return one ? (before[0] as PersonMention) : mention;
}

/** Of several named in the clause that asks, the one who stands right before the word that asks. */
function rightBeforeAsking(
  named: readonly PersonMention[],
  { text, start }: Clause,
): PersonMention | undefined {
  const asking = [...text.matchAll(ASKS_WORD)].map(({ index }) => start + index);
  return named.findLast(({ end }) => asking.some((at) => at >= end && at - end <= NEAR));
}

/**
 * Whom the words of the question name: the clause that asks, else the one before it in the
 * sentence. A clause that tells ages is no part of the question, and of several nobody is meant.
 */
function namedInQuestion(
  mentions: readonly PersonMention[],
  clauses: readonly Clause[],
  question: Clause,
  text: (from: number, to: number) => string,
): Owner | undefined {
  const elders = mentions
    .map((mention) => ({
      ...onlyOneMeant(mention, mentions),
      start: mention.start,
      end: mention.end,
    }))
    .filter(
      (mention) => isElder(mention) && (mention.owner === 'spouse' || !PEERS.has(mention.owner)),
    )
    .filter(({ end }) => {
      const after = text(end, end + 12);
      return !ERRAND_AFTER.test(after.slice(0, 10)) && !BUSY_AFTER.test(after);
    });
  const last = clauses.indexOf(question);
  for (
    let at = last;
    at >= Math.max(0, last - 1) && clauses[at]?.sentence === question.sentence;
    at--
  ) {
    const clause = clauses[at] as Clause;
    const named = elders.filter(
      ({ start, end, carer }) =>
        start >= clause.start && end <= clause.end && (at === last || carer !== true),
    );
    if (named.length === 0) continue;
    const owners = new Set(named.map(({ owner }) => owner));
    if (owners.size > 1) return at === last ? rightBeforeAsking(named, clause)?.owner : undefined;
    return at < last && TELLS_AGE.test(clause.text) ? undefined : named[0]?.owner;
  }
  return undefined;
}

const TELLS_AGE = /[\d一二三四五六七八九十]{2,}(?:周?岁|了)?$|[\d一二三四五六七八九十]{2,}周?岁/;

/** More than a told age: 「我爸八十二还硬朗。…护理我妈」 asks for the mother. */
const IN_QUESTION = 9;

/** 「我妈上个月走了。她是厂里退休的」: of the dead too something may be asked, where nobody else is spoken of. */
function theDead(
  mentions: readonly PersonMention[],
  told: ReadonlySet<Owner>,
): PersonMention | undefined {
  if (told.has(SPEAKER)) return undefined;
  return mentions.find(
    (dead) =>
      dead.dead === true &&
      dead.generation > 0 &&
      mentions.some((one) => one.owner === THEM && one.start >= dead.end && fits(one, dead)),
  );
}

/**
 * Whom the question is about; undefined where nobody but perhaps the speaker is named. Whose age is
 * told comes first, then the eldest generation, then who stands in the question itself.
 * @param told owners of an age that the message tells
 */
export function subjectOf(
  mentions: readonly PersonMention[],
  told: ReadonlySet<Owner>,
  question: Clause | undefined,
  clauses: readonly Clause[],
  text: string,
): PersonMention | undefined {
  const elders = eldersOf(mentions);
  const named =
    question === undefined
      ? undefined
      : namedInQuestion(mentions, clauses, question, (from, to) => text.slice(from, to));
  const asked = (owner: Owner) =>
    question !== undefined &&
    mentions.some(
      (other) =>
        other.owner === owner &&
        isElder(other) &&
        other.start >= question.start &&
        other.end <= question.end,
    );
  if (elders.length === 0) return theDead(mentions, told);
  const askedFor = elders.find((mention) => mention.askedFor === true);
  if (askedFor !== undefined) return askedFor;
  // 「妈妈自己也八十了…妈妈能领吗」 asks for the carer after all.
  const isCarer = (owner: Owner) =>
    owner !== named && mentions.some((one) => one.owner === owner && one.carer === true);
  const worth = ({ owner, generation }: PersonMention): number =>
    (told.has(owner) && !isCarer(owner) ? 8 : 0) +
    generation * 2 +
    (PEERS.has(owner) ? 0 : 1) +
    (asked(owner) ? 1.5 : 0) +
    (owner === named ? IN_QUESTION : 0) -
    (owner === 'parents' ? 0.5 : 0) -
    (isCarer(owner) ? 3 : 0);
  return elders.reduce<PersonMention | undefined>(
    (best, mention) => (best === undefined || worth(mention) > worth(best) ? mention : best),
    undefined,
  );
}
