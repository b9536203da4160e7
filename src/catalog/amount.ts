// An amount in words: 不低于60元, 80%, 1.5倍, 8工时, 30—50小时.
import type { Amount } from './schema.ts';

const periods = { month: '每月', year: '每年', twoYears: '每两年', day: '每天' } as const;

/** 不低于60元: without the period it is for. */
export const amountText = ({ value, upTo, unit, atLeast, atMost }: Amount): string => {
  const bound = atLeast ? '不低于' : atMost ? '不超出' : '';
  const range = upTo === undefined ? '' : `—${upTo}`;
  return `${bound}${value}${range}${unit}`;
};

/** 每月不低于60元: with the period. */
export const amountWithPeriod = (amount: Amount): string =>
  `${amount.per === null ? '' : periods[amount.per]}${amountText(amount)}`;
