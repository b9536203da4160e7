// A row chosen from those named last by its turn among them: 第二个, 后一种, 头一个.
import { FLOOR, type Move, topScore } from './move.ts';
import type { Situation } from './situation.ts';

const DIGITS = '一二三四五六七八九';

/** 「第1个是什么」 counts what was listed last; 「第1项」 is the number of a row. */
const NTH =
  /^(?:那|那么|就|要|我?选|看看?|说说|讲讲)?第?([1-9一二三四五六七八九])[个种样](?!月|人|孩|儿|女|老|都)/;

const FIRST =
  /^(?:那|就|要|我?选|看看?|说说|讲讲)?(?:前(?:面|头)?(?:那|的|这)?一?|头一?|上面(?:那|的)?一?)[个种样条]/;

const LAST =
  /^(?:那|就|要|我?选|看看?|说说|讲讲)?(?:后(?:面|头)?(?:那|的|这)?一?|末|最后(?:那|的)?一?|下面(?:那|的)?一?)[个种样条]/;

const OTHER = /^(?:那|就|要|我?选|看看?|说说|讲讲)?另外?(?:那|的)?一?[个种样条]/;

/** Which of `count` rows the words choose, counted from 0; -1 where they choose none. */
function turnOf(text: string, count: number, current: number): number {
  const nth = NTH.exec(text)?.[1];
  if (nth !== undefined) {
    const chinese = DIGITS.indexOf(nth);
    return chinese < 0 ? Number(nth) - 1 : chinese;
  }
  if (FIRST.test(text)) return 0;
  if (LAST.test(text)) return count - 1;
  return OTHER.test(text) && count === 2 ? 1 - Math.max(0, current) : -1;
}

export function nthListed(situation: Situation): Move | undefined {
  const { conversation, understood, place } = situation;
  const { listed = [], row: current } = conversation.topic ?? {};
  if (listed.length === 0 || topScore(situation) >= FLOOR) return undefined;
  const shown = listed.findIndex(({ number }) => number === current?.number);
  const row = listed[turnOf(understood.text, listed.length, shown)];
  return row === undefined || row.place !== place
    ? undefined
    : { kind: 'items', rows: [row.number] };
}
