// In what role a place is named: where 户籍 is, where somebody lives or wants to move, by the words around it.

export type PlaceRole =
  /** Of a residence permit: neither home nor 户籍. */
  'permit' | 'hukou' | 'not-hukou' | 'residence' | 'not-residence' | 'target' | 'origin' | 'plain';

const HUKOU = '(?:户口|户籍|户囗)';

/** What stands right before and after a place within its clause. */
interface Surroundings {
  readonly before: string;
  readonly after: string;
}

export const PERMIT_WORD = /居住证|暂住证|那[张本](?:证|是)/;
export const HUKOU_WORD = new RegExp(HUKOU);
const HUKOU_AFTER = new RegExp(
  `^(?:市|县|省|区)?(?:本地|当地)?的?(?:城镇|农村|城里|市区|城区|非农|农业|居民)?的?${HUKOU}`,
);
const HUKOU_BEFORE = new RegExp(
  `${HUKOU}(?:本|簿)?(?:上|里)?(?:写|印|登记|标)?(?:着|的)?(?:地址)?(?:跟.{1,3})?(?:(?:、|和|跟|及|与|连)?(?:房子|房产|房|人|医保|社保|养老保险|身份证|单位|老屋)){0,3}(?:也|还|又|就|都|全|侪|一直|仍|本来|现在|目前|到现在|到今天|至今|原来|早|已|已经|(?:没有?|未)(?:动|迁|转|挪|变)过?)*(?:在|是|落在|留在|放在|挂在|迁在|于|属于|属)?(?:老家|原籍|娘家)?$`,
);
const HUKOU_NEVER_LEFT = new RegExp(
  `${HUKOU}.{0,6}(?:没有|没|未|不曾)(?:离开|迁出|迁离|出|动)过?$`,
);
const HUKOU_NOT_BEFORE = new RegExp(
  `${HUKOU}(?:也|还|又|就|都|一直)*(?:不在|不是|没在|弗在|勿在|没迁到|没落在)$`,
);
const STILL_IN = /^(?:还是|还|就|一直|仍)?(?:在|是)$/;
const TARGET_BEFORE =
  /(?:迁到|迁入|迁来|迁进|迁往|转到|转进|挪到|落户到?|落到|投靠到?|入户到?|搬到|移到|迁回|报到|上到|(?:落|迁|转)(?:得|不|弗|勿)?(?:进|到|来|入)|迁)$/;
const BECOMES_BEFORE = /(?:入|进|上|落|成|改成|变成|转成|弄成|办成|报)$/;
const BECOMES_AFTER = /^(?:市|县)?(?:的|城里|城镇)?(?:户口|户籍|人(?!民|家|员|工|力))/;
const TARGET_AFTER = /^(?:市|县)?来?(?:落户|入户|投靠|迁户)/;
const LIVES_BEFORE =
  /(?:住在|居住在|常住|人在|住勒|住到|住|待在|生活在|在|来|(?<![听看说提想收见谈讲碰遇])到|去)$/;
const LIVES_AFTER = /^(?:市|县|城|城里|县城|乡下|这边|那边)?(?:住|居住|生活|带孩子|带孙|带外孙)/;
const NOT_BEFORE = /(?:不是|并非|没有|非|弗是|勿是|不属|没|不|弗|勿)$/;
const NOT_LIVES_BEFORE = /(?:没有|没|未|不|弗|勿)(?:来|到|在|住在|住|去)?过?$/;

interface Context extends Surroundings {
  /** Whether 户口 stands in the clause, or in the one before. */
  readonly hukouNear: boolean;
  /** Whether a residence permit does. */
  readonly permitNear: boolean;
}

/** 「户口迁到…九年了」「落了户」: done, not wished. */
const SETTLED_BEFORE = new RegExp(
  `${HUKOU}(?:从.{1,5})?(?:早|早就|已|已经|也|都|刚)?(?:迁|转|落)(?:到|在|进|入)$`,
);
const SURELY_SETTLED_BEFORE = new RegExp(
  `${HUKOU}(?:早就|早已|已经|已|刚刚|刚)(?:迁|转|落)(?:户)?(?:到|在|进|入)$`,
);
/** 「前年迁到…」: long done. */
const MOVED_BEFORE =
  /(?:大前年|前年|去年|[\d一二两三四五六七八九十几]年前|上个月|早就|早已|已经|\d{4}年)(?:\d+月|[初底]|就|才)?(?:把)?(?:户口|户籍)?(?:也|就)?(?:迁|转)(?:户口?)?(?:到|来|进|入)(?:了)?$/;
/** 「当时把户口从…迁到…」: done as long ago. */
const MOVED_THEN_BEFORE =
  /(?:当时|当初|那年|那时候?|后来|早年|结婚(?:时|后|那年)?|前年|去年|年前|前几年|前些年)[^，。]{0,4}(?:户口|户籍)(?:从|由|自).{1,5}(?:迁|转)(?:到|来|进|入)了?$/;
/** 「户口迁到了…」 */
const MOVED_TO_BEFORE = /(?:迁|转|落)(?:到|进|入|在)了$/;
/** 「户口从…迁到…」: where it is until it has been moved. */
const MOVED_FROM_BEFORE = new RegExp(`${HUKOU}(?:要|想)?(?:从|由|自)$`);
const MOVED_FROM_AFTER = /^.{0,6}(?:迁|转|搬|挪)/;
/** 「现在迁到…了」, which nobody wishes for. */
const MOVED_NOW_BEFORE =
  /(?:^|[，。])(?:现在|如今|眼下|后来)(?:已|已经|都|又)?(?:迁|转|落)(?:到|来|进|入)$/;
const DONE_AFTER = /^了(?!吗|么|没|还|以后|之后|能|要|可)/;
/** 「从老家…接过来」 */
const FROM_BEFORE = /[从由打自]$/;
const FROM_AFTER = /^(?:老家|乡下|那边|农村)?(?:被|给)?(?:接|搬|过来|来|迁|嫁|转|回|调)/;
/** 「年初搬到…我姐家住」: people move house, only 户口 is moved to a new 户籍. */
const MOVED_HOUSE_BEFORE = /(?<!户口|户籍)搬(?:到|来|进|去|回)$/;
const MOVED_HOUSE_AFTER = /^.{0,10}(?:住|了|过日子|生活)/;
const SETTLED_AFTER = /^.{0,4}(?:了|已经|多年|年了|落了户)/;

/** 「以前在…打工」: no longer. */
export const LIVED_BEFORE =
  /(?:以前|从前|当年|早年|原先|那时候?|年轻时候?|早些年)[^，。]{0,3}(?:在|住在|住|待在|到)$/;

/** 「那张是上海的，浙江的还没办」 of residence permits. */
const PERMIT_AFTER =
  /^(?:省|市)?的(?:那张|那本)?(?=$|[，。])|^(?:省|市)?的(?:那张|那本)?(?:还|也|倒|就|才|早|已|已经)*(?:没|未|有|刚)?(?:有|去)?(?:办|领|拿|申请)/;

/** What the words around a place make of it. */
export function roleOf({ before, after, hukouNear, permitNear }: Context): PlaceRole {
  if (/^(?:省|市)?(?:的)?居住证/.test(after)) return 'permit';
  if (permitNear && PERMIT_AFTER.test(after)) return 'permit';
  if (/^落了户|^落户了/.test(after)) return 'hukou';
  if (SURELY_SETTLED_BEFORE.test(before)) return 'hukou';
  if (SETTLED_BEFORE.test(before) && SETTLED_AFTER.test(after)) return 'hukou';
  if (MOVED_THEN_BEFORE.test(before)) return 'hukou';
  if (hukouNear && (MOVED_BEFORE.test(before) || MOVED_TO_BEFORE.test(before))) return 'hukou';
  if (MOVED_FROM_BEFORE.test(before) && MOVED_FROM_AFTER.test(after)) return 'hukou';
  if (hukouNear && MOVED_NOW_BEFORE.test(before) && DONE_AFTER.test(after)) return 'hukou';
  if (FROM_BEFORE.test(before) && FROM_AFTER.test(after)) return 'origin';
  if (LIVED_BEFORE.test(before)) return 'origin';
  if (MOVED_HOUSE_BEFORE.test(before) && MOVED_HOUSE_AFTER.test(after)) return 'residence';
  if (TARGET_BEFORE.test(before) || TARGET_AFTER.test(after)) return 'target';
  if (BECOMES_BEFORE.test(before) && BECOMES_AFTER.test(after)) return 'target';
  if (HUKOU_AFTER.test(after)) return NOT_BEFORE.test(before) ? 'not-hukou' : 'hukou';
  if (HUKOU_NOT_BEFORE.test(before)) return 'not-hukou';
  if (HUKOU_BEFORE.test(before) || HUKOU_NEVER_LEFT.test(before)) return 'hukou';
  if (hukouNear && STILL_IN.test(before) && after === '') return 'hukou';
  if (LIVES_BEFORE.test(before) || LIVES_AFTER.test(after))
    return NOT_LIVES_BEFORE.test(before) ? 'not-residence' : 'residence';
  return after.startsWith('人') ? 'origin' : 'plain';
}
