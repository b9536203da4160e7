// Danger to life, a crime or a fraud under way: looked for before anything else.
import { type Example, train } from '../language/text-learning.ts';
import { classify, piecesOf, type TextModel } from '../language/text-model.ts';
import { type Danger, type Lexicon, NO_DANGER } from '../lexicon/schema.ts';
import { splitClauses } from './clauses.ts';
import type { Resources } from './resources.ts';

/** In longer messages, in UTF-16 units, a cry may stand in one passage among others. */
const LONG = 45;
const PASSAGE = 28;

/** The passages of a long message: from each clause on, so many clauses as make one. */
function passagesOf(text: string): string[] {
  if (text.length <= LONG) return [];
  const clauses = splitClauses(text);
  const from = (first: number): string => {
    let passage = clauses[first]?.text ?? '';
    for (let at = first + 1; at < clauses.length && passage.length < PASSAGE; at++)
      passage += `，${clauses[at]?.text}`;
    return passage;
  };
  return [...new Set(clauses.map((_, at) => from(at)))];
}

/** Small talk and questions for services, which tell of no danger. */
const ordinary = ({ acts, services }: Lexicon): Example[] =>
  [
    ...Object.values(acts)
      .flat()
      .map((phrase) => phrase.replaceAll(' ', '')),
    ...services.flatMap(({ asked }) => asked),
  ].map((text) => ({ text, label: NO_DANGER }));

/** Longer ones hold enough beside the cry. */
const SHORT_CRY = 40;
const SHORT_QUESTION = 30;
/** Goes through the questions in steps, so that neighbours do not follow one another; a prime. */
const STEP = 97;

/** Each cry once more beside a question for a service, before it or after it: that takes nothing from it. */
function besideQuestions({ cries, services }: Lexicon): Example[] {
  const questions = services
    .flatMap(({ asked }) => asked)
    .filter(({ length }) => length <= SHORT_QUESTION);
  if (questions.length === 0) return [];
  return cries
    .filter(({ text }) => text.length <= SHORT_CRY)
    .map(({ text, label }, at) => {
      const question = questions[(at * STEP) % questions.length];
      return { text: at % 2 === 0 ? `${question}，${text}` : `${text}，${question}`, label };
    });
}

/** Learns how danger is told of. Where a long message tells of none, none of its passages does. */
export function learnCries(lexicon: Lexicon): TextModel {
  const cries = lexicon.cries.flatMap((cry) => {
    const passages = cry.label === NO_DANGER ? passagesOf(cry.text) : [];
    return [cry, ...passages.map((text) => ({ ...cry, text }))];
  });
  return train([...cries, ...ordinary(lexicon), ...besideQuestions(lexicon)]);
}

/** A false alarm costs an answer, an unheard cry may cost a life. */
const LIKELY = 0.5;
/** A passage torn from its letter has to speak for itself. */
const BY_ITSELF = 0.93;

export interface Alarm {
  /** The message, or the passage of it that was heard. */
  readonly passage: string;
  readonly danger: Danger;
  /** How likely it tells of any danger, 0–1. */
  readonly share: number;
}

function hear(
  passage: string,
  { cries, lexicon }: Resources,
  pieces: readonly string[] = piecesOf(passage),
): Alarm {
  const shareOf = classify(cries, pieces);
  const danger = lexicon.safety.reduce((top, one) =>
    shareOf(one.id) > shareOf(top.id) ? one : top,
  );
  return { passage, danger, share: 1 - shareOf(NO_DANGER) };
}

const louder = (one: Alarm, other: Alarm): Alarm => (other.share > one.share ? other : one);

/** The likeliest danger in a message: in the whole of it, and in its loudest passage. */
export function alarmsIn(
  text: string,
  resources: Resources,
  pieces?: readonly string[],
): { whole: Alarm; loudest: Alarm } {
  const whole = hear(text, resources, pieces);
  const passages = passagesOf(text).map((passage) => hear(passage, resources));
  return { whole, loudest: passages.reduce(louder, whole) };
}

/**
 * The danger that a message tells of, undefined where it most likely tells of none.
 * @param pieces of the message
 */
export function findDanger(
  text: string,
  pieces: readonly string[],
  resources: Resources,
): Danger | undefined {
  const { whole, loudest } = alarmsIn(text, resources, pieces);
  if (whole.share >= LIKELY) return whole.danger;
  return loudest.share >= BY_ITSELF ? loudest.danger : undefined;
}
