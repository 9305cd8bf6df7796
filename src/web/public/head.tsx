/** How the pages of one draft begin: its titles, its body, where it stands. */
import type { ReactElement, ReactNode } from 'react';
import { languages } from '../../domain/language.ts';
import type { DraftHead, Frame } from './model.ts';
import { wordsIn } from './words/words.ts';

interface MastheadProps {
  readonly frame: Frame;
  readonly head: DraftHead;
  readonly eyebrow: ReactNode;
  readonly children?: ReactNode;
}

/** The title in the page's language, and below it the same title in the others. */
export function Masthead({ frame, head, eyebrow, children }: MastheadProps): ReactElement {
  const others = languages.filter((lang) => lang !== frame.lang && head.titles[lang] !== '');
  return (
    <header className="masthead">
      <p className="eyebrow">{eyebrow}</p>
      <h1>{head.titles[frame.lang]}</h1>
      {others.length > 0 && (
        <ul className="other-titles" aria-label={wordsIn(frame.lang).draft.otherTitles}>
          {others.map((lang) => (
            <li key={lang} lang={lang}>
              {head.titles[lang]}
            </li>
          ))}
        </ul>
      )}
      {children}
    </header>
  );
}

export interface Fact {
  readonly name: string;
  readonly value: ReactNode;
}

/** A short list of names and values in one row. */
export const Facts = ({ facts }: { readonly facts: readonly Fact[] }): ReactElement => (
  <dl className="facts">
    {facts.map(({ name, value }) => (
      <div key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </div>
    ))}
  </dl>
);
