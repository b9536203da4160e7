// The App Home: search, the places with a list, and a short guide.
import type { Catalog } from '../../catalog/schema.ts';
import type { Knowledge } from '../../knowledge.ts';
import {
  button,
  context,
  menuOption,
  plainText,
  type SlackBlock,
  sections,
  slackLimits,
} from '../../render/slack-text.ts';
import { fillIn, type SlackWords } from './words.ts';

export const homeActions = {
  place: 'yw-home:place',
  words: 'yw-home:words',
  search: 'yw-home:search',
  /** Value of the choice of no place; never a place's name. */
  anyPlace: '-',
} as const;

const MOST_PLACES = slackLimits.menu - 1;

function searchBlocks(words: SlackWords['home'], catalogs: readonly Catalog[]): SlackBlock[] {
  const any = menuOption(words.anyPlace, homeActions.anyPlace);
  const places = catalogs
    .slice(0, MOST_PLACES)
    .map(({ place }) => menuOption(place.name, place.short));
  return [
    {
      type: 'input',
      block_id: 'yw-home-place',
      label: plainText(words.place, slackLimits.button),
      optional: true,
      element: {
        type: 'static_select',
        action_id: homeActions.place,
        options: [any, ...places],
        initial_option: any,
      },
    },
    {
      type: 'input',
      block_id: 'yw-home-words',
      label: plainText(words.words, slackLimits.button),
      optional: true,
      dispatch_action: true,
      element: {
        type: 'plain_text_input',
        action_id: homeActions.words,
        placeholder: plainText(words.hint, slackLimits.header),
        max_length: 1_000,
        dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
      },
    },
    {
      type: 'actions',
      block_id: 'yw-home-search',
      elements: [
        button({
          id: homeActions.search,
          label: words.search,
          value: 'search',
          primary: true,
        }),
      ],
    },
  ];
}

function placeLine({ place, document, items }: Catalog, words: SlackWords['home']): string {
  const size =
    items.length === 0 ? words.noItems : fillIn(words.items, { 数: String(items.length) });
  const draft = document.status === 'draft' ? words.draft : '';
  return `• ${fillIn(words.placeLine, { 名: place.name, 份数: `${size}${draft}` })}`;
}

/**
 * The view for views.publish, the same for everybody: at most 100 blocks.
 * @param today YYYY-MM-DD in Asia/Shanghai
 * @param command the slash command's name, for the guide
 */
export function homeView(
  { registry }: Knowledge,
  words: SlackWords,
  today: string,
  command = '/yiwen',
): SlackBlock {
  const catalogs = registry.currents(today);
  const guide = words.help.lines.map((line) => `• ${fillIn(line, { 命令: command })}`);
  const { home } = words;
  return {
    type: 'home',
    blocks: [
      { type: 'header', text: plainText(home.title, slackLimits.header) },
      ...context(home.intro),
      ...searchBlocks(home, catalogs),
      { type: 'divider' },
      ...sections(
        home.places,
        catalogs.map((catalog) => placeLine(catalog, home)),
      ),
      { type: 'divider' },
      ...sections(home.guide, guide),
    ],
  };
}
