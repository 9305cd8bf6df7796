/** The first page: what this is, and every draft there is. */
import type { ReactElement } from 'react';
import { type Clock, sayTerm } from '../format/when.ts';
import { Chip } from './draft.tsx';
import { draftHref, startHref, workHref } from './links.ts';
import type { DraftCard, StartPage } from './model.ts';
import { Page } from './page.tsx';
import { DateOf } from './when.tsx';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

export function StartView({ page }: { readonly page: StartPage }): ReactElement {
  const { frame, drafts } = page;
  const words = wordsIn(frame.lang);
  return (
    <Page frame={frame} title={words.tagline} description={words.start.intro}>
      <header className="masthead masthead-start">
        <p className="eyebrow">{words.tagline}</p>
        <h1>{words.start.title}</h1>
        <p className="masthead-lead">{words.start.intro}</p>
        <p className="actions">
          <a className="button button-quiet" href={workHref(frame.lang)}>
            {words.start.work}
          </a>
        </p>
      </header>
      <section className="start-list" aria-labelledby="drafts-title">
        <h2 id="drafts-title">{words.start.list}</h2>
        {drafts.length === 0 && (
          <div className="notice">
            <p>
              <b>{words.start.empty}</b>
            </p>
            <p>{words.start.emptyHint}</p>
          </div>
        )}
        <ul className="drafts">
          {drafts.map((draft) => (
            <li key={draft.id}>
              <Card draft={draft} clock={{ lang: frame.lang, zone: draft.zone }} words={words} />
            </li>
          ))}
        </ul>
        {page.after && (
          <p className="actions">
            <a className="button button-quiet" href={startHref(frame.lang, page.after)}>
              {words.start.more}
            </a>
          </p>
        )}
      </section>
      <ul className="promises">
        {words.start.promises.map(({ title, text }) => (
          <li key={title}>
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Page>
  );
}

interface CardProps {
  readonly draft: DraftCard;
  readonly clock: Clock;
  readonly words: Words;
}

function Card({ draft, clock, words }: CardProps): ReactElement {
  const { id, title, owner, stage, version, due, overdue } = draft;
  return (
    <article className="draft-card">
      <p className="draft-card-stage">
        <Chip kind={stage.kind} name={stage.name} />
      </p>
      <h3>
        <a href={draftHref(id, clock.lang)}>{title}</a>
      </h3>
      <dl>
        <div>
          <dt>{words.draft.owner}</dt>
          <dd>{owner}</dd>
        </div>
        <div>
          <dt>{words.draft.version}</dt>
          <dd>{version || words.draft.noVersion}</dd>
        </div>
        {due && (
          <div>
            <dt>{words.draft.due}</dt>
            <dd>
              <time dateTime={due}>{sayTerm(due, clock)}</time>
              {overdue && <b className="late"> {words.draft.overdue}</b>}
            </dd>
          </div>
        )}
        <div>
          <dt>{words.start.updated}</dt>
          <dd>
            <DateOf at={draft.updatedAt} clock={clock} />
          </dd>
        </div>
      </dl>
    </article>
  );
}
