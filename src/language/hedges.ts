// The words around a number that make it less exact: 多, 出头, 好几, 快, 不到, 左右.

/** How a number is loosened. `under` is said before it (不到八十), `short` behind (八十不到). */
export type Hedge =
  | 'more'
  | 'well-over'
  | 'just-over'
  | 'over'
  | 'nearly'
  | 'toward'
  | 'under'
  | 'short'
  | 'about';

/** A hedge, and the index where its words begin (before) or end (behind). */
export interface FoundHedge {
  readonly hedge: Hedge;
  readonly edge: number;
}

const WINDOW = 8;

const BEHIND: readonly (readonly [Hedge, RegExp])[] = [
  ['well-over', /^(?:好几|大几)/],
  [
    'more',
    /^ ?(?:几(?!时|点|月|号|级|楼|年级)|多(?!少|大|久|长|高|远|次|种|谢)|有余|余(?=[岁元年个人]))/,
  ],
  ['more', /^来(?=岁|周岁|年|个|块|元|周|天|斤|人|万|$|[，。,.？?！! ])/],
  ['just-over', /^(?:才|刚)?(?:出一?点?头|挂一?点?零|挂边|冒头|冒尖|拐弯|刚过|才过)/],
  ['over', /^(?:开外|以外|朝外|朝上|往外|过头|上(?=了(?:$|[，。,. ])))/],
  ['short', /^(?:还|都)?(?:不到|没到|弗到|勿到|不足|差一?点|缺一?点)(?!期|账|位)/],
  ['about', /^(?:左右|上下|光景|模样|边上)/],
];
const BEFORE: readonly (readonly [Hedge, RegExp])[] = [
  ['toward', /(?:奔|小(?<![大幺]小))$/],
  ['nearly', /(?:快要?到?|将近|接近|靠近|临近|年近|(?<![附最靠临邻远亲])近|就快|眼看)$/],
  ['about', /(?:大概|大约|大致|差不多|(?<![预条合签节解公契])约|估摸着?|可能)$/],
  [
    'under',
    /(?:(?<![拿领轮找看得收办听见想买用])不到|[没未弗勿]到|[没未不弗勿]满|不足|[没未]有?到|还差点)$/,
  ],
];

/** The hedge whose words end at index `start`, with the index where they begin. */
export function hedgeBefore(text: string, start: number): FoundHedge | undefined {
  const left = text.slice(Math.max(0, start - WINDOW), start);
  for (const [hedge, words] of BEFORE) {
    const found = words.exec(left);
    if (found) return { hedge, edge: start - left.length + found.index };
  }
  return undefined;
}

/** The hedge whose words begin at index `end`, with the index behind them. */
export function hedgeBehind(text: string, end: number): FoundHedge | undefined {
  const right = text.slice(end, end + WINDOW);
  for (const [hedge, words] of BEHIND) {
    const found = words.exec(right);
    if (found) return { hedge, edge: end + found[0].length };
  }
  return undefined;
}

/** Whether the number must be a round one for the hedge to mean anything (80多, not 83多). */
export const needsRound = (hedge: Hedge): boolean =>
  ['more', 'well-over', 'just-over', 'over', 'toward'].includes(hedge);
