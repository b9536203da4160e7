// A person that a message speaks of.

/** `speaker` is whoever writes; `them` is 他/她/伊, whoever the talk is about. */
export type Owner = string;
export const SPEAKER: Owner = 'self';
export const THEM: Owner = 'them';

export interface PersonMention {
  readonly owner: Owner;
  readonly sex?: 'male' | 'female' | undefined;
  readonly generation: number;
  /** The word for them, as the lexicon writes it; undefined for a pronoun. */
  readonly word?: string;
  /** With whom or at whose place somebody is: no statement is theirs, but 他 and 她 may be. */
  readonly beside?: boolean;
  readonly dead?: boolean;
  /** 「替我哥问」: the one whom the message says it asks for. */
  readonly askedFor?: boolean;
  /** 「公公自己腰也不好」: in no state to care for another; what follows is of that other again. */
  readonly carer?: boolean;
  readonly start: number;
  readonly end: number;
}

/** Somebody who may get a benefit and whom the message is not only about in passing. */
export const isElder = ({ owner, generation, beside }: PersonMention): boolean =>
  owner !== SPEAKER && owner !== THEM && generation >= 0 && beside !== true;

/** Elders in the order of the message; of two named alike the first. */
export function eldersOf(mentions: readonly PersonMention[]): PersonMention[] {
  const elders = mentions.filter(isElder);
  return elders.filter(
    ({ owner }, at) => elders.findIndex((other) => other.owner === owner) === at,
  );
}

/** Whether a pronoun can stand for somebody. */
export const fits = (pronoun: PersonMention, mention: PersonMention): boolean =>
  mention.owner !== SPEAKER &&
  mention.owner !== THEM &&
  (pronoun.sex === undefined || mention.sex === undefined || pronoun.sex === mention.sex);
