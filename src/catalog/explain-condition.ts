// Says which key or value of a condition is wrong, where zod alone would say "invalid union".
import { decisionSchema, type FactTest, factTestSchema } from '../rules/condition.ts';
import { factNames } from '../rules/facts.ts';
import { findingsOf, kindInWords, unknownKey } from './explain.ts';
import { didYouMean } from './nearest.ts';
import type { Finding, Path } from './problems.ts';
import { isFactName, kindOf, valuesInWords } from './vocabulary.ts';

const forms = ['all', 'any', 'not', 'decision', 'fact'] as const;
type Form = (typeof forms)[number];
const formsInWords = 'all、any、not、decision、fact';

type Fields = Readonly<Record<string, unknown>>;
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const explainGroup = (form: 'all' | 'any', fields: Fields, path: Path): Finding[] => {
  const parts = fields[form];
  const at = [...path, form];
  if (!Array.isArray(parts) || parts.length === 0) {
    return [{ path: at, what: `${form} 下面应列出至少一条条件`, fix: '每条条件一行，以 - 开头' }];
  }
  return parts.flatMap((part, index) => explainCondition(part, [...at, index]));
};

const explainBranch = (form: 'all' | 'any' | 'not', fields: Fields, path: Path): Finding[] => {
  const extra = Object.keys(fields)
    .filter((key) => key !== form)
    .map((key) => unknownKey(path, key, [form]));
  const inner =
    form === 'not'
      ? explainCondition(fields.not, [...path, 'not'])
      : explainGroup(form, fields, path);
  return [...extra, ...inner];
};

const badValue = (test: FactTest, value: unknown): boolean => {
  const kind = kindOf(test.fact);
  switch (kind.kind) {
    case 'boolean':
      return typeof value !== 'boolean';
    case 'number':
      return typeof value !== 'number' || value < kind.min || value > kind.max;
    case 'choice':
    case 'choices':
      return !kind.values.includes(String(value));
    case 'division':
      return !(value === 'here' || (kind.flag && typeof value === 'boolean'));
    case 'date':
      return true;
  }
};

const explainOperator = (test: FactTest, path: Path): Finding[] => {
  const kind = kindOf(test.fact).kind;
  const bound = (['atLeast', 'atMost', 'below'] as const).find((key) => test[key] !== undefined);
  const wrong = (key: string, fix: string): Finding[] => [
    { path: [...path, key], what: `${test.fact} 不能用 ${key} 来判断`, fix },
  ];
  if (kind === 'date') return wrong('fact', '年龄条件请用 age');
  if (bound && kind !== 'number')
    return wrong(bound, `请用 is 或 in；值：${valuesInWords(test.fact)}`);
  return test.within !== undefined && kind !== 'division'
    ? wrong('within', 'within 只用于户籍、居住地这类事实')
    : [];
};

const explainValues = (test: FactTest, path: Path): Finding[] => {
  const named: readonly (readonly [Path, unknown])[] = [
    ...(test.is === undefined ? [] : [[['is'], test.is] as const]),
    ...(test.in ?? []).map((value, index) => [['in', index], value] as const),
  ];
  const exist =
    kindOf(test.fact).kind === 'division'
      ? 'here（本清单的地方）；指别的地方请用 within: 代码'
      : valuesInWords(test.fact);
  return named
    .filter(([, value]) => badValue(test, value))
    .map(([at, value]) => ({
      path: [...path, ...at],
      what: `${test.fact} 没有 ${JSON.stringify(value)} 这个值`,
      fix: `可用的值：${exist}`,
    }));
};

const explainFactTest = (fields: Fields, path: Path): Finding[] => {
  const name = String(fields.fact);
  if (!isFactName(name)) {
    return [
      {
        path: [...path, 'fact'],
        what: `没有叫 ${name} 的事实`,
        fix: `${didYouMean(name, factNames)}可用的有：${factNames.join('、')}`,
      },
    ];
  }
  const findings = findingsOf(factTestSchema, fields, path);
  if (findings.length > 0) return findings;
  const test = factTestSchema.parse(fields);
  return [...explainOperator(test, path), ...explainValues(test, path)];
};

const explainForm = (form: Form, fields: Fields, path: Path): Finding[] => {
  if (form === 'fact') return explainFactTest(fields, path);
  if (form === 'decision') return findingsOf(decisionSchema, fields, path);
  return explainBranch(form, fields, path);
};

/** A raw condition in; every finding out, none where it is sound. */
export const explainCondition = (raw: unknown, path: Path): Finding[] => {
  if (!isFields(raw)) {
    const what = `条件应是一组“字段: 值”，现在是${kindInWords(raw)}`;
    return [{ path, what, fix: `请写成 ${formsInWords} 之一` }];
  }
  const used = forms.filter((form) => form in raw);
  const [form] = used;
  if (form === undefined) {
    const keys = Object.keys(raw);
    if (keys.length === 0)
      return [{ path, what: '条件是空的', fix: `请写成 ${formsInWords} 之一` }];
    return keys
      .filter((key) => !(key in factTestSchema.shape))
      .concat(keys.every((key) => key in factTestSchema.shape) ? ['fact'] : [])
      .map((key) =>
        key === 'fact'
          ? {
              path,
              what: '缺少字段 fact',
              fix: `请写明条件看哪个事实，或写成 ${formsInWords} 之一`,
            }
          : unknownKey(path, key, forms),
      );
  }
  if (used.length > 1) {
    const what = `一条条件不能同时写 ${used.join(' 和 ')}`;
    return [{ path, what, fix: '请分成几条，用 all 或 any 合起来' }];
  }
  return explainForm(form, raw, path);
};
