// Facts that a message states, each with whom it belongs to and the words it came from.
import type { Resources } from '../resources.ts';
import { fromAges } from './ages.ts';
import { fromAlone } from './alone.ts';
import { fromDegrees, fromGrades } from './grades.ts';
import { fromPhrases } from './phrases.ts';
import { fromChildrenThere, fromPlaces, fromRelativeHukou } from './places.ts';
import { fromSelfCare } from './self-care.ts';
import { withOthers } from './shared.ts';
import type { Reading, Statement } from './statement.ts';

export type { Reading, Statement } from './statement.ts';

/** All that the message states, in its order; a later statement of the same fact corrects an earlier one. */
export function findStatements(reading: Reading, resources: Resources): Statement[] {
  return [
    ...fromPhrases(reading, resources),
    ...fromAges(reading),
    ...fromAlone(reading),
    ...fromGrades(reading),
    ...fromDegrees(reading),
    ...fromSelfCare(reading),
    ...fromRelativeHukou(reading),
    ...fromPlaces(reading),
    ...fromChildrenThere(reading),
  ]
    .sort((a, b) => a.start - b.start)
    .map((statement) => withOthers(statement, reading));
}
