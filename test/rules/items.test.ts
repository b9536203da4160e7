// What has to hold of every row of every list, whoever the person is.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Item } from '../../src/catalog/schema.ts';
import { applying, assess } from '../../src/rules/assess.ts';
import { conditionSchema } from '../../src/rules/condition.ts';
import { type FactName, type Facts, factNames } from '../../src/rules/facts.ts';
import type { Verdict } from '../../src/rules/truth.ts';
import { knowledge, TODAY } from '../knowledge.ts';
import {
  type DefiniteName,
  definite,
  definiteNames,
  partlyKnown,
  wholePerson,
  without,
} from './people.ts';

const rows = knowledge.registry.currents(TODAY).flatMap(({ place, items }) =>
  items.map((item) => ({
    place: place.code,
    item,
    name: `${place.short} ${item.number} ${item.name}`,
  })),
);

interface Row {
  readonly place: string;
  readonly item: Item;
}

const verdictOf = ({ place, item }: Row, facts: Facts): Verdict =>
  assess(place, item, facts, TODAY).verdict;

/** What a verdict on less knowledge still allows once more is known. */
const ALLOWS: Readonly<Record<Verdict, readonly Verdict[]>> = {
  eligible: ['eligible'],
  ineligible: ['ineligible'],
  conditional: ['conditional', 'eligible'],
  unknown: ['eligible', 'conditional', 'unknown', 'ineligible'],
};

const RUNS = { numRuns: 25 };

it('random people have every fact but the date of birth', () => {
  expect([...definiteNames, 'birthDate'].sort()).toEqual([...factNames].sort());
});

it('there are rows', () => expect(rows.length).toBeGreaterThan(0));

describe.each(rows)('$name', (row) => {
  // No row is exempt: no rule of these lists ends at an age, only single benefits do (减半 60–69).
  it('is not lost by growing older', () => {
    fc.assert(
      fc.property(wholePerson, definite.age, (person, age) => {
        const [younger, older] = [person.age as number, age].sort((a, b) => a - b) as [
          number,
          number,
        ];
        const before = verdictOf(row, { ...person, age: younger });
        const after = verdictOf(row, { ...person, age: older });
        if (before === 'eligible' || before === 'conditional') expect(after).not.toBe('ineligible');
      }),
      RUNS,
    );
  });

  it('is no firmer without a fact than with any value of it', () => {
    // Whoever's child is known has children: that fact is not open when it is dropped.
    const names = definiteNames.filter((name) => name !== 'ownChildren');
    const dropped = fc
      .constantFrom(...names)
      .chain((fact) => fc.tuple(fc.constant(fact), definite[fact] as fc.Arbitrary<unknown>));
    fc.assert(
      fc.property(wholePerson, dropped, (person, [fact, value]) => {
        const open = verdictOf(row, without(person, fact));
        expect(ALLOWS[open]).toContain(verdictOf(row, person));
        expect(ALLOWS[open]).toContain(verdictOf(row, { ...person, [fact]: value }));
      }),
      RUNS,
    );
  });

  it('is no firmer for an interval of ages than for any age in it', () => {
    fc.assert(
      fc.property(partlyKnown, definite.age, fc.nat(15), fc.nat(15), (person, low, width, step) => {
        const open = verdictOf(row, { ...person, age: [low, low + width] });
        expect(ALLOWS[open]).toContain(
          verdictOf(row, { ...person, age: low + Math.min(step, width) }),
        );
      }),
      RUNS,
    );
  });

  it('is no firmer for what somebody is not than for anything they may be', () => {
    fc.assert(
      fc.property(wholePerson, definite.incomeStatus, definite.hukou, (person, status, home) => {
        const vague: Facts = {
          ...person,
          ...(person.incomeStatus === status ? {} : { incomeStatus: { not: [status] } }),
          ...(person.hukou === home ? {} : { hukou: { not: home } }),
          ...(typeof person.residencePermit === 'string' && person.residencePermit.startsWith('33')
            ? { residencePermit: true }
            : {}),
        };
        expect(ALLOWS[verdictOf(row, vague)]).toContain(verdictOf(row, person));
      }),
      RUNS,
    );
  });

  it('misses nothing twice: what was asked and told is settled, and asking ends', () => {
    fc.assert(
      fc.property(partlyKnown, wholePerson, (known, whole) => {
        let facts: Facts = known;
        const told = new Set<FactName>();
        let { verdict, missing } = assess(row.place, row.item, facts, TODAY);
        while (verdict === 'unknown') {
          expect(missing).not.toEqual([]);
          for (const fact of missing) {
            expect(told, fact).not.toContain(fact);
            told.add(fact);
            facts = { ...facts, [fact]: whole[fact as DefiniteName] };
          }
          ({ verdict, missing } = assess(row.place, row.item, facts, TODAY));
        }
        expect(missing).toEqual([]);
      }),
      RUNS,
    );
  });

  it('gives something to whoever is entitled, and nothing to whoever is not', () => {
    fc.assert(
      fc.property(wholePerson, (person) => {
        const assessment = assess(row.place, row.item, person, TODAY);
        const entitled = assessment.verdict !== 'ineligible';
        expect(applying(assessment).length > 0).toBe(entitled);
      }),
      RUNS,
    );
  });

  it('has a rule that survives being written down', () => {
    expect(conditionSchema.parse(JSON.parse(JSON.stringify(row.item.rule)))).toEqual(row.item.rule);
  });
});

/** A pensioner of whom every hardship and merit is known to be absent. */
const ordinary: Facts = {
  incomeStatus: 'none',
  hardshipAfterDibao: false,
  disabilityGrade: 0,
  abilityLevel: 0,
  ltciLevel: 0,
  selfCare: 'full',
  longTermCareNeeded: false,
  living: [],
  familyPlanning: 'none',
  service: [],
  braveryDisabled: false,
  vagrant: false,
};

const SPECIAL = /特困|困难|不能自理|失能|低保|最低生活保障|计划生育|特殊贡献|流浪|残疾/;

it.each(rows.filter(({ item }) => SPECIAL.test(item.group)))(
  '$name is not for whoever is known to be none of what it is for',
  (row) => {
    for (const age of [65, 85, 101])
      expect(verdictOf(row, { ...ordinary, age, hukou: row.place, residence: row.place })).toBe(
        'ineligible',
      );
  },
);

const allowances = rows.filter(({ item }) => item.services[0] === 'oldest-old-allowance');

it('an allowance for the oldest never falls with age', () => {
  expect(allowances.length).toBeGreaterThan(1);
  const monthly = ({ place, item }: Row, age: number): number =>
    Math.max(
      0,
      ...applying(assess(place, item, { age, hukou: place }, TODAY)).map(
        ({ amount }) => amount?.value ?? 0,
      ),
    );
  for (const row of allowances)
    for (let age = 80; age < 110; age++)
      expect(monthly(row, age + 1), `${row.name} at ${age}`).toBeGreaterThanOrEqual(
        monthly(row, age),
      );
});
