/** What came of a public discussion that is over: how much was taken up, what changed, and the report. */
import type { ReactElement } from 'react';
import { commentOutcomes } from '../../domain/discussion/comment.ts';
import type { Clock } from '../format/when.ts';
import { commentsHref, discussionHref, draftHref } from './links.ts';
import type { Results as ResultsView, UsedRow } from './model-comments.ts';
import { recogniseLanguage } from './said.tsx';
import { wordsIn } from './words/words.ts';

interface ResultsProps {
  readonly id: string;
  readonly results: ResultsView;
  readonly clock: Clock;
}

export function Results({ id, results, clock }: ResultsProps): ReactElement {
  const words = wordsIn(clock.lang).comments.results;
  const { outcomes, adopted, amendments, changed } = results;
  const shown = commentOutcomes.filter((outcome) => outcomes[outcome] > 0);
  return (
    <section className="part" id="results" aria-labelledby="results-title">
      <h2 id="results-title">{words.title}</h2>
      {shown.length > 0 && (
        <ul className="comment-counts">
          {shown.map((outcome) => (
            <li key={outcome}>{words.outcomes[outcome](outcomes[outcome])}</li>
          ))}
        </ul>
      )}
      {amendments > 0 && (
        <p>
          <a href={draftHref(id, clock.lang, 'amendments')}>
            {words.amendments(adopted, amendments)}
          </a>
        </p>
      )}
      {changed.length > 0 && (
        <>
          <h3>{words.changed}</h3>
          <ul className="results">
            {changed.map((row) => (
              <Changed key={row.number} id={id} row={row} clock={clock} />
            ))}
          </ul>
        </>
      )}
      <p className="actions">
        <a className="button button-quiet" href={discussionHref(id, clock.lang)}>
          {words.report}
        </a>
      </p>
    </section>
  );
}

interface ChangedProps {
  readonly id: string;
  readonly row: UsedRow;
  readonly clock: Clock;
}

/** A group that was answered: what it asked for, and what became of it. */
function Changed({ id, row, clock }: ChangedProps): ReactElement {
  const words = wordsIn(clock.lang).comments;
  const { number, comments, said, outcome, amendment } = row;
  return (
    <li>
      <a href={`${commentsHref(id, clock.lang)}#group-${number}`}>
        <span lang={recogniseLanguage(said ?? '')}>{said}</span>
      </a>{' '}
      <span className="aside">
        {words.outcomes[outcome as keyof typeof words.outcomes]} ·{' '}
        {words.used.comments(comments.join(', '), comments.length)}
      </span>
      {amendment !== null && (
        <>
          {' '}
          <a href={draftHref(id, clock.lang, `amendment-${amendment}`)}>{words.ledTo(amendment)}</a>
        </>
      )}
    </li>
  );
}
