// Messages about money that name no service: 「公家贴不贴几个钱」 asks for whatever there is, 「990那笔」 for
// the one row that gives so much.
import type { Catalog } from '../catalog/schema.ts';
import { FLOOR, type Move, topScore } from './move.ts';
import type { Situation } from './situation.ts';

const MONEY = '(?:钱|铜钿|钞票|补贴|补助|津贴)';

const GIVEN = new RegExp(
  [
    `(?:公家|国家|政府|上头|上面|街道|村里|社区|县里|镇上)[^，。]{0,8}[给贴补发][^，。]{0,4}${MONEY}`,
    `[有能好](?:没有|不能)?${MONEY}好?[拿领]`,
    `[给发贴补][我俺咱]?们?(?:点|几个|多少|啥|些)${MONEY}`,
  ].join('|'),
);

/** A service that is spoken of half clearly is offered first. */
const HALF = 0.6;

/** Whether a message asks for money from the state without saying which. */
export const asksForMoney = (situation: Situation): boolean =>
  topScore(situation) < HALF && GIVEN.test(situation.understood.text);

/** 「990那笔」, 「300块的那个」. */
const FIGURE = /(\d{2,5})(?:元|块钱?| ?的?[那这][笔份档个])/;

/** The only row of the list that gives just the sum named. */
export function byFigure(situation: Situation, { items }: Catalog): Move | undefined {
  const figure = Number(FIGURE.exec(situation.understood.text)?.[1]);
  if (Number.isNaN(figure) || topScore(situation) >= FLOOR) return undefined;
  const rows = items
    .filter(({ benefits }) =>
      benefits.some(({ amount }) => amount?.unit === '元' && amount.value === figure),
    )
    .map(({ number }) => number);
  return rows.length === 1 ? { kind: 'items', rows } : undefined;
}
