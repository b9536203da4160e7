// Three-valued (Kleene) logic with one value more: what all stated conditions allow
// but a bureau still decides. Ordered, so that "all" is the least and "any" the greatest.

/** From weakest to strongest. */
export const verdicts = ['ineligible', 'unknown', 'conditional', 'eligible'] as const;
export type Verdict = (typeof verdicts)[number];

const rank = (verdict: Verdict): number => verdicts.indexOf(verdict);

export const all = (values: readonly Verdict[]): Verdict =>
  values.reduce((least, value) => (rank(value) < rank(least) ? value : least), 'eligible');

export const any = (values: readonly Verdict[]): Verdict =>
  values.reduce((most, value) => (rank(value) > rank(most) ? value : most), 'ineligible');

export const not = (value: Verdict): Verdict =>
  value === 'eligible' ? 'ineligible' : value === 'ineligible' ? 'eligible' : value;

export const fromBoolean = (value: boolean | undefined): Verdict =>
  value === undefined ? 'unknown' : value ? 'eligible' : 'ineligible';
