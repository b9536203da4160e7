// What the list page shows: the rows found for a query, on a day.
import type { Knowledge } from '../../../knowledge.ts';
import type { LookUp } from './look-up.ts';
import type { Judged } from './verdicts.ts';

export interface ListView {
  readonly knowledge: Knowledge;
  /** YYYY-MM-DD in Asia/Shanghai. */
  readonly today: string;
  readonly found: LookUp;
  /** The rows after the filter by verdict. */
  readonly rows: readonly Judged[];
  /** The rows before it. */
  readonly all: readonly Judged[];
}
