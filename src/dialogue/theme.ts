// Rows of a list about one thing (看病方面的, 跟残疾有关的, 发钱的), found by the row's own words.
import type { Catalog } from '../catalog/schema.ts';

/** 「看病方面的好处」, 「残疾老人相关的项目」, 「只看跟钱有关的」. */
const ASKED = /(?:老年人|老人|人)?(?:这?方面|有关|相关)/;

/** 「只看特困的」 narrows a list down. */
const ONLY = /^只(?:看|要|查|列|说)(.{1,6}?)的?[吧。]?$/;

/** The thing stands right before: farther off it belongs to something else. */
const NEAR = 5;

/** What people call a thing, and how the lists word it. */
const THEMES: readonly (readonly [asked: RegExp, worded: RegExp])[] = [
  [/钱|补贴|津贴|补助|现金|铜钿|钞票/, /津贴|补贴|补助|扶助金|养老保险|生活保障/],
  [/看病|就医|医疗|医药|治病|健康|身体/, /医|就诊|体检|健康|疾病/],
  [/残疾/, /残疾/],
  [/养老院|敬老院|机构/, /机构|集中供养/],
  [/上门|居家|在家/, /居家|家庭|上门/],
  [/公交|出行|坐车|交通/, /交通/],
  [/玩|旅游|文化|景点|公园/, /公园|景区|景点|文化|博物馆/],
  [/法律|打官司|公证/, /法律|公证|诉讼/],
  [/户口|落户|迁/, /落户|迁移户口/],
  [/军人|当兵|优抚|退役|退伍/, /军人|优抚/],
  [/护理|照护|失能|瘫/, /护理|失能|照料/],
  [/特困|五保/, /特困/],
  [/低保/, /低保|最低生活保障/],
  [/保险/, /保险/],
];

/** The thing that rows are asked for by, as the person calls it. */
export function themeOf(text: string): string | undefined {
  const asked = ASKED.exec(text);
  const only = ONLY.exec(text)?.[1];
  if (asked === null && only === undefined) return undefined;
  const before = only ?? text.slice(Math.max(0, (asked?.index ?? 0) - NEAR), asked?.index);
  const named = THEMES.flatMap(([words]) => words.exec(before) ?? []);
  return named.sort((one, other) => other.length - one.length)[0];
}

/** Rows whose name, 对象 or content is about the thing. */
export function rowsAbout({ items }: Catalog, theme: string): number[] {
  const worded = THEMES.filter(([asked]) => asked.test(theme)).map(([, words]) => words);
  return items
    .filter(({ name, group, content }) =>
      worded.some((words) => words.test(name) || words.test(group) || words.test(content)),
    )
    .map(({ number }) => number);
}
