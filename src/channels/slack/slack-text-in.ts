// What a person wrote in Slack → plain text: mentions and links unwrapped, entities read.

const entities: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** `<…>` of Slack's mark-up: mentions go, channels and links keep the words that people see. */
function unwrap(inside: string): string {
  const [target = '', label = ''] = inside.split('|', 2);
  if (target.startsWith('@') || target.startsWith('!')) return ' ';
  if (target.startsWith('#')) return label;
  return label === '' ? target : label;
}

/** @param text `text` of an event, a command or a message. Takes time linear in its length. */
export const fromSlack = (text: string): string =>
  text
    .replace(/<([^<>\s][^<>]{0,3000})>/g, (_whole, inside: string) => unwrap(inside))
    .replace(/&(?:amp|lt|gt);/g, (entity) => entities[entity] ?? entity)
    .trim();
