/** The table of disagreements: a page of its own, made to be printed on A4. */
import type { ReactElement } from 'react';
import { type Clock, sayDate } from '../format/when.ts';
import { Masthead } from './head.tsx';
import { disagreementsJsonHref, draftHref } from './links.ts';
import type { DisagreementRow, DisagreementsPage } from './model.ts';
import { Page } from './page.tsx';
import { Said } from './said.tsx';
import { DateOf } from './when.tsx';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

export function DisagreementsView({ page }: { readonly page: DisagreementsPage }): ReactElement {
  const { frame, head, rows } = page;
  const clock: Clock = { lang: frame.lang, zone: head.zone };
  const words = wordsIn(frame.lang);
  const { disagreements } = words;
  return (
    <Page
      frame={frame}
      title={`${disagreements.title}: ${head.titles[frame.lang]}`}
      description={disagreements.intro}
    >
      <Masthead
        frame={frame}
        head={head}
        eyebrow={<a href={draftHref(head.id, frame.lang)}>{words.versions.back}</a>}
      />
      <section className="part disagreements" aria-labelledby="table-title">
        <h2 id="table-title">{disagreements.title}</h2>
        <p className="lead">
          {disagreements.intro} {disagreements.asOf(page.version, sayDate(page.asOf, clock))}
        </p>
        {rows.length === 0 ? (
          <p className="empty">{disagreements.none}</p>
        ) : (
          <Table rows={rows} clock={clock} words={disagreements} />
        )}
        <p className="backlink">
          <a href={draftHref(head.id, frame.lang)}>{words.versions.back}</a>{' '}
          <a href={disagreementsJsonHref(head.id)}>{words.compare.json}</a>
        </p>
      </section>
    </Page>
  );
}

interface TableProps {
  readonly rows: readonly DisagreementRow[];
  readonly clock: Clock;
  readonly words: Words['disagreements'];
}

/** Each cell carries its column's name, so that on a narrow screen a row reads as a list. */
function Table({ rows, clock, words }: TableProps): ReactElement {
  const { columns } = words;
  return (
    <table className="sides">
      <thead>
        <tr>
          <th scope="col">{columns.number}</th>
          <th scope="col">{columns.place}</th>
          <th scope="col">{columns.drafter}</th>
          <th scope="col">{columns.agency}</th>
          <th scope="col">{columns.drafterArgument}</th>
          <th scope="col">{columns.agencyArgument}</th>
          <th scope="col">{columns.decision}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr key={row.item} id={`item-${row.item}`}>
            <td data-column={columns.number}>{index + 1}</td>
            <td data-column={columns.place}>
              <Place row={row} words={words} />
            </td>
            <td data-column={columns.drafter} lang={row.lang}>
              {row.drafterWording ?? words.gone}
            </td>
            <td data-column={columns.agency}>
              <p className="side-by">{row.agency}</p>
              <AgencySide row={row} words={words} />
            </td>
            <td data-column={columns.drafterArgument}>
              {row.drafterArgument === null ? (
                words.unanswered
              ) : (
                <Said text={row.drafterArgument} />
              )}
            </td>
            <td data-column={columns.agencyArgument}>
              <Said text={row.agencyArgument} />
            </td>
            <td data-column={columns.decision}>
              <Decided row={row} clock={clock} words={words} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface RowProps {
  readonly row: DisagreementRow;
  readonly words: Words['disagreements'];
}

function Place({ row: { place, lang }, words }: RowProps): ReactElement {
  if (!place) return <>{words.gone}</>;
  return (
    <>
      {place.number && <span className="side-number">{place.number}. </span>}
      <span lang={lang}>{place.heading}</span>
      {place.paragraph !== null && <p className="aside">{words.paragraph(place.paragraph)}</p>}
    </>
  );
}

function AgencySide({ row, words }: RowProps): ReactElement {
  if (row.agencyWording !== null)
    return (
      <p lang={row.lang}>
        <del>{row.quote}</del> <ins>{row.agencyWording}</ins>
      </p>
    );
  return (
    <>
      <p lang={row.lang}>
        {words.about} <q>{row.quote}</q>
      </p>
      <Said text={row.remark} />
    </>
  );
}

function Decided({ row, clock, words }: RowProps & { readonly clock: Clock }): ReactElement {
  const { decision } = row;
  if (!decision) return <>{words.open}</>;
  return (
    <>
      <p className="side-decision">{words.decisions[decision.kind]}</p>
      <Said text={decision.reason} />
      <p className="aside">
        {decision.by}, <DateOf at={decision.at} clock={clock} />
      </p>
    </>
  );
}
