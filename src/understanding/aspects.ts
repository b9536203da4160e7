// Acts that ask for one side of a service: who sees to it, how much, what to bring.

export const ASPECTS = [
  'bureau',
  'amount',
  'ratio',
  'materials',
  'how',
  'conditions',
  'frequency',
  'when',
] as const;
