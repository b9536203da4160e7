// What a reply can do, and how surely a service must be spoken of for it.
import type { Danger } from '../lexicon/schema.ts';
import { serviceScores } from './rank.ts';
import type { Situation } from './situation.ts';

export type Move =
  | { readonly kind: 'danger'; readonly danger: Danger }
  | { readonly kind: 'small'; readonly act: string }
  | { readonly kind: 'outside'; readonly topic: string }
  | { readonly kind: 'items'; readonly rows: readonly number[] }
  | { readonly kind: 'which'; readonly rows: readonly number[] }
  | { readonly kind: 'ask-place'; readonly services: readonly string[] }
  | { readonly kind: 'not-in-list'; readonly service: string }
  | { readonly kind: 'no-row'; readonly number: number }
  | { readonly kind: 'not-covered' }
  | {
      readonly kind: 'compare';
      readonly places: readonly string[];
      readonly services: readonly string[];
    }
  | { readonly kind: 'can-get' }
  | { readonly kind: 'filter'; readonly by: Filter; readonly rows: readonly number[] }
  | { readonly kind: 'document'; readonly about: string }
  | { readonly kind: 'unclear'; readonly near: readonly string[] };

/** Which rows are asked for together. */
export type Filter =
  | { readonly what: 'bureau'; readonly bureaus: readonly string[] }
  | { readonly what: 'type'; readonly type: string }
  /** 服务对象, as the list words it. */
  | { readonly what: 'group'; readonly group: string }
  /** What rows are about, as the person calls it. */
  | { readonly what: 'theme'; readonly theme: string }
  | { readonly what: 'added' }
  | { readonly what: 'all' };

/** Scores above FLOOR are an answer; a STRONG one changes the subject in the middle of a question. */
export const FLOOR = 0.85;

export const STRONG = 1.15;

export const CLOSE = 0.08;

export const topScore = (situation: Situation): number => serviceScores(situation)[0]?.score ?? 0;
