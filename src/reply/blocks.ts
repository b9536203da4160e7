// What is said, as typed blocks: never text ready for one channel. Renderers turn blocks into plain
// text, speech, HTML, Telegram or Slack.
import type { Facts } from '../rules/facts.ts';
import type { Verdict } from '../rules/truth.ts';

export const replyKinds = [
  'answer',
  'ask',
  'ask-place',
  'list',
  'compare',
  'not-covered',
  'not-in-list',
  'out-of-scope',
  'emergency',
  'smalltalk',
] as const;
export type ReplyKind = (typeof replyKinds)[number];

/** Where quoted words stand. */
export interface Source {
  /** Division code of the list. */
  readonly place: string;
  readonly title: string;
  /** 文号; null where the document has none. */
  readonly number: string | null;
  readonly status: 'in-force' | 'draft';
  /** Such as 清单第11项 or 正文二（一）3. */
  readonly locus: string;
}

/** One choice under a question: `say` is the message that choosing it stands for. */
export interface Option {
  /** At most 24 ASCII characters, unique within its question: fits any channel's button. */
  readonly id: string;
  readonly label: string;
  readonly say: string;
}

export type Block =
  /** The first sentence: the answer itself. */
  | { readonly type: 'point'; readonly text: string; readonly verdict?: Verdict | null }
  /** Something to know before relying on the answer: a draft, an old list, privacy, an emergency number. */
  | {
      readonly type: 'notice';
      readonly level: 'draft' | 'safety' | 'privacy' | 'info';
      readonly text: string;
    }
  /** 「按您母亲、56周岁、外地户口来看」. */
  | { readonly type: 'understood'; readonly text: string; readonly facts: readonly string[] }
  | { readonly type: 'amount'; readonly text: string; readonly lines: readonly string[] }
  | { readonly type: 'reasons'; readonly title: string; readonly items: readonly Reason[] }
  | { readonly type: 'bureau'; readonly text: string; readonly bureaus: readonly Bureau[] }
  /** What to do; `advice` marks general advice that no list states. */
  | {
      readonly type: 'steps';
      readonly title: string;
      readonly advice: boolean;
      readonly items: readonly string[];
    }
  | { readonly type: 'quote'; readonly text: string; readonly source: Source }
  | {
      readonly type: 'items';
      readonly title: string;
      readonly items: readonly ListedItem[];
    }
  | {
      readonly type: 'table';
      readonly title: string;
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    }
  | { readonly type: 'text'; readonly text: string }
  | Question;

export interface Question {
  readonly type: 'question';
  readonly text: string;
  /** Why it is asked, in half a line. */
  readonly why?: string;
  /** Several options may be ticked (rare statuses). */
  readonly multiple?: boolean;
  readonly options: readonly Option[];
}

export interface Reason {
  /** Whether the condition holds for the person; null where not known; undefined where nobody asked. */
  readonly holds: Verdict;
  readonly text: string;
  readonly quote?: string;
}

export interface Bureau {
  readonly name: string;
  readonly leads: boolean;
}

export interface ListedItem {
  readonly place: string;
  readonly number: number;
  readonly name: string;
  readonly verdict: Verdict | null;
  readonly text: string;
}

export interface ReplyItem {
  readonly place: string;
  readonly number: number;
  readonly name: string;
  readonly verdict: Verdict | null;
}

export interface Reply {
  readonly kind: ReplyKind;
  /** Division code of the list that the reply speaks from. */
  readonly place: string | null;
  /** The main one first. */
  readonly items: readonly ReplyItem[];
  /** Names of what it asks for, in the protocol's words (age, hukou, income-status …). */
  readonly asks: readonly string[];
  /** What has been understood of the person the question is about. */
  readonly profile: Facts & { readonly subject?: string };
  readonly blocks: readonly Block[];
}
