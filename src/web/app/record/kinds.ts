/** The kinds of entries one may look at alone in a draft's record, in the order they are offered. */
export const kinds = [
  'text',
  'versions',
  'steps',
  'verdicts',
  'objections',
  'amendments',
  'terms',
  'meetings',
] as const;
export type Kind = (typeof kinds)[number];
