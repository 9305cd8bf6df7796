/** The table of proposals: a page of its own, made to be printed on A4. */
import type { ReactElement } from 'react';
import { type Clock, sayDate } from '../format/when.ts';
import { Instruction } from './amendments.tsx';
import { Masthead } from './head.tsx';
import { draftHref, reportJsonHref } from './links.ts';
import type { ProposalLine, ProposalsPage } from './model-reports.ts';
import { Page } from './page.tsx';
import { Said } from './said.tsx';
import { DateOf } from './when.tsx';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

export function ProposalsView({ page }: { readonly page: ProposalsPage }): ReactElement {
  const { frame, head, rows } = page;
  const clock: Clock = { lang: frame.lang, zone: head.zone };
  const words = wordsIn(frame.lang);
  const { title, intro } = words.amendments.reports.proposals;
  return (
    <Page frame={frame} title={`${title}: ${head.titles[frame.lang]}`} description={intro}>
      <Masthead
        frame={frame}
        head={head}
        eyebrow={<a href={draftHref(head.id, frame.lang)}>{words.versions.back}</a>}
      />
      <section className="part disagreements" aria-labelledby="table-title">
        <h2 id="table-title">{title}</h2>
        <p className="lead">
          {intro} {words.disagreements.asOf(page.version, sayDate(page.asOf, clock))}
        </p>
        {rows.length === 0 ? (
          <p className="empty">{words.amendments.none}</p>
        ) : (
          <Table id={head.id} rows={rows} clock={clock} words={words} />
        )}
        <p className="backlink">
          <a href={draftHref(head.id, frame.lang)}>{words.versions.back}</a>{' '}
          <a href={reportJsonHref(head.id, 'proposals', frame.lang)}>{words.compare.json}</a>
        </p>
      </section>
    </Page>
  );
}

interface TableProps {
  readonly id: string;
  readonly rows: readonly ProposalLine[];
  readonly clock: Clock;
  readonly words: Words;
}

/** Each cell carries its column's name, so that on a narrow screen a row reads as a list. */
function Table({ id, rows, clock, words }: TableProps): ReactElement {
  const { columns, unplaced } = words.amendments.reports.proposals;
  return (
    <table className="sides sides-proposals">
      <thead>
        <tr>
          <th scope="col">{columns.number}</th>
          <th scope="col">{columns.place}</th>
          <th scope="col">{columns.author}</th>
          <th scope="col">{columns.proposed}</th>
          <th scope="col">{columns.justification}</th>
          <th scope="col">{columns.outcome}</th>
          <th scope="col">{columns.resulting}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.number} id={`amendment-${row.number}`}>
            <td data-column={columns.number}>
              <a href={draftHref(id, clock.lang, `amendment-${row.number}`)}>{row.number}</a>
            </td>
            <td data-column={columns.place} lang={row.lang ?? undefined}>
              {row.place || unplaced}
            </td>
            <td data-column={columns.author}>
              <Author row={row} clock={clock} words={words} />
            </td>
            <td data-column={columns.proposed}>
              <Instruction text={row.instruction} />
            </td>
            <td data-column={columns.justification}>
              <Said text={row.justification} />
            </td>
            <td data-column={columns.outcome}>
              <Outcome row={row} clock={clock} words={words} />
            </td>
            <td data-column={columns.resulting} lang={row.lang ?? undefined}>
              <Resulting row={row} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: ProposalLine;
  readonly words: Words;
}

type DatedRowProps = RowProps & { readonly clock: Clock };

function Author({ row, clock, words: { amendments } }: DatedRowProps): ReactElement {
  return (
    <>
      <p className="side-by">{row.by}</p>
      <p className="aside">
        <DateOf at={row.at} clock={clock} />, {amendments.onVersion(row.version)}
      </p>
      {row.supporters > 0 && <p className="aside">{amendments.supporters(row.supporters)}</p>}
    </>
  );
}

function Outcome({ row, clock, words: { amendments } }: DatedRowProps): ReactElement {
  const { decision, state } = row;
  return (
    <>
      <p className="side-decision">{amendments.states[state]}</p>
      {decision?.code && <p>{decision.code}</p>}
      {decision && <Said text={decision.reason} />}
      {decision && (
        <p className="aside">
          <DateOf at={decision.at} clock={clock} />
        </p>
      )}
    </>
  );
}

function Resulting({ row, words }: RowProps): ReactElement | null {
  const { gone } = words.amendments.reports.proposals;
  if (!row.resulting) return null;
  return (
    <ul className="resulting">
      {row.resulting.map(({ block, words: text }) => (
        <li key={block}>{text ?? <span className="aside">{gone}</span>}</li>
      ))}
    </ul>
  );
}
