/** What a draft is about in plain words, as its drafters wrote it. */
import type { ReactElement } from 'react';
import type { Language } from '../../domain/language.ts';
import type { SummaryView } from './model.ts';
import { wordsIn } from './words/words.ts';

interface SummaryPartProps {
  readonly summary: SummaryView;
  /** The page's. */
  readonly lang: Language;
}

/** In the reader's language; in another with a word which it is. */
export function SummaryPart({ summary, lang }: SummaryPartProps): ReactElement {
  const { summary: words, inLanguage } = wordsIn(lang);
  return (
    <section className="part" id="summary" aria-labelledby="summary-title">
      <h2 id="summary-title">{words.title}</h2>
      {summary.lang !== lang && (
        <p className="aside summary-language">{words.absent(inLanguage[summary.lang])}</p>
      )}
      <Paragraphs {...summary} />
    </section>
  );
}

/** A plain text, marked with its language. */
export const Paragraphs = ({ lang, paragraphs }: SummaryView): ReactElement => (
  <div className="paragraphs" lang={lang}>
    {paragraphs.map((paragraph, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs of one text never change places
      <p key={index}>{paragraph}</p>
    ))}
  </div>
);
