// Whether a number without 岁 counts something other than years.
import * as words from './age-words.ts';

interface Around {
  /** What stands before, trimmed. */
  readonly left: string;
  /** What stands behind, trimmed. */
  readonly right: string;
  /** The character right behind, which may be a space. */
  readonly next: string;
}

/** Right behind somebody a number is their age sooner than a count of what the next word begins with. */
export function countsSomething({ left, right, next }: Around): boolean {
  const ofOne = words.ONE_BEFORE.test(left) && !words.RECEIVES_BEFORE.test(left);
  if (ofOne && right.startsWith('人')) return false;
  const apart = ofOne && next === ' ';
  return (apart ? words.COUNTED_BEHIND_SPACE : words.NOT_AN_AGE_BEHIND).test(right);
}
