/** The report on the discussion: a page of its own, made to be printed on A4. */
import type { ReactElement, ReactNode } from 'react';
import { formatNumber } from '../../domain/format.ts';
import type { Language } from '../../domain/language.ts';
import { type Clock, sayDate } from '../format/when.ts';
import { Masthead } from './head.tsx';
import { draftHref, proposalsHref, reportJsonHref } from './links.ts';
import type { DiscussionPage, FigureLine } from './model-reports.ts';
import { Page } from './page.tsx';
import { UsedTable } from './used.tsx';
import { DateOf } from './when.tsx';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

export function DiscussionView({ page }: { readonly page: DiscussionPage }): ReactElement {
  const { frame, head } = page;
  const clock: Clock = { lang: frame.lang, zone: head.zone };
  const words = wordsIn(frame.lang);
  const { reports } = words.amendments;
  const { title, intro } = reports.discussion;
  return (
    <Page frame={frame} title={`${title}: ${head.titles[frame.lang]}`} description={intro}>
      <Masthead
        frame={frame}
        head={head}
        eyebrow={<a href={draftHref(head.id, frame.lang)}>{words.versions.back}</a>}
      />
      <section className="part disagreements" aria-labelledby="report-title">
        <h2 id="report-title">{title}</h2>
        <p className="lead">
          {intro} {words.disagreements.asOf(page.version, sayDate(page.asOf, clock))}
        </p>
        <Periods page={page} clock={clock} words={words} />
        <Figures page={page} words={words} />
        <AskedBodies page={page} clock={clock} words={words} />
        <UsedTable id={head.id} rows={page.used} clock={clock} />
        <p className="backlink">
          <a href={draftHref(head.id, frame.lang)}>{words.versions.back}</a>{' '}
          <a href={proposalsHref(head.id, frame.lang)}>{reports.proposals.title}</a>{' '}
          <a href={reportJsonHref(head.id, 'discussion', frame.lang)}>{words.compare.json}</a>
        </p>
      </section>
    </Page>
  );
}

interface PartProps {
  readonly page: DiscussionPage;
  readonly clock: Clock;
  readonly words: Words;
}

function Periods({ page: { consultations }, clock, words }: PartProps): ReactElement {
  const { periods, never, period } = words.amendments.reports.discussion;
  return (
    <>
      <h3>{periods}</h3>
      {consultations.length === 0 && <p>{never}</p>}
      {consultations.map(({ name, from, until }) => (
        <p key={from}>
          {name}: {period(sayDate(from, clock), until && sayDate(until, clock))}.
        </p>
      ))}
    </>
  );
}

const columnsOfFigures = [
  'submitted',
  'adopted',
  'partly',
  'reworded',
  'refused',
  'moot',
  'withdrawn',
  'open',
  'supporters',
  'answerDays',
] as const;

function Figures({ page, words }: Omit<PartProps, 'clock'>): ReactElement {
  const { lang } = page.frame;
  const { figures, figureColumns, total } = words.amendments.reports.discussion;
  return (
    <>
      <h3>{figures}</h3>
      <table className="sides sides-figures">
        <thead>
          <tr>
            <th scope="col">{figureColumns.organisation}</th>
            {columnsOfFigures.map((column) => (
              <th key={column} scope="col">
                {figureColumns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {page.organisations.map((line) => (
            <FigureRow key={line.name} name={line.name} line={line} lang={lang} words={words} />
          ))}
        </tbody>
        <tfoot>
          <FigureRow name={<b>{total}</b>} line={page.total} lang={lang} words={words} />
        </tfoot>
      </table>
    </>
  );
}

interface FigureRowProps {
  readonly name: ReactNode;
  readonly line: FigureLine;
  readonly lang: Language;
  readonly words: Words;
}

function FigureRow({ name, line, lang, words }: FigureRowProps): ReactElement {
  const { figureColumns } = words.amendments.reports.discussion;
  return (
    <tr>
      <td data-column={figureColumns.organisation}>{name}</td>
      {columnsOfFigures.map((column) => (
        <td key={column} data-column={figureColumns[column]}>
          {line[column] === null ? '–' : formatNumber(line[column], lang)}
        </td>
      ))}
    </tr>
  );
}

function AskedBodies({ page: { asked }, clock, words }: PartProps): ReactElement {
  const { asked: title, askedColumns: columns } = words.amendments.reports.discussion;
  return (
    <>
      <h3>{title}</h3>
      <table className="sides sides-asked">
        <thead>
          <tr>
            <th scope="col">{columns.organisation}</th>
            <th scope="col">{columns.round}</th>
            <th scope="col">{columns.version}</th>
            <th scope="col">{columns.due}</th>
            <th scope="col">{columns.answer}</th>
          </tr>
        </thead>
        <tbody>
          {asked.map(({ round, version, organisation, due, answer }) => (
            <tr key={`${round} ${organisation}`}>
              <td data-column={columns.organisation}>{organisation}</td>
              <td data-column={columns.round}>{round}</td>
              <td data-column={columns.version}>{version}</td>
              <td data-column={columns.due}>
                <DateOf at={due} clock={clock} />
              </td>
              <td data-column={columns.answer}>
                {answer ? words.round.answers[answer] : words.round.silent}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
