// What a schema cannot say of one file: numbers run from 1 without gaps, services exist.
import { valueAt } from './explain.ts';
import { didYouMean } from './nearest.ts';
import type { Finding, Path } from './problems.ts';

interface Found {
  readonly path: Path;
  readonly value: unknown;
}

const itemsOf = (raw: unknown): readonly unknown[] => {
  const items = valueAt(raw, ['items']);
  return Array.isArray(items) ? items : [];
};

const numbering = (items: readonly unknown[]): Finding[] => {
  const seen = new Set<number>();
  return items.flatMap((item, index) => {
    const number = valueAt(item, ['number']);
    if (typeof number !== 'number') return [];
    const path = ['items', index, 'number'];
    const again = seen.has(number);
    seen.add(number);
    if (again) return [{ path, what: `项号 ${number} 重复`, fix: '每个项号只能用一次' }];
    const previous = index === 0 ? 0 : valueAt(items[index - 1], ['number']);
    if (typeof previous !== 'number' || number === previous + 1) return [];
    return number > previous + 1
      ? [{ path, what: `缺少第 ${previous + 1} 项`, fix: '项号从 1 起连续，请把漏掉的补上' }]
      : [{ path, what: `第 ${number} 项排在第 ${previous} 项后面`, fix: '请按项号从小到大排列' }];
  });
};

const namedServices = (raw: unknown): Found[] => {
  const rows = itemsOf(raw).flatMap((item, index): Found[] => {
    const services = valueAt(item, ['services']);
    return Array.isArray(services)
      ? services.map((value, at) => ({ path: ['items', index, 'services', at], value }))
      : [];
  });
  const statements = valueAt(raw, ['document', 'statements']);
  const mentions = Array.isArray(statements)
    ? statements.map((statement, index) => ({
        path: ['document', 'statements', index, 'service'],
        value: valueAt(statement, ['service']),
      }))
    : [];
  return [...rows, ...mentions];
};

const unknownServices = (raw: unknown, known: ReadonlySet<string>): Finding[] =>
  namedServices(raw)
    .filter(({ value }) => typeof value === 'string' && !known.has(value))
    .map(({ path, value }) => ({
      path,
      what: `没有叫 ${value} 的服务`,
      fix: `${didYouMean(String(value), [...known])}服务在 intents/services 里，一个文件一项`,
    }));

/** A file's raw value and the services that exist in; findings out. */
export const checkItems = (raw: unknown, serviceIds: ReadonlySet<string>): Finding[] => [
  ...numbering(itemsOf(raw)),
  ...unknownServices(raw, serviceIds),
];
