// What the facts are called on the desk, and in which order the form asks for them.
import type { FactName } from '../../../rules/facts.ts';

/** Short names of all facts. */
export const factLabels: Readonly<Record<FactName, string>> = {
  age: '周岁',
  birthDate: '出生年月',
  sex: '性别',
  hukou: '户籍',
  residence: '常住地',
  pension: '养老保险',
  medicalInsurance: '医疗保险',
  incomeStatus: '困难认定',
  hardshipAfterDibao: '领低保后仍困难',
  tekunChoice: '特困供养方式',
  disabilityGrade: '残疾等级',
  disabilityKind: '残疾类别',
  abilityLevel: '能力评估',
  ltciLevel: '长护险评估',
  selfCare: '生活自理',
  careSetting: '住在哪里',
  longTermCareNeeded: '需长期照护',
  living: '独居、空巢等',
  familyPlanning: '计生特殊家庭',
  service: '退役、三属等',
  supporters: '赡养扶养人',
  stateRegularAllowance: '定期抚恤补助',
  braveryDisabled: '见义勇为致残',
  familySupportHard: '家庭供养困难',
  vagrant: '流浪乞讨',
  ownChildren: '有没有子女',
  childHukou: '子女户籍',
  childUrban: '子女在城镇',
  mostChildrenHere: '多数子女在当地',
  livesWithChild: '与子女同住',
  residencePermit: '居住证',
  housingHere: '当地有房',
  caregiverTraining: '家属照护培训',
  firstWillNotarization: '首次遗嘱公证',
  legalAidNeeded: '需法律援助',
};

/** Asked first: most rules look at these. */
export const commonFacts: readonly FactName[] = [
  'age',
  'birthDate',
  'sex',
  'hukou',
  'residence',
  'incomeStatus',
  'disabilityGrade',
  'abilityLevel',
  'living',
];

/** All others. */
export const otherFacts: readonly FactName[] = (Object.keys(factLabels) as FactName[]).filter(
  (name) => !commonFacts.includes(name),
);
