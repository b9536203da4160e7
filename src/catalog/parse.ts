// One catalog file as text → the catalog, or everything that is wrong with it. Touches no disk.
import { type Document, LineCounter, parseDocument, type YAMLError } from 'yaml';
import { checkItems } from './checks.ts';
import { findingsOf, valueAt } from './explain.ts';
import { explainCondition } from './explain-condition.ts';
import { lineOf } from './positions.ts';
import { type Finding, fieldOf, type Path, type Problem } from './problems.ts';
import { type Catalog, catalogSchema } from './schema.ts';

export type Parsed =
  | { readonly catalog: Catalog; readonly problems: readonly [] }
  | { readonly catalog: undefined; readonly problems: readonly Problem[] };

const yamlMistakes: Readonly<Record<string, string>> = {
  BAD_INDENT: '缩进不对',
  BAD_ALIAS: '不能用 & 和 * 引用；以 * 开头的文字要加引号',
  DUPLICATE_KEY: '同一处有两个相同的字段',
  MISSING_CHAR: '少了引号、括号或冒号',
  TAB_AS_INDENT: '缩进不能用制表符',
  BLOCK_AS_IMPLICIT_KEY: '多了冒号或缩进不对',
  MULTILINE_IMPLICIT_KEY: '这一行像是少了冒号，或上一行的引号没有合上',
};

const yamlProblem = (file: string, error: YAMLError): Problem => ({
  file,
  line: error.linePos?.[0].line ?? 1,
  field: '',
  what: `读不懂这个文件：${yamlMistakes[error.code] ?? '不合 YAML 的写法'}`,
  fix: '请看这一行和上一行：缩进用两个空格，冒号后空一格，含冒号、# 或 * 开头的文字加引号',
});

const conditionRoot = (path: Path): Path | undefined => {
  const index = path.findIndex((step) => step === 'rule' || step === 'when');
  return index < 0 ? undefined : path.slice(0, index + 1);
};

const conditionRoots = (raw: unknown): Path[] => {
  const items = valueAt(raw, ['items']);
  if (!Array.isArray(items)) return [];
  return items.flatMap((item, index) => {
    const benefits = valueAt(item, ['benefits']);
    const whens = Array.isArray(benefits)
      ? benefits.flatMap((benefit, at) =>
          valueAt(benefit, ['when']) === undefined
            ? []
            : [['items', index, 'benefits', at, 'when']],
        )
      : [];
    return valueAt(item, ['rule']) === undefined ? whens : [['items', index, 'rule'], ...whens];
  });
};

const schemaFindings = (raw: unknown): Finding[] => {
  const found = findingsOf(catalogSchema, raw);
  const outside = found.filter(({ path }) => {
    const root = conditionRoot(path);
    return root === undefined || valueAt(raw, root) === undefined;
  });
  const conditions = conditionRoots(raw).flatMap((path) =>
    explainCondition(valueAt(raw, path), path),
  );
  const explained = [...outside, ...conditions];
  return explained.length > 0 ? explained : found;
};

const examine = (
  document: Document,
  serviceIds: ReadonlySet<string>,
): { catalog?: Catalog; findings: Finding[] } => {
  const raw: unknown = document.toJS({ maxAliasCount: 0 });
  const findings = [...schemaFindings(raw), ...checkItems(raw, serviceIds)];
  const parsed = catalogSchema.safeParse(raw);
  return parsed.success ? { catalog: parsed.data, findings } : { findings };
};

/**
 * @param file how messages name the file
 * @param serviceIds canonical services that exist
 */
export const parseCatalog = (
  text: string,
  file: string,
  serviceIds: ReadonlySet<string>,
): Parsed => {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  if (document.errors.length > 0) {
    return {
      catalog: undefined,
      problems: document.errors.map((error) => yamlProblem(file, error)),
    };
  }
  const { catalog, findings } = examine(document, serviceIds);
  if (catalog && findings.length === 0) return { catalog, problems: [] };
  const problems = findings
    .map(({ path, what, fix }) => ({
      file,
      line: lineOf(document, lines, path),
      field: fieldOf(path),
      what,
      fix,
    }))
    .sort((left, right) => left.line - right.line);
  return { catalog: undefined, problems };
};
