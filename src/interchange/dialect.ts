/**
 * Ways to write in Markdown what can be written in several, of which a source mostly keeps to one. We
 * print ours; a known text printed as a source writes is recognised in it (`known-sections.ts`).
 */

export interface Dialect {
  /** The sign around emphasised words. */
  readonly emphasis: '_' | '*';
  /** True when a blank line stands between the items of every list. */
  readonly isLoose: boolean;
}

export const ours: Dialect = { emphasis: '_', isLoose: false };

export const isSameDialect = (one: Dialect, other: Dialect): boolean =>
  one.emphasis === other.emphasis && one.isLoose === other.isLoose;

/** False for a print of ours that is the same in every dialect. */
export const mayDiffer = (print: string): boolean =>
  print.includes('_') || /\n[> ]*(?:-|\d+[.)]) /.test(print);

/** The dialect of a source, as the first emphasis and the first list that shows it have it. */
export const dialectOf = (source: string): Dialect => ({
  emphasis: /(?<=[\s(])[*_](?=[\p{L}\p{N}])/u.exec(source)?.[0] === '*' ? '*' : '_',
  isLoose: /^(?:\d{1,9}[.)]|[-*+]) .*\n(\n?)(?:\d{1,9}[.)]|[-*+]) /m.exec(source)?.[1] === '\n',
});
