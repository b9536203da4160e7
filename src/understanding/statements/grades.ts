// Grades of 残疾 and of 失能.
import { digitOf } from '../../language/chinese-number.ts';
import type { FactName } from '../../rules/facts.ts';
import { clauseAt } from '../clauses.ts';
import { ownerAt } from '../people/index.ts';
import { type Reading, type Statement, SUPPOSED } from './statement.ts';

const GRADE = /([一二三四五壹贰叁肆伍1-5])(?:级|及(?!以))/g;
const DISABILITY = /残|有证|证上|瞎|聋|盲|肢体|视力|听力|言语|智力|精神/g;
const KIND: Readonly<Record<string, string>> = {
  肢体: 'physical',
  视力: 'visual',
  听力: 'hearing',
  言语: 'speech',
  智力: 'intellectual',
  精神: 'mental',
  多重: 'multiple',
};
/** 「听力二级」 tells the kind as well as the grade. */
const KIND_BEFORE =
  /(肢体|视力|听力|言语|智力|精神|多重)(?:残疾|残)?(?:是|评了|评的|评成|定为|的)?$/;
const ABILITY = /失能|评估|能力|长护|护理等级|评成|评为|评出|评的|评了|评过|评下/g;

const lastIndexOf = (text: string, pattern: RegExp): number =>
  Math.max(-1, ...[...text.matchAll(pattern)].map((match) => match.index));

const JUDGED_ONLY = /^(?!.*(?:失能|评估|能力|长护|护理等级))/s;

/** 残疾二级 and 失能二级 are two scales: the nearest word before (or right after) decides. */
function gradeFact(text: string, at: number): FactName | undefined {
  const before = text.slice(Math.max(0, at - 24), at);
  const after = text.slice(at, at + 8);
  const disability = lastIndexOf(before, DISABILITY);
  const ability = lastIndexOf(before, ABILITY);
  if (/^.级.{0,3}残/.test(after)) return 'disabilityGrade';
  if (/^.级.{0,2}失能/.test(after)) return 'abilityLevel';
  if (disability < 0 && ability < 0) return undefined;
  return disability > ability ? 'disabilityGrade' : 'abilityLevel';
}

const MOST_ABILITY = 4;

/** Only the scale of 长护险 goes up to five (《长期护理失能等级评估标准（试行）》); 能力评估 ends at four. */
const onScaleOf = (value: number, fact: FactName | undefined): FactName | undefined =>
  fact === 'abilityLevel' && value > MOST_ABILITY ? 'ltciLevel' : fact;

/** 「二级」 and no more: of whichever scale is spoken of. */
const BARE = /^(?:是|评的是|评了个?|定的是?)?[一二三四1-4]级的?[。！]?$/;
/** 「三级，腿的」「一级 眼睛看不见」 */
const IMPAIRED = /眼睛|视力|耳朵|听不见|看不见|[腿手脚](?:的|上|断|瘸|坏|残|不)|截肢|小儿麻痹|哑/;

const bareFact = (text: string): FactName =>
  IMPAIRED.test(text) ? 'disabilityGrade' : 'abilityLevel';

const DEGREE: Readonly<Record<string, number>> = { 轻度: 1, 中度: 2, 重度: 3 };
const JUDGED_DEGREE =
  /[评定](?:了|成|为|出|来|下|的|过|上|是|个){1,4}(轻度|中度|重度)(?!残|贫|污)/g;

/** 「评下来是中度」: of 失能, unless 残疾 is spoken of. */
export function fromDegrees({ text, people, clauses }: Reading): Statement[] {
  return [...text.matchAll(JUDGED_DEGREE)].flatMap((match) => {
    const { index } = match;
    if (lastIndexOf(text.slice(Math.max(0, index - 12), index), DISABILITY) >= 0) return [];
    return {
      fact: 'abilityLevel' as const,
      value: DEGREE[match[1] as string],
      owner: ownerAt(index, people, clauses)?.owner,
      supposed: SUPPOSED.test(clauses[clauseAt(clauses, index)]?.text ?? ''),
      words: match[0],
      start: index,
      end: index + match[0].length,
    };
  });
}

/** Grades told of people. */
export function fromGrades({ text, people, clauses }: Reading): Statement[] {
  return [...text.matchAll(GRADE)].flatMap((match) => {
    const value = digitOf(match[1]) ?? Number(match[1]);
    const named = gradeFact(text, match.index);
    const bare =
      named === undefined && BARE.test(clauses[clauseAt(clauses, match.index)]?.text ?? '');
    const fact = onScaleOf(value, bare ? bareFact(text) : named);
    const before = text.slice(Math.max(0, match.index - 3), match.index);
    if (fact === undefined || /(?:不到|没到|未到|不是|不算|非|[—、到至-])$/.test(before)) return [];
    if (/^.级(?:[、和到至—-]|以上|及以上)/.test(text.slice(match.index, match.index + 5)))
      return [];
    const judged = /[评定](?:成|为|出|的|了|过|下)?(?:是|来是)?$/.exec(before)?.[0] ?? '';
    const eitherScale =
      fact === 'abilityLevel' &&
      JUDGED_ONLY.test(text.slice(Math.max(0, match.index - 24), match.index));
    const told = {
      owner: ownerAt(match.index, people, clauses)?.owner,
      supposed: SUPPOSED.test(clauses[clauseAt(clauses, match.index)]?.text ?? ''),
      words: judged + match[0],
      start: match.index - judged.length,
      end: match.index + match[0].length,
    };
    const kind =
      KIND[KIND_BEFORE.exec(text.slice(Math.max(0, match.index - 8), match.index))?.[1] ?? ''];
    return [
      ...(kind === undefined ? [] : [{ ...told, fact: 'disabilityKind' as const, value: kind }]),
      { ...told, fact, value, eitherScale },
    ];
  });
}
