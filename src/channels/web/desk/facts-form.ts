// The form for a person's facts: what is not filled in is not known.
import { html } from 'hono/html';
import { describeFact } from '../../../catalog/describe.ts';
import { kindOf } from '../../../catalog/vocabulary.ts';
import type { Knowledge } from '../../../knowledge.ts';
import type { FactName, Facts } from '../../../rules/facts.ts';
import { encodeFact } from './fact-values.ts';
import { commonFacts, factLabels, otherFacts } from './fact-words.ts';
import type { Html } from './layout.ts';

const levels: Readonly<Partial<Record<FactName, readonly unknown[]>>> = {
  disabilityGrade: [0, 1, 2, 3, 4, [1, 4]],
  abilityLevel: [0, 1, 2, 3, 4, [1, 4]],
  ltciLevel: [0, 1, 2, 3, 4, 5],
};

const placeCodes = ({ registry }: Knowledge): string[] => registry.places().map(({ code }) => code);

const valuesOf = (name: FactName, knowledge: Knowledge): readonly unknown[] => {
  const kind = kindOf(name);
  if (kind.kind === 'boolean') return [true, false];
  if (kind.kind === 'choice') return kind.values;
  if (kind.kind === 'number') return levels[name] ?? [];
  if (kind.kind !== 'division') return [];
  const codes = placeCodes(knowledge);
  return kind.flag ? [false, true, ...codes] : [...codes, ...codes.map((code) => ({ not: code }))];
};

const wordsFor = (name: FactName, value: unknown, { nameOf }: Knowledge): string =>
  describeFact(name, value as never, nameOf);

const option = (value: string, words: string, chosen: boolean): Html =>
  html`<option value="${value}"${chosen ? html` selected` : ''}>${words}</option>`;

const select = (name: FactName, value: unknown, knowledge: Knowledge): Html => {
  const current = value === undefined ? '' : encodeFact(value);
  const usual = valuesOf(name, knowledge);
  const isUsual = usual.some((each) => encodeFact(each) === current);
  const all = value === undefined || isUsual ? usual : [...usual, value];
  return html`<label class="fact"><span>${factLabels[name]}</span><select id="f-${name}" name="${name}">${option('', '不清楚', current === '')}${all.map(
    (each) =>
      option(encodeFact(each), wordsFor(name, each, knowledge), encodeFact(each) === current),
  )}</select></label>`;
};

const textField = (name: FactName, value: unknown, hint: string): Html =>
  html`<label class="fact"><span>${factLabels[name]}</span><input type="text" inputmode="numeric" autocomplete="off" maxlength="12" id="f-${name}" name="${name}" value="${value === undefined ? '' : encodeFact(value)}" placeholder="${hint}"></label>`;

const ticks = (name: FactName, value: unknown, knowledge: Knowledge): Html => {
  const kind = kindOf(name);
  const values = kind.kind === 'choices' ? [...kind.values, 'none'] : [];
  const known = Array.isArray(value) ? encodeFact(value).split(',') : [];
  return html`<fieldset class="fact whole"><legend>${factLabels[name]}</legend><div class="ticks">${values.map(
    (each, index) =>
      html`<label><input type="checkbox" id="f-${name}${index === 0 ? '' : `-${each}`}" name="${name}" value="${each}"${known.includes(each) ? html` checked` : ''}>${
        each === 'none' ? '都没有' : wordsFor(name, [each], knowledge)
      }</label>`,
  )}</div></fieldset>`;
};

const fieldOf = (name: FactName, facts: Facts, knowledge: Knowledge): Html => {
  const value = facts[name];
  if (name === 'age') return textField(name, value, '82 或 70-79');
  if (name === 'birthDate') return textField(name, value, '1943-05');
  return kindOf(name).kind === 'choices'
    ? ticks(name, value, knowledge)
    : select(name, value, knowledge);
};

/** The fields, filled with what is known; rare ones are folded away unless one of them is known. */
export const factsForm = (knowledge: Knowledge, facts: Facts): Html => {
  const field = (name: FactName) => fieldOf(name, facts, knowledge);
  const rare = otherFacts.some((name) => facts[name] !== undefined);
  return html`<details class="facts noprint" id="person" open><summary class="label">来电人的情况</summary>
<div class="grid" role="group" aria-label="来电人的情况">${commonFacts.map(field)}</div>
<details id="more"${rare ? html` open` : ''}><summary>更多情况（${otherFacts.length} 项）</summary><div class="grid">${otherFacts.map(field)}</div></details>
<p><a id="next" href="/desk">清空，接下一个电话（n）</a></p></details>`;
};
