// What is to be done about a payload of Slack's.
import { type Context, contextSchema } from './where.ts';

/** One of the channel's own pages. */
export type Page =
  | { readonly page: 'help' | 'files' | 'tick-first'; readonly command?: string }
  | { readonly page: 'not-yours'; readonly owner: string }
  | {
      readonly page: 'wording' | 'others' | 'next';
      readonly place: string;
      readonly number: number;
    };

/** `id` is unique to the event: a second delivery has the same. */
export type Intake =
  | { readonly do: 'ask'; readonly id: string; readonly context: Context; readonly text: string }
  | { readonly do: 'show'; readonly id: string; readonly context: Context; readonly page: Page }
  | { readonly do: 'home'; readonly user: string }
  | { readonly do: 'nothing' };

export const nothing: Intake = { do: 'nothing' };

/** The context if every id in it has the shape of Slack's. */
export const checked = (context: unknown): Context | undefined =>
  contextSchema.safeParse(context).data;
