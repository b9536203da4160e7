// 「外地户口也行吗」, 「要困难户才给吗」: what is asked after, and the row does not go by.
import type { Item } from '../catalog/schema.ts';
import type { Situation } from '../dialogue/situation.ts';
import { concerns } from '../rules/concerns.ts';
import type { FactName } from '../rules/facts.ts';
import type { Block } from './blocks.ts';

interface Asked {
  readonly fact: FactName;
  readonly asks: RegExp;
  readonly says: string;
}

const WILL_DO = '.{0,6}(?:行|能|可以|给|算|有份|享受|办)';
const NEEDED = '(?:要不要|要是?|需要|非要|非得|必须|一定要|是不是要|只有|只给|限).{0,4}';

const ASKED: readonly Asked[] = [
  {
    fact: 'hukou',
    asks: new RegExp(
      `(?:外地|外来|不是本地|非本地|没有?本地)(?:人|户口|户籍|的)?${WILL_DO}|${NEEDED}(?:户口|户籍|本地)`,
    ),
    says: '没有写要本地户籍',
  },
  {
    fact: 'incomeStatus',
    asks: new RegExp(
      `(?:不困难|不算困难|不是困难|不是低保|没有?低保|退休金高|有退休金)${WILL_DO}|${NEEDED}(?:困难|低保|特困|低收入|穷)`,
    ),
    says: '没有写要家里困难',
  },
];

/** Says so where an item does not ask for what the person asks about. */
export function unaskedBlocks(item: Item, { understood }: Situation): Block[] {
  return ASKED.filter(({ fact, asks }) => asks.test(understood.text) && !concerns(item, fact)).map(
    ({ says }) => ({ type: 'text', text: `清单里这一项${says}。` }),
  );
}
