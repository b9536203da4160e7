// A link that opens the same answer for somebody else. It holds the place, the item, a band of ages and
// whether the 户籍 is here, each only where the item asks for it; nothing else that anybody said.
import type { Catalog, Item } from '../../../catalog/schema.ts';
import { type Conversation, newConversation } from '../../../dialogue/conversation.ts';
import { listOf } from '../../../knowledge.ts';
import type { Reply } from '../../../reply/blocks.ts';
import { withDerived } from '../../../rules/assess.ts';
import { asInterval, type Facts, type Interval } from '../../../rules/facts.ts';
import { step } from '../../../step.ts';
import type { WebDeps } from '../deps.ts';
import { ageBand, asksFor } from './age-band.ts';

/** What a shared link says. */
export interface Share {
  readonly place: string;
  /** Undefined: everything that one can get. */
  readonly number?: number | undefined;
  readonly age?: Interval | undefined;
  readonly hukou?: 'here' | 'elsewhere' | undefined;
}

const LISTED = '能享受什么';
/** Nobody in particular: 「这位老人」. */
const SOMEBODY = 'somebody';

const itemsOf = (catalog: Catalog, number: number | undefined): Item[] =>
  catalog.items.filter((item) => number === undefined || item.number === number);

const hukouOf = (hukou: Facts['hukou'], place: string): Share['hukou'] => {
  if (hukou === undefined) return undefined;
  if (typeof hukou === 'string') return hukou === place ? 'here' : 'elsewhere';
  return hukou.not === place ? 'elsewhere' : undefined;
};

/** The share of a reply about one item or about all; undefined for anything else. */
export function shareOf(deps: WebDeps, reply: Reply): Share | undefined {
  const catalog = listOf(deps.knowledge, reply.place ?? undefined, deps.today());
  const whole = reply.kind === 'list' && reply.blocks.some(({ type }) => type === 'understood');
  const single = reply.kind === 'answer' && reply.items.length === 1;
  if (catalog === undefined || (!whole && !single)) return undefined;
  const place = catalog.place.code;
  const number = single ? reply.items[0]?.number : undefined;
  const items = itemsOf(catalog, number);
  const { age, hukou } = withDerived(reply.profile, deps.today());
  return {
    place,
    number,
    age: age === undefined ? undefined : ageBand(items, asInterval(age)),
    hukou: asksFor(items, 'hukou') ? hukouOf(hukou, place) : undefined,
  };
}

/** Its address; undefined where the reply can't be shared. */
export function shareLink(deps: WebDeps, reply: Reply): string | undefined {
  const share = shareOf(deps, reply);
  if (share === undefined) return undefined;
  const query = new URLSearchParams();
  if (share.age !== undefined) query.set('age', share.age.join('-'));
  if (share.hukou !== undefined) query.set('hukou', share.hukou);
  const path = share.number === undefined ? share.place : `${share.place}/${share.number}`;
  return query.size === 0 ? `/s/${path}` : `/s/${path}?${query}`;
}

function readAge(text: string | undefined): Interval | undefined {
  const [, low, high] = /^(\d{1,3})-(\d{1,3})$/.exec(text ?? '') ?? [];
  const band: Interval = [Number(low), Number(high)];
  return low !== undefined && band[0] <= band[1] && band[1] <= 130 ? band : undefined;
}

/** Reads an address; undefined where its place has no list or the list no such item. */
export function readShare(
  deps: WebDeps,
  place: string,
  number: string | undefined,
  query: { readonly age?: string | undefined; readonly hukou?: string | undefined },
): Share | undefined {
  const catalog = listOf(deps.knowledge, place, deps.today());
  const wanted = number === undefined ? undefined : Number(number);
  if (catalog === undefined || itemsOf(catalog, wanted).length === 0) return undefined;
  const hukou = query.hukou === 'here' || query.hukou === 'elsewhere' ? query.hukou : undefined;
  return { place, number: wanted, age: readAge(query.age), hukou };
}

const factsOf = ({ place, age, hukou }: Share): Facts => ({
  ...(age === undefined ? {} : { age: [age[0], age[1]] }),
  ...(hukou === undefined ? {} : { hukou: hukou === 'here' ? place : { not: place } }),
});

/** The answer that a share opens, without a question at its end. */
export function sharedReply(deps: WebDeps, share: Share): Reply {
  const today = deps.today();
  const { place, number } = share;
  const conversation: Conversation = {
    ...newConversation(today),
    place,
    subject: SOMEBODY,
    people: { [SOMEBODY]: factsOf(share) },
  };
  const text = number === undefined ? LISTED : `第${number}项`;
  const { reply } = step(deps.knowledge, conversation, { text }, today);
  return { ...reply, blocks: reply.blocks.filter(({ type }) => type !== 'question') };
}

/** What of a person the link holds, in words. */
export const heldInWords = ({ age, hukou }: Share): string[] => [
  ...(age === undefined
    ? []
    : [age[1] >= 130 ? `${age[0]}周岁以上` : `年龄在${age[0]}到${age[1]}周岁之间`]),
  ...(hukou === undefined ? [] : [hukou === 'here' ? '户口在当地' : '户口不在当地']),
];
