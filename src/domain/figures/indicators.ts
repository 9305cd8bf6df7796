/** The indicators a text promises to be measured by, as its newest version has them. */
import type { Node } from 'prosemirror-model';
import type { YearValue } from '../../../schema/document.ts';
import { lastReached, type Reached } from '../draft/reached.ts';
import type { Docs } from '../draft/remit.ts';
import type { Language } from '../language.ts';
import { idOf } from '../text/identity.ts';

/** What one language's text says of an indicator; empty where it says nothing. */
export interface IndicatorWords {
  readonly name: string;
  readonly unit: string;
  readonly source: string;
  readonly responsible: string;
}

export interface IndicatorFigures {
  readonly block: string;
  readonly words: Readonly<Partial<Record<Language, IndicatorWords>>>;
  /** The value it starts from, which was reached in its year; null where none is given. */
  readonly base: YearValue | null;
  /** Planned values, by year. */
  readonly targets: readonly YearValue[];
  /** What was reached, by year, as it was reported last. */
  readonly reached: readonly (YearValue & { readonly source: string })[];
}

/**
 * In the order of the texts; the values are those of the first language that has the block. What was
 * reached is of `reports`, in order of arrival.
 */
export function listIndicators(
  docs: Docs,
  reports: readonly Reached[],
): readonly IndicatorFigures[] {
  const last = lastReached(reports);
  const reachedBy = (block: string) =>
    last
      .filter((one) => one.block === block)
      .map(({ year, value, source }) => ({ year, value, source }));
  const found = new Map<string, IndicatorFigures>();
  for (const [lang, doc] of Object.entries(docs) as [Language, Node][])
    doc.descendants((node) => {
      if (node.type.name !== 'indicator') return !node.isTextblock;
      const { unit, source, responsible, baseline, targets } = node.attrs;
      const block = idOf(node) ?? '';
      const planned = { base: baseline, targets, reached: reachedBy(block) };
      const known = found.get(block) ?? { block, words: {}, ...planned };
      const words = { name: node.textContent, unit, source, responsible };
      found.set(block, { ...known, words: { ...known.words, [lang]: words } });
      return false;
    });
  return [...found.values()];
}
