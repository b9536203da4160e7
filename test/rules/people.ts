// Random people for property tests: every fact of the vocabulary, known for certain.
import fc from 'fast-check';
import { type FactName, type Facts, factNames, factSchemas } from '../../src/rules/facts.ts';

/** Districts and counties, in the lists' places and out of them: fine enough to decide any rule. */
const districts = ['330421', '330106', '330782', '370829', '330402', '341522'] as const;

const district = fc.constantFrom(...districts);
const several = <T>(values: readonly T[]) => fc.subarray([...values]);
const one = <T>(values: readonly T[]) => fc.constantFrom(...values);
const yesOrNo = fc.boolean();

/** A definite value of each fact; the date of birth is left to the age. */
export const definite = {
  age: fc.integer({ min: 40, max: 110 }),
  sex: one(factSchemas.sex.options),
  hukou: district,
  residence: district,
  pension: one(factSchemas.pension.options),
  medicalInsurance: one(factSchemas.medicalInsurance.options),
  incomeStatus: one(['tekun', 'dibao', 'dibian', 'lowIncome', 'expenditurePoor', 'none'] as const),
  hardshipAfterDibao: yesOrNo,
  tekunChoice: one(factSchemas.tekunChoice.options),
  disabilityGrade: fc.integer({ min: 0, max: 4 }),
  disabilityKind: one(factSchemas.disabilityKind.options),
  abilityLevel: fc.integer({ min: 0, max: 4 }),
  ltciLevel: fc.integer({ min: 0, max: 5 }),
  selfCare: one(factSchemas.selfCare.options),
  careSetting: one(factSchemas.careSetting.options),
  longTermCareNeeded: yesOrNo,
  living: several(factSchemas.living.element.options),
  familyPlanning: one(factSchemas.familyPlanning.options),
  service: several(factSchemas.service.element.options),
  supporters: one(factSchemas.supporters.options),
  stateRegularAllowance: yesOrNo,
  braveryDisabled: yesOrNo,
  familySupportHard: yesOrNo,
  vagrant: yesOrNo,
  ownChildren: yesOrNo,
  childHukou: district,
  childUrban: yesOrNo,
  mostChildrenHere: yesOrNo,
  livesWithChild: yesOrNo,
  residencePermit: fc.oneof(district, fc.constant(false)),
  housingHere: yesOrNo,
  caregiverTraining: yesOrNo,
  firstWillNotarization: yesOrNo,
  legalAidNeeded: yesOrNo,
} as const satisfies { readonly [F in Exclude<FactName, 'birthDate'>]: fc.Arbitrary<Facts[F]> };

export type DefiniteName = keyof typeof definite;

export const definiteNames = Object.keys(definite) as DefiniteName[];

/** Somebody of whom everything is known. */
export const wholePerson: fc.Arbitrary<Facts> = fc.record(definite);

/** Somebody of whom some things are known. */
export const partlyKnown: fc.Arbitrary<Facts> = fc.record(definite, { requiredKeys: [] });

/** The facts of `person` that are named. */
export const only = (person: Facts, names: readonly FactName[]): Facts =>
  Object.fromEntries(Object.entries(person).filter(([name]) => names.includes(name as FactName)));

/** All facts of `person` but one. */
export const without = (person: Facts, name: FactName): Facts =>
  only(
    person,
    factNames.filter((other) => other !== name),
  );
