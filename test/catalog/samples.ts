// Small lists of places that do not exist, and folders of them, for tests.
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

export const services = new Set(['allowance', 'checkup']);

interface SampleOptions {
  readonly code?: string;
  readonly name?: string;
  readonly status?: 'in-force' | 'draft';
  readonly issuedOn?: string | null;
  readonly effectiveFrom?: string | null;
  readonly leads?: 'first' | 'all' | 'unstated';
}

/** A sound list of two rows as YAML. */
export const sample = ({
  code = '990101',
  name = '甲子',
  status = 'in-force',
  issuedOn = '2023-05-01',
  effectiveFrom = null,
  leads = 'first',
}: SampleOptions = {}): string => `place:
  code: '${code}'
  name: ${name}县
  short: ${name}
  province: 虚构省
document:
  title: ${name}县养老服务清单的通知
  number: null
  issuer: ${name}县人民政府
  issuedOn: ${issuedOn}
  effectiveFrom: ${effectiveFrom}
  status: ${status}
  leads: ${leads}
  list: ${name}县清单
items:
  - number: 1
    name: 高龄津贴
    group: 80周岁以上老年人
    content: 每人每月不低于60元。
    types: [物质帮助]
    bureaus: [县民政局, 县财政局]
    services: [allowance]
    rule:
      all:
        - {fact: age, atLeast: 80, quote: 80周岁以上老年人}
        - {fact: hukou, is: here, quote: 本县户籍, clause: 一1}
    benefits:
      - text: 每人每月不低于60元
        quote: 每人每月不低于60元
        amount: {value: 60, unit: 元, per: month, atLeast: true}
  - number: 2
    name: 健康体检
    group: 老年人
    content: 每年一次体检。
    types: [医疗服务]
    bureaus: [县卫生健康局]
    services: [checkup, allowance]
    rule: {fact: age, atLeast: 60, quote: 老年人, law: 老年人权益保障法第二条}
`;

/** Relative path → text in; a temporary folder that holds them out. */
export const folderOf = (files: Readonly<Record<string, string>>): string => {
  const root = mkdtempSync(join(tmpdir(), 'yiwen-catalogs-'));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  return root;
};
