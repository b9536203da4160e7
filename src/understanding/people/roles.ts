// Kin words that name the one who writes, whom they ask for, and who cares for another.
import { isElder, type PersonMention, SPEAKER } from './person.ts';

/** 「就我一个妹妹在外地」: of all their kin only the one who writes. */
const ONLY_ME_BEFORE =
  /(?:就|只有|只剩|就剩|剩下?|光|单|单单|唯独|全靠|靠)[我俺](?:这么|这)?一?个$/;
/** 「我这个做女儿的」「我当儿子的」 */
const ME_AS_BEFORE = /[我俺](?:一?个|这个|这|们)?(?:做|当)$/;
/** 「我一个老太婆」「我这个老头子」 */
const ME_BEFORE = /[我俺](?:一个|这个|这么个|这把年纪的)(?:孤|孤寡|乡下|农村|种田的?|瞎眼)?$/;
const ELDER_WORDS = /^(?:老|孤老)/;

const isSpeaker = (text: string, { start, end, word = '', generation }: PersonMention): boolean => {
  const before = text.slice(Math.max(0, start - 10), start);
  if (generation <= 0 && ONLY_ME_BEFORE.test(before)) return true;
  if (ME_AS_BEFORE.test(before) && text[end] === '的') return true;
  const named = ME_BEFORE.test(before) || (ME_IS_BEFORE.test(before) && text[end] !== '的');
  return generation === 0 && named && ELDER_WORDS.test(word);
};

/** 「我是乡下的老婆婆」 */
const ME_IS_BEFORE = /[我俺]是[^，。；！？ ]{0,8}的?(?:一?个|一位)?$/;

/** The same mentions, those that name the one who writes as theirs. */
export const asSpeaker = (text: string, mentions: readonly PersonMention[]): PersonMention[] =>
  mentions.map((mention) =>
    mention.word !== undefined && isSpeaker(text, mention)
      ? { owner: SPEAKER, sex: mention.sex, generation: 0, start: mention.start, end: mention.end }
      : mention,
  );

/** 「替我哥问」「帮邻居打听一下」 */
const FOR_BEFORE = /(?:替|帮|代|为|给)(?:[我俺咱伲]们?)?(?:家里?的?|一?个|一?位)?$/;
const ASKS_AFTER = /^(?:来|打个?电话)?(?:问|打听|咨询|了解)/;
const CLAUSE = /^[^，。；！？,;!? ]*/;

/** Whether the message says that it asks on somebody's behalf, and about nobody else. */
export function isAskedFor(
  text: string,
  mention: PersonMention,
  mentions: readonly PersonMention[],
): boolean {
  const { start, end } = mention;
  if (!isElder(mention) || !FOR_BEFORE.test(text.slice(Math.max(0, start - 6), start)))
    return false;
  const rest = CLAUSE.exec(text.slice(end))?.[0] ?? '';
  if (!ASKS_AFTER.test(rest)) return false;
  return !mentions.some(
    (other) => isElder(other) && other.start >= end && other.end <= end + rest.length,
  );
}

/** 「公公自己腰也不好」「我自家也七十多了」: who cares for another and needs care as well. */
const HERSELF_TOO = /^(?:自己|自家|自个儿?|本人|本身)[^，。；！？,;!? ]{0,4}也/;

/** Whether somebody is only said to be in no state to care for the one spoken of before. */
export const isCarer = (
  text: string,
  mention: PersonMention,
  mentions: readonly PersonMention[],
): boolean =>
  HERSELF_TOO.test(text.slice(mention.end, mention.end + 9)) &&
  mentions.some(
    (other) => isElder(other) && other.end <= mention.start && other.owner !== mention.owner,
  );
