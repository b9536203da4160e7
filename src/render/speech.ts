// A reply for the ear: short pieces without brackets or quotations, with hotlines
// spelled digit by digit.
import type { Block, Question, Reply } from '../reply/blocks.ts';

/** Network voices fall silent in longer pieces. */
const LONGEST_PIECE = 120;

const DIGITS = '零幺二三四五六七八九';
const HOTLINE = /(?<!\d)(?:110|119|120|122|12345|12356|96110)(?![\d元周岁年月日项人名个分小])/g;

const spelled = (number: string): string =>
  Array.from(number, (digit) => DIGITS[Number(digit)] ?? digit).join('');

const ASIDE = /（[^（）]*）/g;

/** Without asides, also where one holds another. */
const plainly = (text: string): string =>
  text
    .replace(ASIDE, '')
    .replace(ASIDE, '')
    .replace(/[（）]/g, '');

/** Written Chinese in, spoken Chinese out. */
export const forTheEar = (text: string): string =>
  plainly(text)
    .replace(HOTLINE, spelled)
    .replace(/〔(\d{4})〕(\d+)号/g, '$1年第$2号')
    .replace(/(\d+)元\/(月|年|天)/g, '每$2$1元')
    .replace(/(\d)\s*[—–~～-]+\s*(\d)/g, '$1到$2')
    .replace(/[「」『』“”《》〔〕*＊]/g, '')
    .replace(/\s+/g, '');

function questionSaid({ text, multiple, options }: Question): string[] {
  const labels = options.map(({ label }) => label);
  const choices =
    labels.length === 0
      ? []
      : [`${multiple === true ? '有的请勾上' : '可以选'}：${labels.join('，')}。`];
  return [text, ...choices];
}

function said(block: Block): string[] {
  switch (block.type) {
    case 'point':
    case 'notice':
    case 'text':
      return [block.text];
    case 'understood':
      return [`${block.text}。`];
    case 'amount':
      return [`${block.text}：`, ...block.lines.map((line) => `${line}。`)];
    case 'reasons':
      return block.items
        .filter(({ holds }) => holds === 'ineligible')
        .map(({ text }) => `不符合的是：${text}。`);
    case 'bureau':
      return [`归谁管：${block.text}。`];
    case 'steps':
      return [
        `${block.title}${block.advice ? '，一般建议' : ''}：`,
        ...block.items.map((item) => `${item}。`),
      ];
    case 'quote':
      return [];
    case 'items':
      return [`${block.title}：`, ...block.items.map(({ name, text }) => `${name}，${text}。`)];
    case 'table':
      return block.rows
        .filter(([aspect]) => aspect !== '原文')
        .flatMap(([aspect, ...cells]) =>
          cells.map(
            (cell, index) => `${aspect ?? ''}，${block.columns[index + 1] ?? ''}：${cell}。`,
          ),
        );
    case 'question':
      return questionSaid(block);
  }
}

/** Ends of sentences, then commas, then anywhere. */
function pieces(text: string): string[] {
  if (text.length <= LONGEST_PIECE) return [text];
  const head = text.slice(0, LONGEST_PIECE);
  const ends = ['。', '；', '，', '、'].map((mark) => head.lastIndexOf(mark) + 1);
  const end = ends.find((place) => place > LONGEST_PIECE / 3) ?? LONGEST_PIECE;
  return [text.slice(0, end), ...pieces(text.slice(end))];
}

const tidy = (text: string): string =>
  text.replace(/[。；：]{2,}/g, (marks) => marks[0] ?? '').replace(/([？！])。/g, '$1');

/** The reply as it is read aloud: pieces of at most 120 characters, in order. */
export const toSpeech = (reply: Reply): string[] =>
  reply.blocks
    .flatMap(said)
    .map((text) => tidy(forTheEar(text)))
    .filter((text) => text !== '')
    .flatMap(pieces);
