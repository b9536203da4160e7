// Cuts numbers that identify somebody out of a text before it is stored or logged:
// 身份证号, telephone numbers, bank cards.

/** What kind of number was cut out. */
export type RedactedKind = 'id' | 'phone' | 'card';

/** A text without identifying numbers, and what was removed, in order of appearance. */
export interface Redacted {
  readonly text: string;
  readonly removed: RedactedKind[];
}

const MARK: Readonly<Record<RedactedKind, string>> = {
  id: '〔证件号已隐去〕',
  phone: '〔电话已隐去〕',
  card: '〔卡号已隐去〕',
};

const GROUP = /[0-9０-９]+|[零〇○一二三四五六七八九幺]{11,}/g;
const SEPARATOR = /^(?: ?[-‐‑–—―－·.]{1,2} ?| {1,2}|\) ?)$/;
const CHINESE = '零一二三四五六七八九';
const MAX_GROUPS = 8;
const LONGEST_NUMBER = 20;
const CALL_WORD = /(?:电话|手机|座机|号码|固话|打|拨|致电)(?:号|是|为|[:： ]){0,3}$/;
const CHECK_X = /^[ -]?[xX×Ｘｘ](?![A-Za-z])/;

interface Group {
  readonly start: number;
  readonly end: number;
  readonly digits: string;
}

interface Finding {
  readonly kind: RedactedKind;
  readonly start: number;
  readonly end: number;
}

function figure(char: string): string {
  const code = char.charCodeAt(0);
  if (code >= 0xff10 && code <= 0xff19) return String(code - 0xff10);
  if (code < 0x80) return char;
  if (char === '〇' || char === '○') return '0';
  return char === '幺' ? '1' : String(CHINESE.indexOf(char));
}

function groupsOf(text: string): Group[] {
  return [...text.matchAll(GROUP)].map(({ 0: said, index }) => ({
    start: index,
    end: index + said.length,
    digits: Array.from(said, figure).join(''),
  }));
}

const isDay = (digits: string): boolean =>
  /^(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/.test(digits);

function isId(digits: string, hasX: boolean): boolean {
  if (!/^[1-9]/.test(digits)) return false;
  if (digits.length === 15 && !hasX) return isDay(`19${digits.slice(6, 12)}`);
  return digits.length === (hasX ? 17 : 18) && isDay(digits.slice(6, 14));
}

const looksLikeId = (sizes: readonly number[]): boolean =>
  ['6,8,4', '6,4,4,4'].includes(sizes.join());

const isMobile = (sizes: readonly number[], digits: string): boolean =>
  /^1[3-9]\d{9}$/.test(digits) && sizes.every((size) => size >= 3);

const isLandline = (sizes: readonly number[], digits: string): boolean =>
  /^0(?:10|2\d|[3-9]\d{2})\d{7,8}$/.test(digits) &&
  (sizes.length === 1 || sizes[0] === (/^0(?:10|2)/.test(digits) ? 3 : 4)) &&
  sizes.length <= 3;

/** 86138… in one, 86-138…; after a space only with a plus sign, as 86 might be an age. */
function isAbroad(sizes: readonly number[], digits: string, lead: string, gap: string): boolean {
  const [, rest] = /^(?:00)?86(1[3-9]\d{9}|[1-9]\d{9,10})$/.exec(digits) ?? [];
  if (rest === undefined) return false;
  const marked = lead === '+' || digits.startsWith('00') || (sizes[0] ?? 0) > 4 || /[-)]/.test(gap);
  return marked && (lead === '+' || rest.startsWith('1'));
}

function isCard(sizes: readonly number[], digits: string): boolean {
  if (digits.length < 16 || digits.length > 19) return false;
  const last = sizes.length - 1;
  const byFours = sizes.every((size, i) => size === 4 || (i === last && size < 4));
  return byFours || (sizes.length === 2 && sizes[0] === 6);
}

function kindOf(text: string, groups: readonly Group[]): Finding | undefined {
  const [first, second] = groups;
  const last = groups.at(-1);
  if (!first || !last) return undefined;
  const digits = groups.map((group) => group.digits).join('');
  const sizes = groups.map((group) => group.digits.length);
  const lead = text[first.start - 1] ?? '';
  const x = CHECK_X.exec(text.slice(last.end, last.end + 3))?.[0] ?? '';
  if (x && isId(digits, true)) return { kind: 'id', start: first.start, end: last.end + x.length };
  if (isId(digits, false) || looksLikeId(sizes)) {
    return { kind: 'id', start: first.start, end: last.end };
  }
  const gap = second ? text.slice(first.end, second.start) : '';
  const plus = lead === '＋' ? '+' : lead;
  const opened = plus === '+' || (lead === '(' && gap.startsWith(')'));
  const start = opened ? first.start - 1 : first.start;
  const phone =
    isMobile(sizes, digits) || isLandline(sizes, digits) || isAbroad(sizes, digits, plus, gap);
  if (phone) return { kind: 'phone', start, end: last.end };
  const card = isCard(sizes, digits) || (sizes.length === 1 && digits.length >= 14);
  return card ? { kind: 'card', start: first.start, end: last.end } : undefined;
}

/** 7 or 8 figures are a telephone number only where the text says so. */
function localNumber(text: string, group: Group): Finding | undefined {
  const before = text.slice(Math.max(0, group.start - 10), group.start);
  if (!/^[2-9]\d{6,7}$/.test(group.digits) || !CALL_WORD.test(before)) return undefined;
  return { kind: 'phone', start: group.start, end: group.end };
}

function joinable(text: string, groups: readonly Group[], from: number): Group[] {
  const joined: Group[] = [];
  let digits = 0;
  for (const group of groups.slice(from, from + MAX_GROUPS)) {
    const previous = joined.at(-1);
    const far = previous !== undefined && group.start - previous.end > 4;
    if (far || (previous && !SEPARATOR.test(text.slice(previous.end, group.start)))) break;
    digits += group.digits.length;
    if (joined.length > 0 && digits > LONGEST_NUMBER) break;
    joined.push(group);
  }
  return joined;
}

function longest(text: string, joined: readonly Group[]): [Finding, number] | undefined {
  for (let count = joined.length; count > 0; count--) {
    const found = kindOf(text, joined.slice(0, count));
    if (found) return [found, count];
  }
  const local = joined[0] && localNumber(text, joined[0]);
  return local ? [local, 1] : undefined;
}

function findings(text: string): Finding[] {
  const groups = groupsOf(text);
  const found: Finding[] = [];
  for (let i = 0; i < groups.length; i++) {
    const hit = longest(text, joinable(text, groups, i));
    if (!hit) continue;
    found.push(hit[0]);
    i += hit[1] - 1;
  }
  return found;
}

/**
 * Replaces ID numbers (18 or 15 figures, also ending in X), mobile and landline numbers and card
 * numbers (16–19 figures; any single run of 14 or more figures counts as one) by a mark that
 * says what was there. Spaces and hyphens between groups, +86, full width figures and numbers
 * spelt out in Chinese figures are understood; raw and normalized text both will do. Left as
 * they are: division codes, dates, years, ages, amounts, and short public numbers like 12345.
 * Never throws; linear in length.
 */
export function redact(text: string): Redacted {
  const found = findings(text);
  const parts: string[] = [];
  let from = 0;
  for (const { kind, start, end } of found) {
    parts.push(text.slice(from, Math.max(from, start)), MARK[kind]);
    from = end;
  }
  parts.push(text.slice(from));
  return { text: parts.join(''), removed: found.map(({ kind }) => kind) };
}
