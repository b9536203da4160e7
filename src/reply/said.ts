// What a move comes to, before it is made a reply.
import type { Conversation, Pending, Topic } from '../dialogue/conversation.ts';
import type { Block, ReplyItem, ReplyKind } from './blocks.ts';
import type { Asked } from './question.ts';

export interface Said {
  readonly kind: ReplyKind;
  readonly blocks: readonly Block[];
  readonly items?: readonly ReplyItem[];
  readonly asked?: Asked | undefined;
  readonly topic?: Topic | undefined;
  readonly place?: string | null;
  /** What waits for the next message although nothing is asked. */
  readonly waiting?: Pending;
  /** Not understood: counted, so that the second time help is offered. */
  readonly missed?: boolean;
  readonly conversation?: Conversation;
}
