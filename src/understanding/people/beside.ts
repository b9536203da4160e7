// People who are only in the story: with whom somebody lives, who cares for them, the dead.
import { type PersonMention, SPEAKER, THEM } from './person.ts';

/** 「跟我住」「儿子家」: somebody who is with whom or at whose place, not who is spoken of. */
const WITH_BEFORE = /(?:跟|和|同|与|随|靠|跟着|跟到|随着|靠到|给|对|问|让|叫|帮|帮着)$/;
/** 「全靠我妈喂饭擦身」: the carer, not the one who is cared for. */
const CARER_BEFORE = /(?:全靠|都靠|就靠|只靠|光靠|靠|全是|都是|由)[我俺]?$/;
const CARER_AFTER = /^.{0,6}(?:照顾|照料|照看|伺候|服侍|护理|喂|擦|扶|弄|管|养|撑|顶|带)/;
const CARED_FOR_BEFORE = /(?:带|管|看|瞅|领|哄|接|送|生|养|供|抱|有|没)$/;
/** 「没老婆没小孩」 */
const NO_SUCH_BEFORE = /(?:没有?|无|呒没|没[讨娶找]过?)$/;
const PLACE_AFTER = /^(?:家(?![属母父])|手里|手上|那里|那边|那儿|这里|这边|屋里|处)/;

const DEAD_BEFORE = /(?:死去的|去世的|过世的|走了的|已故的?)$/;

/** 「不是我妈，是我婆婆」 */
const CORRECTED_BEFORE = /(?:不是|弗是|勿是)$/;

/** The dead are spoken of but nothing is asked for them. */
const DEAD_AFTER =
  /^(?:姐妹|姊妹|们)?(?:的?坟|上坟|扫墓|都|也|又|先|后来|早就|早|已经|前年|去年|今年|前些年|前几年|几年前|这几年|[一二三四五六七八九十\d]+年前|上个月)*(?:死掉|死了|走了(?!几|一趟)|走得早|走的早|走的(?=$|[，。,.])|走特|没了(?![力劲])|过世|去世|病故|不在了|都不在)/;

export const isDead = (text: string, { start, end }: PersonMention): boolean =>
  DEAD_AFTER.test(text.slice(end, end + 12)) ||
  DEAD_BEFORE.test(text.slice(Math.max(0, start - 4), start));

/** 「住我城里家里」: the house is mine, the one who lives there is not I. */
const AT_BEFORE = /(?:住|住在|住到|搬到|在|到|来|去)$/;
const HOUSE_AFTER = /^.{0,6}(?:家|屋|房子|这里|这儿|这边)/;

const OBJECT_BEFORE =
  /(?:认得|认识|认不得|认不出|叫|喊|骂|告诉|陪|陪着|接|送|找|嫌|怪|怨|把|被|教|求|等|拖累|连累|心疼|惦记|想|养|搭上|害|累)$/;

/** 「外婆跟着我妈在城里住」「婆婆连我老公都不认得」: of two the younger is in the story only. */
const isCompany = (
  { start, generation }: PersonMention,
  before: string,
  mentions: readonly PersonMention[],
): boolean =>
  (WITH_BEFORE.test(before) || OBJECT_BEFORE.test(before)) &&
  mentions.some((other) => other.start < start && other.generation > Math.max(0, generation));

/** 「比我大三岁」「小他五岁」: one to measure another's age by. */
const COMPARED_BEFORE = /(?:比|[大小长])[我俺咱]?$/;
const COMPARED_AFTER = /^(?:还|要|还要)?[大小]?了?[一二两三四五六七八九十\d]{1,3}岁/;

/** 「请的上门护理的阿姨」 */
const HIRED_BEFORE = /(?:请|雇|聘)了?(?:的是|的|个|一个|位|一位)?(?:[^，。 ]{0,8}的)?$/;
const HIRED_WORDS: ReadonlySet<string> = new Set(['阿姨', '大姐', '大妈', '大娘', '大嫂']);

const isCompared = (text: string, { start, end }: PersonMention): boolean =>
  COMPARED_BEFORE.test(text.slice(Math.max(0, start - 2), start)) &&
  COMPARED_AFTER.test(text.slice(end, end + 7));

const isHired = (text: string, { start, word = '' }: PersonMention): boolean =>
  HIRED_WORDS.has(word) && HIRED_BEFORE.test(text.slice(Math.max(0, start - 14), start));

/** 「给我们这些老兵」: who they are is told, and it is told of the one who writes. */
const NAMED_AFTER = /^(?:这些|这帮|这批|这群|这样的|这种|这类|这号)/;

/** 「来电人舅舅系…」: who rings up for a relative. */
const isReporter = (
  text: string,
  { owner, end }: PersonMention,
  mentions: readonly PersonMention[],
): boolean =>
  owner === 'caller' &&
  mentions.some(
    ({ start, generation, owner: kin }) =>
      kin !== SPEAKER &&
      kin !== THEM &&
      kin !== 'caller' &&
      generation >= 0 &&
      (/^(?:咨询|询问|反映|来电|表示|认为|要求|诉求|称|问)/.test(text.slice(end, end + 2)) ||
        (start >= end && /^(?:的|其|之)?$/.test(text.slice(end, start)))),
  );

/** Whether somebody is only in the story of another. */
export function isBeside(
  text: string,
  mention: PersonMention,
  mentions: readonly PersonMention[],
): boolean {
  const { start, end, owner } = mention;
  if (isDead(text, mention)) return true;
  if (isReporter(text, mention, mentions)) return true;
  if (isCompared(text, mention) || isHired(text, mention)) return true;
  if (PLACE_AFTER.test(text.slice(end, end + 2))) return true;
  const before = text.slice(Math.max(0, start - 3), start).replace(/[我俺他她]$/, '');
  if (CORRECTED_BEFORE.test(before)) return true;
  if (isCompany(mention, before, mentions)) return true;
  if (CARER_BEFORE.test(before) && CARER_AFTER.test(text.slice(end, end + 10))) return true;
  if (owner === SPEAKER && AT_BEFORE.test(before) && HOUSE_AFTER.test(text.slice(end, end + 9)))
    return true;
  if (owner === 'spouse' && NO_SUCH_BEFORE.test(before)) return true;
  if (owner === SPEAKER && NAMED_AFTER.test(text.slice(end, end + 3))) return false;
  const child = owner === 'son' || owner === 'daughter' || owner === 'child';
  if (child && CARED_FOR_BEFORE.test(before)) return true;
  return (owner === SPEAKER || child) && WITH_BEFORE.test(before);
}
