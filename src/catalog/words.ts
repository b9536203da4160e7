// The Chinese words for every fact and value: data for describing conditions and people.
import type { FactName } from '../rules/facts.ts';
import { inChinese } from './numerals.ts';

export interface ChoiceWords {
  /** Put before the value or values. */
  readonly lead: string;
  /** Put after them. */
  readonly tail?: string;
  readonly values: Readonly<Record<string, string>>;
  /** Known to be none of them, as a whole phrase. */
  readonly none?: string;
  /** Several values that have a name of their own: sorted and joined by commas, as a whole phrase. */
  readonly together?: Readonly<Record<string, string>>;
}

/** For facts with named values. */
export const choiceWords = {
  sex: { lead: '', values: { male: '男性', female: '女性' } },
  pension: {
    lead: '参加',
    values: { employee: '职工基本养老保险', resident: '城乡居民基本养老保险' },
    none: '没有参加基本养老保险',
  },
  medicalInsurance: {
    lead: '参加',
    values: { employee: '职工基本医疗保险', resident: '城乡居民基本医疗保险' },
    none: '没有参加基本医疗保险',
  },
  incomeStatus: {
    lead: '',
    values: {
      tekun: '特困',
      dibao: '低保',
      dibian: '低保边缘',
      lowIncome: '低收入',
      expenditurePoor: '支出型贫困',
    },
    none: '没有低保、特困等困难认定',
    together: {
      'dibao,dibian,expenditurePoor,lowIncome,tekun':
        '经济困难（特困、低保、低保边缘、低收入或支出型贫困）',
    },
  },
  tekunChoice: { lead: '选择', values: { home: '在家供养', institution: '集中供养' } },
  disabilityKind: {
    lead: '',
    tail: '残疾',
    values: {
      intellectual: '智力',
      mental: '精神',
      physical: '肢体',
      visual: '视力',
      hearing: '听力',
      speech: '言语',
      multiple: '多重',
    },
  },
  selfCare: {
    lead: '生活',
    values: { full: '能自理', partial: '部分不能自理', none: '不能自理' },
    together: { 'none,partial': '生活不能自理（含部分不能自理）' },
  },
  careSetting: {
    lead: '',
    values: { home: '住在家里', careInstitution: '住养老机构', medicalInstitution: '住医疗机构' },
  },
  living: {
    lead: '',
    values: { alone: '独居', emptyNest: '空巢', leftBehind: '留守', childless: '孤寡' },
    none: '没有独居、空巢、留守、孤寡的情况',
  },
  familyPlanning: {
    lead: '独生子女',
    values: { bereaved: '死亡', childDisabled: '伤残' },
    none: '不是计划生育特殊家庭',
    together: { 'bereaved,childDisabled': '计划生育特殊家庭（独生子女死亡或伤残）' },
  },
  service: {
    lead: '',
    values: {
      disabledVeteran: '残疾军人',
      veteran: '退役军人',
      martyrFamily: '“三属”人员',
      retiredCadre: '离休干部',
    },
    none: '不是残疾军人、退役军人、“三属”人员或离休干部',
  },
  supporters: {
    lead: '',
    values: {
      able: '赡养扶养人有能力',
      incapable: '赡养扶养人没有能力',
      none: '没有法定赡养扶养人',
    },
  },
} satisfies Partial<Record<FactName, ChoiceWords>>;

/** For yes-or-no facts: true, then false. */
export const flagWords: Readonly<Partial<Record<FactName, readonly [string, string]>>> = {
  hardshipAfterDibao: ['领低保金后生活仍有困难', '领低保金后生活没有其他困难'],
  longTermCareNeeded: ['需要长期照护', '不需要长期照护'],
  stateRegularAllowance: ['享受国家定期抚恤补助', '没有国家定期抚恤补助'],
  braveryDisabled: ['见义勇为致残、完全丧失劳动能力', '没有见义勇为致残'],
  familySupportHard: ['家庭供养困难', '家庭供养没有困难'],
  vagrant: ['生活无着的流浪、乞讨人员', '不是流浪、乞讨人员'],
  ownChildren: ['有子女', '没有子女'],
  childUrban: ['子女在城镇地区', '子女不在城镇地区'],
  mostChildrenHere: ['全部或多数子女在当地', '子女多数不在当地'],
  livesWithChild: ['与子女共同居住生活', '不与子女同住'],
  residencePermit: ['持有居住证', '没有居住证'],
  housingHere: ['本人或子女在当地有房屋', '本人和子女在当地没有房屋'],
  caregiverTraining: ['家庭成员参加照护培训', '家庭成员没有参加照护培训'],
  firstWillNotarization: ['首次办理遗嘱公证', '不是首次办理遗嘱公证'],
  legalAidNeeded: ['需要法律援助', '不需要法律援助'],
};

const grade = (value: number) => `${inChinese(value)}级`;

export interface LevelWords {
  readonly lead: string;
  readonly tail?: string;
  /** What 0 says, as a whole phrase. */
  readonly zero: string;
  /** What "at least 1" says, as a whole phrase. */
  readonly some: string;
  readonly word: (value: number) => string;
  readonly most: number;
  /** The lowest grade is the gravest: 及以上 would mean the opposite. */
  readonly gravestFirst?: boolean;
}

/** For facts with a scale from 0. */
export const levelWords: Readonly<
  Record<'disabilityGrade' | 'abilityLevel' | 'ltciLevel', LevelWords>
> = {
  disabilityGrade: {
    lead: '残疾等级',
    zero: '没有残疾证',
    some: '持有残疾证',
    word: grade,
    most: 4,
    gravestFirst: true,
  },
  abilityLevel: {
    lead: '能力评估为',
    zero: '能力完好',
    some: '失能（能力评估为轻度及以上）',
    word: (value) =>
      ['完好', '轻度失能', '中度失能', '重度失能', '完全失能'][value] ?? grade(value),
    most: 4,
  },
  ltciLevel: {
    lead: '长护险评估失能',
    zero: '长护险评估没有失能等级',
    some: '长护险评估有失能等级',
    word: grade,
    most: 5,
  },
};

/** For facts that name a division: before the name, where it is there and where it is not. */
export const divisionWords = {
  hukou: ['户籍在', '户籍不在'],
  residence: ['常住在', '不常住在'],
  childHukou: ['子女户籍在', '子女户籍不在'],
  residencePermit: ['居住证由此地签发：', '居住证不由此地签发：'],
} as const;

/** Whether a fact's values are named in `choiceWords`. */
export const isChoice = (name: FactName): name is keyof typeof choiceWords => name in choiceWords;
export const isLevel = (name: FactName): name is keyof typeof levelWords => name in levelWords;
export const isDivision = (name: FactName): name is keyof typeof divisionWords =>
  name in divisionWords;
