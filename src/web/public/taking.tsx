/** Whether comments are taken, said in one place for every page. */
import type { ReactElement } from 'react';
import { type Clock, sayDate, sayTerm } from '../format/when.ts';
import type { CommentCounts, Taking } from './model-comments.ts';
import { wordsIn } from './words/words.ts';

interface TakingProps {
  readonly taking: Taking;
  readonly clock: Clock;
}

/** Until when comments are taken, or when they were. */
export function TakingLine({ taking, clock }: TakingProps): ReactElement {
  const words = wordsIn(clock.lang).comments;
  if (taking.rule !== 'none')
    return (
      <p className="taking taking-open">
        {taking.until ? words.openUntil(sayTerm(taking.until, clock)) : words.open}{' '}
        {taking.days !== null && words.left(taking.days)}{' '}
        {taking.rule === 'signed-in' && words.signedInOnly}
      </p>
    );
  if (taking.periods.length === 0) return <p className="taking">{words.neverOpen}</p>;
  return (
    <p className="taking">
      {taking.periods
        .map(({ from, until }) => words.wasOpen(sayDate(from, clock), sayTerm(until, clock)))
        .join(' ')}
    </p>
  );
}

/** True when a visitor may comment now. */
export const isOpenToVisitors = ({ rule }: Taking): boolean =>
  rule === 'named' || rule === 'anonymous';

interface CountsProps {
  readonly counts: CommentCounts;
  readonly lang: Clock['lang'];
}

const counted = ['published', 'unanswered', 'waiting', 'withheld', 'withdrawn'] as const;

/** The figures that are not zero, in one line; nothing where all are. */
export function Counts({ counts, lang }: CountsProps): ReactElement | null {
  const { figures } = wordsIn(lang).comments;
  const shown = counted.filter((name) => counts[name] > 0);
  if (shown.length === 0) return null;
  return (
    <ul className="comment-counts">
      {shown.map((name) => (
        <li key={name}>{figures[name](counts[name])}</li>
      ))}
    </ul>
  );
}
