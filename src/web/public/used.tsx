/** The table of how comments and amendments were used, as the report on the discussion shows it. */
import type { ReactElement } from 'react';
import type { Clock } from '../format/when.ts';
import { commentsHref, draftHref, usedCsvHref, usedJsonHref } from './links.ts';
import type { UsedRow } from './model-comments.ts';
import { Said } from './said.tsx';
import { DateOf } from './when.tsx';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

interface UsedProps {
  readonly id: string;
  readonly rows: readonly UsedRow[];
  readonly clock: Clock;
}

/** Each cell carries its column's name, so that on a narrow screen a row reads as a list. */
export function UsedTable({ id, rows, clock }: UsedProps): ReactElement {
  const words = wordsIn(clock.lang);
  const { title, intro, none, columns, csv } = words.comments.used;
  return (
    <>
      <h3 id="used">{title}</h3>
      <p>{rows.length === 0 ? none : intro}</p>
      {rows.length > 0 && (
        <table className="sides sides-used">
          <thead>
            <tr>
              <th scope="col">{columns.what}</th>
              <th scope="col">{columns.said}</th>
              <th scope="col">{columns.outcome}</th>
              <th scope="col">{columns.answer}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row
                key={`${row.kind} ${row.number} ${row.comments[0]}`}
                id={id}
                row={row}
                clock={clock}
                words={words}
              />
            ))}
          </tbody>
        </table>
      )}
      <p className="backlink">
        <a href={usedCsvHref(id)}>
          {csv} <span lang="en">(CSV)</span>
        </a>{' '}
        <a href={usedJsonHref(id)}>{words.compare.json}</a>
      </p>
    </>
  );
}

interface RowProps {
  readonly id: string;
  readonly row: UsedRow;
  readonly clock: Clock;
  readonly words: Words;
}

function Row({ id, row, clock, words }: RowProps): ReactElement {
  const { columns, unread } = words.comments.used;
  return (
    <tr>
      <td data-column={columns.what}>
        <What id={id} row={row} words={words} lang={clock.lang} />
      </td>
      <td data-column={columns.said}>
        {row.said === null ? (
          <span className="aside">{unread}</span>
        ) : (
          <Said className="said" text={row.said} />
        )}
      </td>
      <td data-column={columns.outcome}>
        <p className="side-decision">{sayOutcome(row, words)}</p>
        {row.at && (
          <p className="aside">
            <DateOf at={row.at} clock={clock} />
          </p>
        )}
      </td>
      <td data-column={columns.answer}>
        {row.reason !== '' && <Said text={row.reason} />}
        {row.amendment !== null && (
          <p>
            <a href={draftHref(id, clock.lang, `amendment-${row.amendment}`)}>
              {words.comments.ledTo(row.amendment)}
            </a>
          </p>
        )}
      </td>
    </tr>
  );
}

/** A group leads to where its comments stand one by one. */
function What({ id, row, words, lang }: Omit<RowProps, 'clock'> & { lang: Clock['lang'] }) {
  const { number, comments } = row;
  if (row.kind === 'amendment')
    return (
      <>
        <a href={draftHref(id, lang, `amendment-${number}`)}>
          {words.amendments.amendment(number ?? 0)}
        </a>
        <p className="aside">{row.by}</p>
      </>
    );
  const place = number === null ? `comment-${comments[0]}` : `group-${number}`;
  return (
    <a href={`${commentsHref(id, lang)}#${place}`}>
      {words.comments.used.comments(comments.join(', '), comments.length)}
    </a>
  );
}

function sayOutcome({ kind, outcome }: UsedRow, { amendments, comments }: Words): string {
  if (kind === 'amendment') return amendments.states[(outcome ?? 'submitted') as 'adopted'];
  if (outcome === null) return comments.waits;
  if (outcome === 'withheld') return comments.withheld;
  if (outcome === 'withdrawn') return comments.withdrawn;
  return comments.outcomes[outcome as keyof typeof comments.outcomes];
}
