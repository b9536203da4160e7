// The desk's pieces by themselves, and over HTTP what a browser would not send.
import { parse } from 'node:querystring';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Row } from '../../../src/catalog/registry.ts';
import { answerText } from '../../../src/channels/web/desk/answer-text.ts';
import { toCsv } from '../../../src/channels/web/desk/csv.ts';
import { differences } from '../../../src/channels/web/desk/difference.ts';
import { coarse, decodeFact, encodeFact } from '../../../src/channels/web/desk/fact-values.ts';
import { deskRoutes } from '../../../src/channels/web/desk/index.ts';
import { lookUp } from '../../../src/channels/web/desk/look-up.ts';
import { itemLink, readQuery } from '../../../src/channels/web/desk/query.ts';
import { judge, settling } from '../../../src/channels/web/desk/verdicts.ts';
import type { FactName, Facts } from '../../../src/rules/facts.ts';
import { knowledge, type Served, serveAt, today } from '../api/server.ts';

const rowAt = (place: string, number: number): Row => {
  const { registry } = knowledge();
  const catalog = registry.current(place, today);
  const item = catalog?.items.find((each) => each.number === number);
  if (!catalog || !item) throw new Error(`no row ${place} ${number}`);
  return { catalog, item };
};

const textOf = (place: string, number: number, facts: Facts): string => {
  const [judged] = judge([rowAt(place, number)], facts, today);
  if (!judged) throw new Error('not judged');
  return answerText(knowledge(), judged, facts);
};

const rowsFor = (words: string, place = '') => {
  const query = readQuery(new URLSearchParams({ q: words, place }));
  return lookUp(knowledge(), query, today);
};

describe('CSV', () => {
  it('opens in Excel and runs nothing there', () => {
    const risky = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];
    const text = toCsv([['甲', '乙'], risky]);
    expect(text.startsWith('\ufeff"甲","乙"\r\n')).toBe(true);
    expect(text.split('\r\n')[1]).toBe(risky.map((cell) => `"'${cell}"`).join(','));
  });

  it('keeps quotes, commas and line breaks inside their cell', () => {
    expect(toCsv([['a"b', 'c,d', 'e\nf']])).toBe('\ufeff"a""b","c,d","e\nf"\r\n');
  });
});

describe('differences', () => {
  const cut = (text: string) => [...text];
  const marked = (base: string, text: string) =>
    differences(base, text, cut)
      .filter(({ differs }) => differs)
      .map((piece) => piece.text);

  it('marks only what the base lacks', () => {
    expect(marked('80周岁以上老年人', '80周岁及以上老年人')).toEqual(['及']);
    expect(marked('每月60元', '每月60元')).toEqual([]);
    expect(marked('', '每月60元')).toEqual(['每月60元']);
  });

  it('holds a clause against the nearest one, wherever it stands', () => {
    expect(marked('甲乙丙，丁戊己。', '丁戊己，甲乙丙。')).toEqual([]);
  });

  it('loses no word', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (base, text) => {
        const pieces = differences(base, text, cut);
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});

describe('facts in a form', () => {
  it.each([
    ['age', 82],
    ['age', [70, 79]],
    ['hukou', '330421'],
    ['hukou', { not: '330421' }],
    ['incomeStatus', { not: ['dibao', 'tekun'] }],
    ['living', []],
    ['living', ['alone', 'childless']],
    ['residencePermit', false],
    ['residencePermit', '330100'],
    ['disabilityGrade', 0],
    ['birthDate', '1943-05'],
  ] satisfies [FactName, unknown][])('%s %j comes back as it went', (name, value) => {
    expect(decodeFact(name, encodeFact(value))).toEqual(value);
  });

  it.each([
    ['age', '两百'],
    ['age', '999'],
    ['age', '80-70'],
    ['birthDate', '1943-02-30'],
    ['hukou', '嘉善'],
    ['living', 'x'],
  ] satisfies [FactName, string][])('%s %s is said not to be understood', (name, word) => {
    const { facts, problems } = readQuery(new URLSearchParams({ [name]: word }));
    expect(facts).toEqual({});
    expect(problems).toHaveLength(1);
  });

  it('turn a date of birth into years in an address', () => {
    expect(coarse({ birthDate: '1943-05-06', sex: 'female' }, today)).toEqual({
      age: [83, 83],
      sex: 'female',
    });
    expect(parse(itemLink('330421', 11, { birthDate: '1943' }, today).split('?')[1] ?? '')).toEqual(
      { age: '82-83' },
    );
  });
});

describe('looking up', () => {
  const found = (words: string, place = '') =>
    rowsFor(words, place).rows.map(({ catalog, item }) => `${catalog.place.short}${item.number}`);

  it('finds by a name half typed', () => {
    expect(found('高龄', '330421')[0]).toBe('嘉善11');
  });

  it('finds by what people say', () => {
    expect(found('八十多岁每个月发的钱', '330421')[0]).toBe('嘉善11');
  });

  it('finds by bureau', () => {
    expect(found('公安局', '330421')).toContain('嘉善27');
  });

  it('never takes a place for its neighbour', () => {
    for (const words of ['嘉善 高龄津贴', '嘉祥 高龄津贴', '义乌 高龄津贴']) {
      const places = new Set(rowsFor(words).rows.map(({ catalog }) => catalog.place.short));
      expect([...places]).toEqual([words.slice(0, 2)]);
    }
  });

  it('warns of danger and of a place without a list', () => {
    expect(rowsFor('老人煤气中毒了').notices[0]).toContain('120');
    expect(rowsFor('上海 高龄津贴').notices[0]).toContain('上海');
  });

  it('shows the whole list where only a person was described', () => {
    const { rows, query } = rowsFor('嘉善户口，76岁', '330421');
    expect(query.facts).toMatchObject({ age: 76, hukou: '330421' });
    expect(rows).toHaveLength(27);
  });
});

describe('what to ask next', () => {
  it('is the fact that settles most by itself', () => {
    const catalog = knowledge().registry.current('330421', today);
    const rows = (catalog?.items ?? []).map((item) => rowAt('330421', item.number));
    const facts: Facts = { age: 82 };
    const judged = judge(rows, facts, today);
    const [first, second] = settling(judged);
    expect(first?.alone).toBeGreaterThanOrEqual(second?.alone ?? 0);
    const waiting = judged.filter(({ assessment }) =>
      assessment?.missing.includes(first?.fact as FactName),
    );
    expect(first?.rows).toBe(waiting.length);
  });
});

describe('the text to paste', () => {
  it('says the verdict for the person, and only their amount', () => {
    const text = textOf('330421', 11, { age: 82, hukou: '330421' });
    expect(text).toContain('符合「高龄津贴」的条件');
    expect(text).toMatch(/【待遇】\n年龄80至99周岁：高龄津贴每人每月不低于60元\n【/);
  });

  it('says what is open, and what is not met', () => {
    expect(textOf('330421', 11, { age: 82 })).toContain('要先问清：户籍');
    expect(textOf('330421', 11, { age: 70 })).toContain('不符合「高龄津贴」');
  });

  it('warns of a draft and of what the list does not say', () => {
    expect(textOf('330782', 8, {})).toContain('征求意见稿');
    expect(textOf('330421', 11, {})).not.toContain('征求意见稿');
    expect(textOf('330100', 10, {})).toContain('清单没有写责任单位');
  });
});

describe('over HTTP', () => {
  let served: Served;
  beforeAll(async () => {
    const settings = { local: true, perMinute: 10_000 };
    const deps = { knowledge: knowledge(), settings, today: () => today };
    served = await serveAt({ '/desk': deskRoutes(deps) });
  }, 60_000);
  afterAll(() => served.close());

  const post = (fields: Record<string, string>, path = '/desk') =>
    fetch(served.origin + path, { method: 'POST', body: new URLSearchParams(fields) });

  it('escapes whatever is sent', async () => {
    const bad = `"><script>alert('x')</script>`;
    const fields = { q: bad, was: bad, place: bad, bureau: bad, type: bad, group: bad, age: bad };
    const pages = await Promise.all([
      post(fields),
      fetch(`${served.origin}/desk?${new URLSearchParams(fields)}`),
      fetch(`${served.origin}/desk/compare?${new URLSearchParams({ service: bad })}`),
      fetch(`${served.origin}/desk/330421/11?${new URLSearchParams({ hukou: bad })}`),
    ]);
    for (const page of pages) expect(await page.text()).not.toContain('<script>alert');
  });

  it('answers anything with a page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 80 }), async (words) => {
        expect((await post({ q: words })).status).toBe(200);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('gives the text to paste by its address', async () => {
    const answer = await fetch(`${served.origin}/desk/330421/11/answer.txt?age=82`);
    expect(answer.headers.get('content-type')).toContain('text/plain');
    expect(await answer.text()).toContain('嘉善县 第11项 高龄津贴');
  });

  it('knows what is not there', async () => {
    for (const path of ['/desk/330421/99', '/desk/x/1', '/desk/330421/11/answer', '/desk/nothing'])
      expect((await fetch(served.origin + path)).status).toBe(404);
    expect((await fetch(`${served.origin}/desk/330421/99/answer.txt`)).status).toBe(404);
  });

  it('keeps pages out of caches, and style and script in them', async () => {
    const page = await fetch(`${served.origin}/desk`);
    expect(page.headers.get('cache-control')).toBe('no-store');
    const [style = ''] = /\/desk\/desk\.[\w-]+\.css/.exec(await page.text()) ?? [];
    const sheet = await fetch(served.origin + style);
    expect(sheet.headers.get('cache-control')).toContain('immutable');
  });

  it('refuses a form that is too large', async () => {
    expect((await post({ q: 'x'.repeat(20_000) })).status).toBe(413);
  });
});
