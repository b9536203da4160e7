// The few things that the service says by itself, without the core.
import type { Reply } from '../reply/blocks.ts';

const plain = (text: string): Reply => ({
  kind: 'smalltalk',
  place: null,
  items: [],
  asks: [],
  profile: {},
  blocks: [{ type: 'point', text }],
});

export const tooFast = plain('您发得有点快，我答不过来了。请过一分钟再问，我还在。');
export const ourFault = plain(
  '对不起，这句话我这里出了点差错，没能答上来。请换个说法再问一次，或者拨打 12345 咨询。',
);
