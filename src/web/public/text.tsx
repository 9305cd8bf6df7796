/** A version's text as a well-set page, and its outline. */
import type { ReactElement } from 'react';
import type { Language } from '../../domain/language.ts';
import { Printed } from './html.tsx';
import type { OutlineEntry, TextView } from './model.ts';
import { endonyms } from './page.tsx';
import { wordsIn } from './words/words.ts';

interface OutlineProps {
  readonly entries: readonly OutlineEntry[];
  readonly lang: Language;
}

/** The headings of a text as links to their sections. */
export const Outline = ({ entries, lang }: OutlineProps): ReactElement => (
  <ol lang={lang}>
    {entries.map(({ id, title, parts }) => (
      <li key={id}>
        <a href={`#${id}`}>{title}</a>
        {parts.length > 0 && <Outline entries={parts} lang={lang} />}
      </li>
    ))}
  </ol>
);

interface TextProps {
  readonly text: TextView;
  readonly lang: Language;
  /** The same text in another language. */
  readonly hrefOf: (text: Language) => string;
}

/** The text with the languages it exists in; says so when it is not in the page's language. */
export function TextBody({ text, lang, hrefOf }: TextProps): ReactElement {
  const words = wordsIn(lang).text;
  return (
    <>
      {text.languages.length > 1 && (
        <nav className="text-languages" aria-label={words.languages}>
          <ul>
            {text.languages.map((one) => (
              <li key={one}>
                <a
                  href={hrefOf(one)}
                  lang={one}
                  hrefLang={one}
                  aria-current={one === text.lang ? 'true' : undefined}
                >
                  {endonyms[one]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
      {!text.languages.includes(lang) && (
        <p className="lead">{words.absent(wordsIn(lang).inLanguage[text.lang])}</p>
      )}
      <details className="outline-fold">
        <summary>{words.outline}</summary>
        <Outline entries={text.outline} lang={text.lang} />
      </details>
      <Printed className="document" lang={text.lang} html={text.html} />
    </>
  );
}
