/** The ways to hear of a draft without looking: its feed, its dates, its state for programs. */
import type { ReactElement } from 'react';
import type { Language } from '../../domain/language.ts';
import { draftJsonHref, feedHref } from './links.ts';
import { wordsIn } from './words/words.ts';

interface FollowProps {
  readonly id: string;
  readonly lang: Language;
}

export function Follow({ id, lang }: FollowProps): ReactElement {
  const words = wordsIn(lang).follow;
  return (
    <section className="part" id="follow" aria-labelledby="follow-title">
      <h2 id="follow-title">{words.title}</h2>
      <p>{words.intro}</p>
      <ul className="follow">
        <li>
          <a href={feedHref(id, 'feed.xml', lang)}>
            {words.feed} <span lang="en">(Atom)</span>
          </a>{' '}
          <a href={feedHref(id, 'feed.json', lang)} lang="en">
            JSON Feed
          </a>
        </li>
        <li>
          <a href={feedHref(id, 'calendar.ics', lang)}>
            {words.calendar} <span lang="en">(ICS)</span>
          </a>
        </li>
        <li>
          <a href={draftJsonHref(id)}>
            {words.json} <span lang="en">(JSON)</span>
          </a>
        </li>
      </ul>
    </section>
  );
}
