/** The kinds of points that a verdict may hold. What a point is, `event.ts` says. */

/** A condition is a remark its agency holds open until the text fulfils it. */
export const itemKinds = ['remark', 'condition', 'objection'] as const;
export type ItemKind = (typeof itemKinds)[number];
