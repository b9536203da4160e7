// Chinese digits for grades and counts in what is written out.

const digits = '零一二三四五六七八九';

/** 0–9 in; 零–九 out; other numbers as they are. */
export const inChinese = (value: number): string => digits[value] ?? String(value);
