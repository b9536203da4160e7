// What a statement is, and what it is read from.
import type { AgeMention } from '../../language/ages.ts';
import type { FactName } from '../../rules/facts.ts';
import type { Clause } from '../clauses.ts';
import type { Hits } from '../concepts.ts';
import type { Owner, PersonMention } from '../people/index.ts';
import type { PlaceMention } from '../places.ts';

export interface Statement {
  readonly fact: FactName;
  readonly value: unknown;
  /** Undefined where nobody is named: whoever the question is about. */
  readonly owner: Owner | undefined;
  /** Others it holds for as well: 「我爸67我妈71，本地户口」「两个人都七十」. */
  readonly also?: readonly Owner[];
  /** 「没有低保」: its words ask for nothing. */
  readonly denied?: boolean;
  /** 「要是…」: holds for this question only. */
  readonly supposed: boolean;
  /** 「重新评成二级」: a grade of 失能, or of 残疾 where that is what is spoken of. */
  readonly eitherScale?: boolean;
  readonly words: string;
  readonly start: number;
  readonly end: number;
}

/** What statements are read from. */
export interface Reading {
  readonly text: string;
  readonly clauses: readonly Clause[];
  readonly hits: Hits;
  readonly people: readonly PersonMention[];
  readonly places: readonly PlaceMention[];
  readonly ages: readonly AgeMention[];
}

/** Words that make what a clause says hold for this question only. */
export const SUPPOSED = /(?:要是|如果|假如|万一|倘若|若是|等到|等(?=[我他她它爸妈])|的话)/;
