// What a text says about an age: whose it might be, how sure, and when it holds.

/**
 * How an age is meant. `stated`: somebody's age now. `bare`: a number standing alone that may be
 * one. `zodiac`: only the animal of the year of birth. `future`: somebody is about to reach it.
 * `hypothetical`: asked about, true of nobody now. `limit`: a bound in a rule. `past`: somebody's
 * age when something happened.
 */
export type AgeKind = 'stated' | 'bare' | 'zodiac' | 'future' | 'hypothetical' | 'limit' | 'past';

/** One mention of an age; `start` and `end` are indexes in UTF-16 units. */
export interface AgeMention {
  readonly start: number;
  readonly end: number;
  /** Full years (周岁), both bounds inclusive; for `future` the age now. */
  readonly age: readonly [number, number];
  readonly kind: AgeKind;
  /** YYYY, YYYY-MM or YYYY-MM-DD by the solar calendar. */
  readonly birthDate?: string;
  /** Said in 虚岁 (or it may be): `age` already is in full years. */
  readonly nominal?: true;
  /** `future`: the age to be reached. */
  readonly turns?: number;
  /** `limit`: also says that the person is within `age` (她还没到55). */
  readonly bounds?: true;
  /** `zodiac`: the lunar years that the animal leaves open, earliest first. */
  readonly years?: readonly number[];
}

/** Nobody is taken to be older, in full years. */
export const OLDEST = 130;
