// Which place's list a message asks about.
import { type Knowledge, listOf } from '../knowledge.ts';
import { questionOf } from '../understanding/focus.ts';
import { SPEAKER } from '../understanding/people/index.ts';
import { LIVED_BEFORE } from '../understanding/place-roles.ts';
import type { PlaceMention, PlaceRole } from '../understanding/places.ts';
import type { Understood } from '../understanding/understand.ts';

const WEIGHT: Readonly<Record<PlaceRole, number>> = {
  target: 6,
  plain: 5,
  residence: 4,
  hukou: 3.5,
  origin: 2,
  permit: 0.4,
  'not-residence': 1.8,
  'not-hukou': 1.7,
};

export interface PlaceChoice {
  /** Covered places named, the one asked about first. */
  readonly covered: readonly string[];
  /** A place named that has no list, where nothing covered is. */
  readonly uncovered?: PlaceMention;
}

const CHILD_OWNERS = new Set(['son', 'daughter', 'child']);

const CORRECTED = /(?:不对|错了|说错|打错|写错|更正)/g;
const BESIDE_BEFORE = /(?:听说|不像|不比|离)[^，。]{0,2}$/;
const BESIDE_AFTER =
  /^(?:的?(?:亲戚|朋友|同学|同事|战友|老乡|网友|亲家)|一样|差不多|不远|附近|隔壁|旁边|那边的?(?:老人|人)?(?:都)?(?:说|讲))/;
/** 「照着…的标准算」: by whose rules somebody elsewhere would go. */
const MODEL_BEFORE = /(?:照着?|按照?|按着|参照|比照|依照|仿照|学着?)$/;
const MODEL_AFTER =
  /^(?:市|县|那边|这边)?(?:那样|一样|那种|的?(?:标准|规定|政策|办法|做法|算法|规矩|文件|钱数|待遇))/;
const MODELLED_FOR: ReadonlySet<PlaceRole> = new Set(['plain', 'residence']);
const WORK_AFTER =
  /^(?:市|县|这边|那边)?(?:工作|上班|打工|做生意|做会计|读书|开店|(?:有|[交缴]了?|参加?)(?:的|着)?(?:社保|医保|养老保险))/;

const lastCorrection = (text: string): number =>
  Math.max(-1, ...[...text.matchAll(CORRECTED)].map(({ index }) => index));

/** Places spoken of in passing: corrected, merely near, where the child works, what others say. */
function isAside(mention: PlaceMention, { text, subject, people, places }: Understood): boolean {
  const before = text.slice(Math.max(0, mention.start - 6), mention.start);
  const after = text.slice(mention.end, mention.end + 6);
  if (mention.end <= lastCorrection(text)) return true;
  if (BESIDE_BEFORE.test(before) || BESIDE_AFTER.test(after)) return true;
  const elsewhere = places.some(
    ({ code, role }) => code !== mention.code && MODELLED_FOR.has(role),
  );
  if (elsewhere && MODEL_BEFORE.test(before) && MODEL_AFTER.test(after)) return true;
  const speakers = people.findLast(({ end }) => end <= mention.start)?.owner === 'self';
  return WORK_AFTER.test(after) && speakers && subject !== undefined;
}

const WHOLE_FAMILY = /(?:我们|俺们|咱们|一家|全家|家)[^，。]{0,4}$/;

/** 「我在外省上班，我妈…」: where a child is away to is no place that the parent asks of. */
const isSpeakersOwn = (mention: PlaceMention, understood: Understood): boolean =>
  understood.subject !== undefined &&
  !WHOLE_FAMILY.test(understood.text.slice(Math.max(0, mention.start - 8), mention.start)) &&
  (isAside(mention, understood) ||
    understood.statements.some(
      ({ start, fact, owner }) =>
        start === mention.start && fact === 'residence' && owner === SPEAKER,
    ));

const isLeft = ({ start }: PlaceMention, { text }: Understood): boolean =>
  LIVED_BEFORE.test(text.slice(Math.max(0, start - 10), start));

const isInQuestion = ({ start, end }: PlaceMention, { clauses }: Understood): boolean => {
  const question = questionOf(clauses);
  return question !== undefined && start >= question.start && end <= question.end;
};

/** Whose 户籍 a place is: a child's is where a parent would move to. */
function weightOf(mention: PlaceMention, understood: Understood): number {
  if (isAside(mention, understood)) return 0.5;
  const statement = understood.statements.find(
    ({ start, fact }) => start === mention.start && fact === 'hukou',
  );
  const younger = statement?.owner !== undefined && CHILD_OWNERS.has(statement.owner);
  const childLives = understood.statements.some(
    ({ start, fact, owner }) =>
      start === mention.start && fact === 'residence' && CHILD_OWNERS.has(owner ?? ''),
  );
  // 「阿婆户口在…，儿子在…」: where a child lives matters less, unless somebody wants to move there.
  if (childLives && !understood.acts.has('move')) return WEIGHT.hukou - 0.5;
  const speakers = statement?.owner === 'self' && understood.subject !== undefined;
  const asked = isInQuestion(mention, understood) ? 0.2 : 0;
  return asked + (mention.role === 'hukou' && (younger || speakers) ? 5.5 : WEIGHT[mention.role]);
}

/** Places by how likely the list is asked of, the likeliest first. */
export function choosePlaces(
  understood: Understood,
  knowledge: Knowledge,
  today: string,
): PlaceChoice {
  const ranked = understood.places
    .filter(({ role, code }) => role !== 'permit' || listOf(knowledge, code, today) !== undefined)
    .map((mention, index) => ({ mention, index, weight: weightOf(mention, understood) }))
    .sort((a, b) => b.weight - a.weight || a.index - b.index)
    .map(({ mention }) => mention);
  const covered = [
    ...new Set(
      ranked
        .filter(({ code }) => listOf(knowledge, code, today) !== undefined)
        .map(({ code }) => code),
    ),
  ];
  const first = ranked[0];
  const best = ranked.find(({ code }) => covered.includes(code));
  const aside = best !== undefined && isAside(best, understood);
  const wanted =
    first !== undefined && !covered.includes(first.code) && (first.role === 'target' || aside);
  const uncovered = ranked.find(
    (mention) =>
      !covered.includes(mention.code) &&
      !isSpeakersOwn(mention, understood) &&
      !isLeft(mention, understood),
  );
  if (covered.length > 0 && !wanted) return { covered };
  return uncovered === undefined ? { covered } : { covered: [], uncovered };
}
