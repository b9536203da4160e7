// The commands on lists, run as people run them.
import { execFile, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createChecker } from '../../src/catalog/check-line.ts';
import { loadCatalogs } from '../../src/catalog/load.ts';
import { checkLines } from '../../src/commands/check.ts';
import { folderOf, sample, services } from '../catalog/samples.ts';

const project = join(import.meta.dirname, '../..');
const tsx = join(project, 'node_modules/tsx/dist/cli.mjs');
const cli = join(project, 'src/cli.ts');

const run = (...args: readonly string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    const child = execFile(process.execPath, [tsx, cli, ...args], (_error, out, err) =>
      resolve({ code: child.exitCode ?? -1, out, err }),
    );
  });

const lists = folderOf({
  '990101-jiazi/2023.yaml': sample()
    .replace('services: [allowance]', 'services: [oldest-old-allowance]')
    .replace('services: [checkup, allowance]', 'services: [health-checkup]'),
  '990102-yichou/2023.yaml': sample({ code: '990102', name: '乙丑', leads: 'all', status: 'draft' })
    .replace('services: [allowance]', 'services: [oldest-old-allowance]')
    .replace('services: [checkup, allowance]', 'services: [health-checkup]'),
});
const from = ['--catalogs', lists];

const documentText = `甲子县养老服务清单的通知
一、总则
1.发给本县户籍老人。
2023年5月1日
甲子县清单
对象\t服务项目\t服务内容\t服务类型\t责任单位
80周岁以上老年人\t1\t高龄津贴\t每人每月不低于60元。\t物质帮助\t县民政局、县财政局
老年人\t2\t健康体检\t每年一次体检。\t医疗服务\t县卫生健康局
`;

describe('yiwen catalog', { timeout: 30_000 }, () => {
  it('list PLACE --json prints exactly the agreed fields', async () => {
    const { out, code } = await run('catalog', 'list', '乙丑', '--json', ...from);
    expect(code).toBe(0);
    const list = JSON.parse(out);
    expect(Object.keys(list)).toEqual(['place', 'name', 'document', 'items']);
    expect(list.document).toEqual({
      title: '乙丑县养老服务清单的通知',
      number: null,
      issuer: '乙丑县人民政府',
      issuedOn: '2023-05-01',
      effectiveFrom: null,
      status: 'draft',
    });
    expect(list.items[0]).toEqual({
      number: 1,
      name: '高龄津贴',
      added: false,
      group: '80周岁以上老年人',
      content: '每人每月不低于60元。',
      types: ['物质帮助'],
      bureaus: ['县民政局', '县财政局'],
      leads: ['县民政局', '县财政局'],
    });
  });

  it('list shows every place; show a row with rule, quotes and source', async () => {
    const all = await run('catalog', 'list', ...from);
    expect(all.out).toContain('990101 甲子县');
    expect(all.out).toContain('征求意见稿');
    const row = await run('catalog', 'show', '甲子县', '1', ...from);
    for (const words of [
      '年龄满80周岁',
      '户籍在甲子县',
      '县民政局（牵头）',
      '正文一1',
      '清单第1项',
    ]) {
      expect(row.out).toContain(words);
    }
  });

  it('names what exists when a place or a row does not', async () => {
    const place = await run('catalog', 'list', '丙寅', ...from);
    expect([place.code, place.out]).toEqual([1, '']);
    expect(place.err).toContain('甲子县（990101）');
    const row = await run('catalog', 'show', '甲子', '9', ...from);
    expect([row.code, row.err.includes('共 2 项')]).toEqual([1, true]);
  });

  it('verify exits 0 on a match, 1 with the list of what differs', async () => {
    const document = join(lists, 'document.txt');
    writeFileSync(document, documentText);
    const good = await run('catalog', 'verify', '甲子', document, ...from);
    expect([good.code, good.out]).toEqual([0, expect.stringContaining('都与文件一致')]);
    writeFileSync(document, documentText.replace('县财政局', '县审计局'));
    const bad = await run('catalog', 'verify', '甲子', document, ...from);
    expect([bad.code, bad.out]).toEqual([1, expect.stringContaining('县审计局')]);
  });

  it('compare puts places side by side, by id or by name', async () => {
    const { out } = await run('catalog', 'compare', '高龄津贴', '--json', ...from);
    const { services: asked, places } = JSON.parse(out);
    expect(asked).toEqual(['oldest-old-allowance']);
    expect(places.map((place: { rows: unknown[] }) => place.rows.length)).toEqual([1, 1]);
    const text = await run('catalog', 'compare', 'oldest-old-allowance', ...from);
    expect(text.out).toMatch(/甲子县.*乙丑县（意见稿）/);
  });
});

const registry = loadCatalogs(folderOf({ 'a/2023.yaml': sample() }), services);
const check = createChecker(registry, '2026-01-01');
const ask = (line: unknown) => check(typeof line === 'string' ? line : JSON.stringify(line), 7);

describe('yiwen check', { timeout: 30_000 }, () => {
  it('answers one row with verdict, amount and trace', () => {
    const facts = { age: 82, hukou: '990101' };
    expect(ask({ id: 'a', place: '990101', number: 1, facts })).toEqual({
      id: 'a',
      place: '990101',
      number: 1,
      verdict: 'eligible',
      missing: [],
      amount: { text: '不低于60元', value: 60, atLeast: true, unit: '元', per: 'month' },
      trace: [expect.objectContaining({ text: '年龄满80周岁', value: 82 }), expect.anything()],
    });
  });

  it('says what is missing, and no amount before it is certain', () => {
    expect(ask({ place: '990101', number: 1, facts: { age: 82 } })).toMatchObject({
      id: null,
      verdict: 'unknown',
      missing: ['hukou'],
      amount: null,
    });
  });

  it('without a number answers every row', () => {
    const { items } = ask({ id: 1, place: '甲子', facts: { birthDate: '1960-01-02' } });
    expect(items).toMatchObject([
      { number: 1, verdict: 'ineligible', amount: null },
      { number: 2, verdict: 'eligible' },
    ]);
  });

  it.each<readonly [unknown, readonly string[]]>([
    ['{"id": 1', ['JSON']],
    ['[]', ['JSON 对象']],
    [{ id: 5, place: '110101' }, ['110101', '甲子县（990101）']],
    [{ id: 5, number: 1 }, ['place']],
    [{ id: 5, place: '990101', number: 3 }, ['第 3 项', '1 至 2']],
    [{ id: 5, place: '990101', facts: { agee: 1 } }, ['agee', '是不是 age', 'hukou']],
    [{ id: 5, place: '990101', facts: { sex: 'm' } }, ['sex', 'male、female']],
    [{ id: 5, place: '990101', facts: { age: 82.5 } }, ['age', '0–130']],
    [{ id: 5, place: '990101', facts: [] }, ['facts']],
    [{ id: 5, place: '990101', age: 82 }, ['age 应写在 facts 里']],
  ])('names what is wrong with %j', (line, words) => {
    const answer = ask(line);
    expect(answer).toMatchObject({ id: typeof line === 'string' ? null : 5, line: 7 });
    for (const word of words) expect(answer.error).toContain(word);
  });

  it('goes on after a broken line, in order', async () => {
    const lines = [
      '{"id":1,"place":"990101","number":2}',
      'x',
      '',
      '{"id":3,"place":"990101","number":2}',
    ];
    let out = '';
    const output = new Writable({
      write: (chunk, _encoding, done) => {
        out += chunk;
        done();
      },
    });
    await checkLines(check, Readable.from(lines.map((line) => `${line}\n`)), output);
    const answers = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers.map(({ id, error }) => [id, error === undefined])).toEqual([
      [1, true],
      [null, false],
      [3, true],
    ]);
  });

  it('waits for a slow reader: 100,000 lines never pile up', async () => {
    const line = '{"place":"990101","number":2,"facts":{"age":70}}\n';
    let asked = 0;
    let answered = 0;
    let ahead = 0;
    const counted = (text: string, number: number) => {
      asked += 1;
      ahead = Math.max(ahead, asked - answered);
      return check(text, number);
    };
    const output = new Writable({
      highWaterMark: 4096,
      write: (_chunk, _encoding, done) => {
        answered += 1;
        setImmediate(done);
      },
    });
    const input = Readable.from(
      (function* () {
        for (let block = 0; block < 100; block++) yield line.repeat(1000);
      })(),
    );
    await checkLines(counted, input, output);
    expect(asked).toBe(100_000);
    expect(ahead).toBeLessThan(1000);
  });

  it('answers while the input is still open', async () => {
    const child = spawn(process.execPath, [tsx, cli, 'check', '--jsonl', ...from]);
    child.stdin.write('{"id":"first","place":"990101","number":2,"facts":{"age":70}}\n');
    const [chunk] = await new Promise<readonly Buffer[]>((resolve) => {
      child.stdout.once('data', (data: Buffer) => resolve([data]));
    });
    expect(JSON.parse(String(chunk))).toMatchObject({ id: 'first', verdict: 'eligible' });
    child.stdin.end();
    expect(await new Promise((resolve) => child.once('close', resolve))).toBe(0);
  });
});
