// Messages that no one should send, and real ones gone wrong.
import type { Chance } from './random.ts';

/** Questions of our own, from plain to muddled. */
const QUESTIONS = [
  '嘉善高龄津贴多少钱',
  '我妈83岁，嘉善户口，能领什么',
  '义乌 长护险 居家',
  '杭州坐公交要不要钱',
  '嘉祥那边低保老人有啥补贴',
  '我七十多了，一个人住，有人来看看我吗',
  '老伴瘫在床上两年了，在义乌，怎么申请护理补贴',
  '我爸1943年生的，属羊，虚岁多少，能领津贴不',
  '说错了，是82',
  '那义乌呢',
  '归哪个部门管',
  '要带什么材料',
  '不晓得',
  '第12项是什么',
  '都有哪些项目是民政局管的',
  '独生子女死了，我俩60了，有什么照顾',
  '退伍军人住养老院优先不',
  '残疾二级，嘉善，每月给多少',
  '杭州和义乌的养老金一样吗',
  '家里装扶手谁出钱',
  '立遗嘱公证收钱不',
  '我妈56，能把户口迁到我这儿吗',
  '忘掉我说的',
  '有人打电话叫我转钱到安全账户',
  '我爸喘不上气了',
  'wo ma 83 sui you jin tie ma',
  '高齡津貼點樣申請',
  '身份证330421194301010017，电话13812345678',
  '１２３４５',
  '在嘉善',
  '1',
  '1 3',
  '都没有',
  '谢谢',
  '萧山的老人体检免费吗',
  '兰州有高龄津贴吗',
  '百岁老人一年给多少长寿金',
  '公园门票65岁免不免',
  '经济困难失能老人，集中供养，什么标准',
  '特困人员供养在嘉祥怎么办',
] as const;

const SCRAPS = [
  '😀',
  '👨‍👩‍👧‍👦',
  '🇨🇳',
  '👍🏽',
  '\ud83d',
  '\udc00',
  '\u0000',
  '\u0007',
  '\u001b[31m',
  '\u202e',
  '\u200b',
  '\u2066',
  '\ufeff',
  '\r\n',
  '\t',
  'مرحبا',
  'שלום',
  'ก็็็็็็',
  'Z̷̢̛a̸l̵g̶o̴',
  "'; DROP TABLE conversations; --",
  '" OR 1=1 --',
  '<script>alert(1)</script>',
  '<b>',
  '</blockquote>',
  '&lt;&amp;&#x41;',
  '<@U123>',
  '<!channel>',
  '<https://a.example|点我>',
  '*粗* _斜_ ~删~ `码`',
  '[x](tg://user?id=1)',
  '{{constructor.constructor("x")()}}',
  '\u0024{7*7}',
  '../../etc/passwd',
  'https://example.org/?q=嘉善&x=1',
  '%E5%98%89%s%n%d',
  '0'.repeat(40),
  '一二三四五六七八九十百千万亿',
  '八十八八十八',
  '3304211943010100171234',
  '{"text":1}',
  '/forget',
  '/place 义乌',
  '__proto__',
  'constructor',
  '第99999999999999999999项',
  '-1岁',
  '1e308岁',
  '二〇二六年二月三十日',
  '９９９９年',
] as const;

const anyText = (chance: Chance, length: number): string =>
  Array.from({ length }, () => {
    const kind = chance.below(5);
    if (kind === 0) return String.fromCharCode(chance.below(0x10000));
    if (kind === 1) return String.fromCodePoint(0x4e00 + chance.below(0x5200));
    if (kind === 2) return String.fromCharCode(0x20 + chance.below(0x5f));
    if (kind === 3) return chance.pick(SCRAPS);
    return chance.pick([...'零一二两三四五六七八九十百千岁年月日元我妈爸老伴嘉善义乌有没不']);
  }).join('');

type Mutation = (text: string, chance: Chance) => string;

const MUTATIONS: readonly Mutation[] = [
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + chance.pick(SCRAPS) + text.slice(at);
  },
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + text.slice(at + 1 + chance.below(3));
  },
  (text, chance) => {
    const at = chance.below(text.length + 1);
    return text.slice(0, at) + anyText(chance, 1 + chance.below(4)) + text.slice(at);
  },
  (text) => [...text].reverse().join(''),
  (text, chance) => text.slice(chance.below(text.length + 1)) + text,
  (text, chance) => text + chance.pick(QUESTIONS),
  (text, chance) => text.repeat(1 + chance.below(4)),
  (text) => text.normalize('NFKD'),
  (text) => [...text].join(' '),
  (text, chance) => text.replace(/\d/g, () => String(chance.below(10))),
];

const repeated = (chance: Chance, size: number): string => {
  const unit = chance.luck(0.5) ? chance.pick(SCRAPS) : chance.pick(QUESTIONS);
  return unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
};

/** One message; about one in a thousand is a line of a megabyte. */
export function anyMessage(chance: Chance): string {
  const kind = chance.below(1000);
  if (kind === 0) return repeated(chance, 1 << 20);
  if (kind < 10) return repeated(chance, 1 + chance.below(5000));
  if (kind < 100) return anyText(chance, chance.below(60));
  if (kind < 250) return chance.pick(SCRAPS);
  let text: string = chance.pick(QUESTIONS);
  for (let times = chance.below(4); times > 0; times -= 1)
    text = chance.pick(MUTATIONS)(text, chance);
  return text;
}
