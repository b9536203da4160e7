// Each condition of a rule with whether it holds for the person, alternatives kept together.
import { html } from 'hono/html';
import { describeCondition, type NameOfDivision } from '../../../catalog/describe.ts';
import type { Condition } from '../../../rules/condition.ts';
import type { Trace } from '../../../rules/evaluate.ts';
import type { Html } from './layout.ts';

const words = {
  eligible: '是',
  conditional: '由部门认定',
  unknown: '还不知道',
  ineligible: '不是',
} as const;

/** The condition that a trace is of. */
const conditionOf = (trace: Trace): Condition => {
  if (trace.kind === 'test') return trace.test;
  if (trace.kind === 'decision') return trace.decision;
  const parts = trace.parts.map(conditionOf);
  if (trace.kind === 'all') return { all: parts };
  return trace.kind === 'any' ? { any: parts } : { not: parts[0] as Condition };
};

const line = (trace: Trace, text: string, inner: Html | string): Html =>
  html`<li><span class="v ${trace.verdict}">${words[trace.verdict]}</span> ${text}${inner}</li>`;

const linesOf = (trace: Trace, place: string, nameOf: NameOfDivision): readonly Html[] => {
  if (trace.kind === 'all') return trace.parts.flatMap((part) => linesOf(part, place, nameOf));
  if (trace.kind === 'any') {
    const inner = trace.parts.map((part) =>
      part.kind === 'all'
        ? line(
            part,
            '下面各条都满足',
            html`<ul class="lines in">${linesOf(part, place, nameOf)}</ul>`,
          )
        : linesOf(part, place, nameOf),
    );
    return [line(trace, '有一条就行', html`<ul class="lines in">${inner}</ul>`)];
  }
  const text =
    trace.kind === 'decision'
      ? [trace.decision.decision]
      : describeCondition(conditionOf(trace), place, nameOf);
  return [line(trace, text.map((each) => each.trim()).join(' '), '')];
};

/**
 * The list of conditions.
 * @param place full name of the list's place
 */
export const traceView = (trace: Trace, place: string, nameOf: NameOfDivision): Html =>
  html`<ul class="lines">${linesOf(trace, place, nameOf)}</ul>`;
