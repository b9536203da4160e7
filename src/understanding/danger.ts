// Danger to life or a fraud under way: looked for before anything else.
import type { Danger } from '../lexicon/schema.ts';
import { type Clause, clauseAt, splitClauses } from './clauses.ts';
import type { Hit, Hits } from './concepts.ts';
import { type PhraseMatch, type TopicScore, wholePhrases } from './phrase-match.ts';
import type { Resources } from './resources.ts';

/** Long over. */
const PAST =
  /去年|前年|以前|之前|上次|上回|上个?月|上周|上个?星期|上个?礼拜|年初|那年|那时|曾经|年轻时|小时候|前几天|前些[天日年]|前不久|前一?阵|前[两二三]个?月|早年|年前|多年|[好几两三四五六七八九十]年|后来|过世|走了以后|当年/;

/** Only supposed, or a matter of a talk or an insurance. */
const SUPPOSED = /万一|防|如果|要是|假如|保险|讲座/;

/** Only feared, or an old complaint. */
const FEARED = /(?<!恐)怕(?!是)|担心|容易|老是|老爱|经常|总是|天天|每天|动不动/;

const NOW = /突然|一下子|忽然|今天|今朝|今早|早上起来|这会儿?|到现在|刚才|刚刚|马上|快来/;
const JUST_NOW = /刚/;

/** Said after it: 「走丢过一回」, 「自杀走的」 are over. */
const OVER_AFTER = /^(?:过(?!来|去|敏)|了?[一两几好][回次]|走的|死的|身亡|没的)/;

/** Said later in the sentence: it has passed. */
const RESOLVED =
  /(?:现在|已经|早就|后来|总算)都?养?好了|康复|出院|住院了|住了院|缝了|自费|[花用]了.{0,4}[千万]|石膏|[去前]年的事|过去的事|报过警|报警了/;

/** 「没摔倒」; but 「有没有中毒」, 「是不是漏气」 and 「要不跳楼」 deny nothing. */
const DENIED_BEFORE = /(?:(?<!有)没有?|(?<!是)不是|(?<![是要会能])不)$/;

/** Words of one cry stand together. */
const TOGETHER = 20;

const startOf = (hits: readonly Hit[]): number => Math.min(...hits.map(({ start }) => start));
const endOf = (hits: readonly Hit[]): number => Math.max(...hits.map(({ end }) => end));

/** What a message says around one cry. */
interface Told {
  readonly own: string;
  /** The clauses beside it, and its own. */
  readonly near: string;
  /** From the cry to the end of its sentence. */
  readonly after: string;
  readonly before: string;
}

function toldAround(text: string, clauses: readonly Clause[], hits: readonly Hit[]): Told {
  const start = startOf(hits);
  const end = endOf(hits);
  const at = clauseAt(clauses, start);
  const textOf = (some: readonly Clause[]) => some.map((clause) => clause.text).join('，');
  const inSentence = clauses.filter(({ sentence }) => sentence === clauses[at]?.sentence);
  return {
    own: textOf(clauses.filter((clause) => clause.start < end && clause.end > start)),
    near: textOf(clauses.slice(Math.max(0, at - 1), at + 2)),
    after: text.slice(end, inSentence.at(-1)?.end ?? end),
    before: text.slice(0, start),
  };
}

/** 「房子塌了以后，三年前…」: told as what came before something long past. */
const LONG_BEFORE =
  /^了?(?:以后|之后|后)[，,](?:就)?(?:[一二两三四五六七八九十几\d]+年前|大前年|前年|去年)/;

function isOver({ own, after, before }: Told): boolean {
  if (OVER_AFTER.test(after) || LONG_BEFORE.test(after) || DENIED_BEFORE.test(before)) return true;
  return (PAST.test(own) && !NOW.test(own)) || RESOLVED.test(after);
}

const isImagined = ({ own }: Told): boolean => SUPPOSED.test(own) || FEARED.test(own);

const ASKS =
  /[吗么伐呢不没？?]$|有没有|(.)不\1|怎么|咋|多少|哪|谁|啥|什么|申请|想|听说|保险|补贴|津贴|赔|政府|国家|律师/;
const SURELY = 1;

/** Whether the message asks for a service of the lists. */
function asksForService(clauses: readonly Clause[], topics: readonly TopicScore[]): boolean {
  const [top] = topics;
  if (top === undefined || top.score < SURELY || top.topic.startsWith('outside-')) return false;
  return clauses.some(({ text }) => ASKS.test(text)) || clauses.length === 1;
}

/**
 * The gravest danger that the message tells of, in the order of the lexicon. Signs that may as well
 * be an old complaint count unless a service is asked for and nothing says that they are of now.
 */
export function findDanger(
  text: string,
  hits: Hits,
  topics: readonly TopicScore[],
  resources: Resources,
): Danger | undefined {
  const clauses = splitClauses(text);
  const together = ({ hits: words }: PhraseMatch) =>
    words.every(({ strength }) => strength === 1) && endOf(words) - startOf(words) <= TOGETHER;
  const told = (danger: Danger, match: PhraseMatch) => {
    const around = toldAround(text, clauses, match.hits);
    return !isOver(around) && (danger.evenFeared || !isImagined(around));
  };
  const signs = wholePhrases(resources.signs, hits).filter(together);
  const cries = wholePhrases(resources.safety, hits).filter(together);
  const asks = asksForService(clauses, topics);
  return resources.lexicon.safety.find((danger) => {
    if (danger.unless.some((words) => text.includes(words))) return false;
    if (cries.some((match) => match.phrase.topic === danger.id && told(danger, match))) return true;
    return signs.some((match) => {
      if (match.phrase.topic !== danger.id) return false;
      const around = toldAround(text, clauses, match.hits);
      if (isOver(around) || isImagined(around)) return false;
      return !asks || NOW.test(around.near) || JUST_NOW.test(around.own);
    });
  });
}
