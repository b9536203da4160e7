// Numbers of rows that a message names.

const ROW_NUMBER =
  /(?:第\s*(\d{1,3}|[一二三四五六七八九十]{1,3})\s*(?:项|条|个项目|号))|(?:(?:^|[\s，,])(\d{1,2})\s*(?:号|项)?(?=$|[\s，,？?]|带|是什么|呢|有\*))|清单(\d{1,3})项/g;
const CHINESE = '零一二三四五六七八九';

function readRow(digits: string): number {
  if (/^\d/.test(digits)) return Number(digits);
  const [tens, ones] = digits.split('十') as [string, string | undefined];
  if (ones === undefined) return CHINESE.indexOf(tens);
  return (tens === '' ? 1 : CHINESE.indexOf(tens)) * 10 + (ones === '' ? 0 : CHINESE.indexOf(ones));
}

/** 第12项, 清单8项, or a bare number beside a place. */
export const findRows = (text: string): number[] =>
  [...text.matchAll(ROW_NUMBER)].map((match) =>
    readRow((match[1] ?? match[2] ?? match[3]) as string),
  );
