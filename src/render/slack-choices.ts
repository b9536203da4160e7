// What can be pressed on a Slack message: choices under a question, and which row a button speaks of.
import type { Question, ReplyItem } from '../reply/blocks.ts';
import {
  button,
  menuOption,
  type SlackBlock,
  type SlackValue,
  sections,
  slackLimits,
} from './slack-text.ts';

/** What buttons do, as the beginning of their action id. */
export const slackActions = {
  say: 'yw:say',
  boxes: 'yw:boxes',
  submit: 'yw:submit',
  pick: 'yw:pick',
  wording: 'yw:wording',
  others: 'yw:others',
  next: 'yw:next',
} as const;

export const chunk = <T>(list: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / size) }, (_, index) =>
    list.slice(index * size, (index + 1) * size),
  );

/** Room in a message for one block of buttons. */
const MOST_SIZE = 6_000;

/** As many blocks as the elements need. */
export function actionBlocks(elements: readonly SlackValue[]): SlackBlock[] {
  const groups: SlackValue[][] = [];
  let room = 0;
  for (const element of elements) {
    const size = JSON.stringify(element).length;
    if (size > room || groups.at(-1)?.length === slackLimits.actions) {
      groups.push([]);
      room = MOST_SIZE;
    }
    groups.at(-1)?.push(element);
    room -= size;
  }
  return groups.map((group) => ({ type: 'actions', elements: group }));
}

export interface ChoiceLabels {
  readonly submit: string;
  readonly severalHint: string;
}

function boxesOf({ options }: Question, labels: ChoiceLabels): SlackBlock[] {
  const boxes = options.map(({ label, say }, index) => menuOption(`${index + 1}. ${label}`, say));
  const groups = chunk(boxes, slackLimits.boxes).map((group, index) => ({
    type: 'checkboxes',
    action_id: `${slackActions.boxes}:${index}`,
    options: group,
  }));
  const submit = button({
    id: slackActions.submit,
    label: labels.submit,
    value: 'submit',
    primary: true,
  });
  return [{ type: 'actions', elements: [...groups, submit] }];
}

/** A question with its choices, numbered, so that they can be typed as well. */
export function questionBlocks(question: Question, labels: ChoiceLabels): SlackBlock[] {
  const { text, why, options, multiple } = question;
  const heading = `${text}${why === undefined ? '' : `（${why}）`}`;
  const long = options.some(({ label }) => label.length > slackLimits.button - 10);
  const lines = long ? options.map(({ label }, index) => `${index + 1}. ${label}`) : [];
  const hint = multiple === true ? [labels.severalHint] : [];
  const asked = sections(heading, [...lines, ...hint]);
  if (options.length === 0) return asked;
  if (multiple === true) return [...asked, ...boxesOf(question, labels)];
  const buttons = options.map(({ label, say }, index) =>
    button({ id: `${slackActions.say}:${index}`, label: `${index + 1}. ${label}`, value: say }),
  );
  return [...asked, ...actionBlocks(buttons)];
}

/** Which row a button speaks of; read back by {@link readItem}. */
export const itemValue = ({ place, number, verdict }: ReplyItem): string =>
  `${place}/${number}/${verdict ?? ''}`;

/** Place, number and verdict of a button's row; undefined where the value is not one of ours. */
export function readItem(value: string): Pick<ReplyItem, 'place' | 'number'> | undefined {
  const [, place, number] = /^(\d{6})\/(\d{1,4})\//.exec(value) ?? [];
  return place === undefined ? undefined : { place, number: Number(number) };
}
