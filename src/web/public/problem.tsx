/** What a reader sees when an address leads nowhere or asks for what there is not. */
import type { ReactElement } from 'react';
import { Icon } from './icons.tsx';
import { startHref } from './links.ts';
import type { ProblemPage } from './model.ts';
import { Page } from './page.tsx';
import { wordsIn } from './words/words.ts';

export function ProblemView({ page }: { readonly page: ProblemPage }): ReactElement {
  const { frame, kind } = page;
  const words = wordsIn(frame.lang).problem;
  const text = kind === 'notFound' ? words.notFoundText : words.wrongText;
  return (
    <Page frame={frame} title={words[kind]} description={text}>
      <header className="masthead masthead-problem">
        <h1>{words[kind]}</h1>
        <p className="masthead-lead">{text}</p>
        <p className="actions">
          <a className="button" href={startHref(frame.lang)}>
            {words.home}
            <Icon name="next" />
          </a>
        </p>
      </header>
    </Page>
  );
}
