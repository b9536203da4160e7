// 属羊: the animal of the lunar year somebody was born in, alone or with a rough age.
import type { AgeMention } from './age-mention.ts';
import { ageOnSpan, lunarDays, zodiacYears } from './calendar.ts';

const LIKELY_AGES = [55, 105] as const;
const ANIMAL =
  /(?<![家亲遗三下附军烈眷隶归直])属(?:相|的)?(?:是)?(小龙|大龙|[老小大]?[鼠牛虎兔龙蛇马羊猴鸡狗猪]|耗子)(?!上|虎|到成功)/g;
const NEAR = 10;
const SOMEBODY_ELSE = /[我俺伲他她伊您你爸妈爹娘公婆爷奶姥伴]/;

interface Animal {
  readonly start: number;
  readonly end: number;
  readonly animal: string;
}

function animals(text: string): Animal[] {
  return [...text.matchAll(ANIMAL)].map((match) => {
    const said = match[1] ?? '';
    const animal = { 小龙: '蛇', 耗子: '鼠' }[said] ?? said.slice(-1);
    return { start: match.index, end: match.index + match[0].length, animal };
  });
}

function agesOf(years: readonly number[], today: string): [number, number] {
  const ages = years.flatMap((year) => {
    const days = lunarDays(year);
    return days === undefined ? [] : ageOnSpan(days, today);
  });
  return [Math.min(...ages), Math.max(...ages)];
}

interface Span {
  readonly start: number;
  readonly end: number;
}

const gap = (a: Span, b: Span): number => Math.max(a.start - b.end, b.start - a.end);

/** Close by, and nobody else is named in between. */
function samePerson(text: string, a: Span, b: Span): boolean {
  if (gap(a, b) > NEAR) return false;
  const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start));
  return gap(a, b) <= 0 || !SOMEBODY_ELSE.test(between);
}

/** The one year that fits the age told; people of this age often count in 虚岁. */
function yearFor(mention: AgeMention, animal: string, today: string): number | undefined {
  const [low, high] = mention.age;
  for (const bounds of [[low, high] as const, [low - 2, high] as const]) {
    const years = zodiacYears(animal, today, bounds);
    if (years.length === 1) return years[0];
    if (years.length > 1) return undefined;
  }
  return undefined;
}

function joined(animal: Animal, mention: AgeMention, today: string): AgeMention | undefined {
  if (mention.birthDate !== undefined) {
    return {
      ...mention,
      start: Math.min(mention.start, animal.start),
      end: Math.max(mention.end, animal.end),
    };
  }
  const year = yearFor(mention, animal.animal, today);
  if (year === undefined) return undefined;
  const [low, high] = agesOf([year], today);
  const told = mention.age[0] === mention.age[1] && mention.nominal !== true;
  // 「属牛的今年七十七」: the animal only bears out the age.
  if (told && mention.age[0] >= low && mention.age[0] <= high)
    return {
      ...mention,
      start: Math.min(mention.start, animal.start),
      end: Math.max(mention.end, animal.end),
      kind: 'stated',
    };
  const within = [Math.max(low, mention.age[0]), Math.min(high, mention.age[1])] as const;
  return {
    start: Math.min(mention.start, animal.start),
    end: Math.max(mention.end, animal.end),
    age: within[0] <= within[1] ? within : [low, high],
    kind: 'stated',
    birthDate: String(year),
    years: [year],
  };
}

/** The nearest age that an animal can belong to; both lists are in order, `from` only grows. */
function nearest(
  text: string,
  animal: Animal,
  mentions: readonly AgeMention[],
  from: number,
): AgeMention | undefined {
  let best: AgeMention | undefined;
  for (let i = from; i < mentions.length; i++) {
    const mention = mentions[i];
    if (!mention || mention.start - animal.end > NEAR) break;
    if (mention.kind !== 'stated' && mention.kind !== 'bare') continue;
    if (!samePerson(text, animal, mention)) continue;
    if (!best || gap(animal, mention) < gap(animal, best)) best = mention;
  }
  return best;
}

/**
 * Adds the animals named in a text to its other mentions of age, which are given in order.
 * Beside an age they give the year of birth (`stated`); alone they give the years open to
 * somebody of 55 to 105 (`zodiac`). A year is the lunar one, so somebody born in January belongs
 * to the year before.
 */
export function withZodiac(
  text: string,
  mentions: readonly AgeMention[],
  today: string,
): AgeMention[] {
  const replaced = new Map<AgeMention, AgeMention>();
  const alone: AgeMention[] = [];
  let from = 0;
  for (const animal of animals(text)) {
    while ((mentions[from]?.end ?? animal.start) < animal.start - NEAR) from += 1;
    const near = nearest(text, animal, mentions, from);
    const both = near && joined(animal, near, today);
    if (near && both) {
      replaced.set(near, both);
      continue;
    }
    const years = zodiacYears(animal.animal, today, LIKELY_AGES);
    const { start, end } = animal;
    alone.push({ start, end, age: agesOf(years, today), kind: 'zodiac', years });
  }
  return [...mentions.map((mention) => replaced.get(mention) ?? mention), ...alone];
}
