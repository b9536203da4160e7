// The contract over Slack: what a clerk reads in the blocks, what can be pressed, and Slack's own limits.
import { loadSlackWords } from '../../../src/channels/slack/words.ts';
import { loadKnowledge, projectRoot } from '../../../src/load-knowledge.ts';
import { toSlack } from '../../../src/render/slack.ts';
import { type SlackBlock, slackLimits } from '../../../src/render/slack-text.ts';
import { type ChannelAdapter, channelContract } from '../contract/contract.ts';

const { labels } = loadSlackWords(projectRoot);
const { nameOf } = loadKnowledge();
const frame = { labels, nameOf, stem: 'yw|contract|' };

/** Any node of Block Kit. */
type Node = Readonly<Record<string, unknown>>;

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/** Every object of the blocks, outer ones first. */
const nodesOf = (value: unknown): Node[] =>
  isNode(value) ? [value, ...Object.values(value).flatMap(nodesOf)] : [];

const unescaped = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Block Kit's texts, without the stars of bold type around them. */
const textsOf = (blocks: readonly SlackBlock[]): string[] =>
  nodesOf(blocks).flatMap(({ type, text }) =>
    typeof text === 'string' && (type === 'mrkdwn' || type === 'plain_text')
      ? [unescaped(text.replace(/^\*|\*$|(?<=\n)\*|\*(?=\n)/g, ''))]
      : [],
  );

/** A choice is a button, a box or an entry of a menu: its own text is a node of its own, numbered. */
const choicesOf = (blocks: readonly SlackBlock[]): string[] =>
  nodesOf(blocks).flatMap(({ value, text }) =>
    typeof value === 'string' && isNode(text)
      ? [unescaped(String(text.text).replace(/^\d{1,3}\. /, ''))]
      : [],
  );

const problemsOf = (blocks: readonly SlackBlock[]): string[] => {
  const bare = nodesOf(blocks).filter(
    ({ type, text }) =>
      type === 'mrkdwn' && typeof text === 'string' && /[<>]|&(?!amp;|lt;|gt;)/.test(text),
  );
  return [
    ...(blocks.length > slackLimits.blocks ? [`${blocks.length} blocks`] : []),
    ...bare.map(({ text }) => `not escaped: ${String(text).slice(0, 40)}`),
  ];
};

const slack: ChannelAdapter = {
  see: (reply) => {
    const sent = toSlack(reply, frame);
    return {
      messages: sent.map(({ blocks }) => ({
        text: textsOf(blocks).join('\n'),
        size: JSON.stringify(blocks).length,
        most: slackLimits.message,
      })),
      choices: sent.flatMap(({ blocks }) => choicesOf(blocks)),
      problems: sent.flatMap(({ blocks }) => problemsOf(blocks)),
    };
  },
};

channelContract('slack', slack);
