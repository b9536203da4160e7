// The vocabulary of facts about a person. A fact that is absent is not known;
// [], "none", 0 and false mean known to be absent.
import { z } from 'zod';

/** A six-digit administrative division code (GB/T 2260). */
export const divisionCode = z.string().regex(/^\d{6}$/, '应是六位行政区划代码（GB/T 2260）');

/** 户籍 or 居住地: a division, or known only to be outside one (「不是本地户口」). */
const whereabouts = z.union([divisionCode, z.strictObject({ not: divisionCode })]);

/** Kinds of economic hardship; or known only to be none of some (「没有低保」 may still be 低保边缘). */
const incomeStatus = z.enum(['tekun', 'dibao', 'dibian', 'lowIncome', 'expenditurePoor', 'none']);

const level = (max: number) =>
  z.union([
    z.int().min(0).max(max),
    z
      .tuple([z.int().min(0).max(max), z.int().min(0).max(max)])
      .refine(([low, high]) => low <= high, '区间的下限不能大于上限'),
  ]);

export const factSchemas = {
  age: level(130),
  birthDate: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, '应是 YYYY、YYYY-MM 或 YYYY-MM-DD'),
  sex: z.enum(['male', 'female']),
  hukou: whereabouts,
  residence: whereabouts,
  pension: z.enum(['employee', 'resident', 'none']),
  medicalInsurance: z.enum(['employee', 'resident', 'none']),
  incomeStatus: z.union([incomeStatus, z.strictObject({ not: z.array(incomeStatus).min(1) })]),
  hardshipAfterDibao: z.boolean(),
  tekunChoice: z.enum(['home', 'institution']),
  disabilityGrade: level(4),
  disabilityKind: z.enum([
    'intellectual',
    'mental',
    'physical',
    'visual',
    'hearing',
    'speech',
    'multiple',
  ]),
  abilityLevel: level(4),
  ltciLevel: level(5),
  selfCare: z.enum(['full', 'partial', 'none']),
  careSetting: z.enum(['home', 'careInstitution', 'medicalInstitution']),
  longTermCareNeeded: z.boolean(),
  living: z.array(z.enum(['alone', 'emptyNest', 'leftBehind', 'childless'])),
  familyPlanning: z.enum(['bereaved', 'childDisabled', 'none']),
  service: z.array(z.enum(['disabledVeteran', 'veteran', 'martyrFamily', 'retiredCadre'])),
  supporters: z.enum(['able', 'incapable', 'none']),
  stateRegularAllowance: z.boolean(),
  braveryDisabled: z.boolean(),
  familySupportHard: z.boolean(),
  vagrant: z.boolean(),
  ownChildren: z.boolean(),
  childHukou: whereabouts,
  childUrban: z.boolean(),
  mostChildrenHere: z.boolean(),
  livesWithChild: z.boolean(),
  residencePermit: z.union([divisionCode, z.boolean(), z.strictObject({ not: divisionCode })]),
  housingHere: z.boolean(),
  caregiverTraining: z.boolean(),
  firstWillNotarization: z.boolean(),
  legalAidNeeded: z.boolean(),
} as const;

export const factsSchema = z.strictObject(factSchemas).partial();

/** What is known of one person. */
export type Facts = z.infer<typeof factsSchema>;
export type FactName = keyof Facts;
export const factNames = Object.keys(factSchemas) as FactName[];

/** Bounds of a numeric fact, both inclusive. */
export type Interval = readonly [number, number];

export const asInterval = (value: number | Interval): Interval =>
  typeof value === 'number' ? [value, value] : value;
