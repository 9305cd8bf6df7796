/** The points as a table, which on a narrow screen reads as cards; each opens its drawer. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayShortDate } from '../../format/when.ts';
import { Chip } from '../../parts/chip.tsx';
import { Link } from '../../parts/link.tsx';
import { recogniseLanguage } from '../../public/said.tsx';
import { useNames } from '../api/directory.ts';
import type { Meeting } from '../api/items.ts';
import { type ObjectionsShown, objectionsShownHref } from '../links.ts';
import { zone } from '../place.ts';
import { Difference } from '../verdict/runs.tsx';
import { useLanguage } from '../words/i18n.ts';
import { endLooks, stateLooks } from './looks.ts';
import { aheadOf, endOf, kindOf, type Point, stateOf } from './points.ts';

interface PointsTableProps {
  readonly id: string;
  readonly points: readonly Point[];
  readonly meetings: readonly Meeting[];
  readonly shown: ObjectionsShown;
}

const columns = ['place', 'body', 'point', 'wording', 'answer', 'state', 'result'] as const;

export function PointsTable({ id, points, meetings, shown }: PointsTableProps): ReactElement {
  const { t } = useTranslation('objections');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-scroll points-board" aria-label={t('title')} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {t(`columns.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <Row
              key={point.item}
              point={point}
              meetings={meetings}
              href={objectionsShownHref(id, { ...shown, item: point.item, meeting: undefined })}
              id={id}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

interface RowProps {
  readonly id: string;
  readonly point: Point;
  readonly meetings: readonly Meeting[];
  readonly href: string;
}

function Row({ id, point, meetings, href }: RowProps): ReactElement {
  const { t } = useTranslation('objections');
  const { t: inHistory } = useTranslation('history');
  const { shortOf } = useNames();
  const state = stateOf(point, meetings);
  return (
    <tr className={state === 'ended' ? 'point-ended' : undefined}>
      <th scope="row">
        <Link href={href}>{inHistory(`items.${kindOf(point)}`, { number: point.item })}</Link>
        <Place point={point} />
        <q className="point-clamp" lang={point.lang}>
          {point.quote}
        </q>
      </th>
      <td data-column={t('columns.body')}>{shortOf(point.agency)}</td>
      <td data-column={t('columns.point')}>
        <p className="point-clamp" lang={recogniseLanguage(point.reason)}>
          {point.reason}
        </p>
      </td>
      <td data-column={t('columns.wording')}>
        {point.wording !== undefined && (
          <div className="point-clamp">
            <Difference before={point.quote} after={point.wording} lang={point.lang} />
          </div>
        )}
      </td>
      <td data-column={t('columns.answer')}>
        {point.answer && (
          <>
            <b>{inHistory(`answers.${point.answer.answer}`)}</b>
            <p className="point-clamp" lang={recogniseLanguage(point.answer.reason)}>
              {point.answer.reason}
            </p>
          </>
        )}
      </td>
      <td data-column={t('columns.state')}>
        <Chip {...stateLooks[state]}>{t(`states.${state}`)}</Chip>
      </td>
      <td data-column={t('columns.result')}>
        <Result id={id} point={point} meetings={meetings} />
      </td>
    </tr>
  );
}

/** Where a point stands in the newest version. */
export function Place({ point: { place, lang } }: { readonly point: Point }): ReactElement {
  const { t } = useTranslation('objections');
  if (!place) return <span className="field-hint">{t('gone')}</span>;
  return (
    <span className="field-hint">
      {place.number !== '' && `${place.number}. `}
      <span lang={lang}>{place.heading}</span>
      {place.paragraph !== null && <>, {t('paragraph', { number: place.paragraph })}</>}
    </span>
  );
}

/** The meeting a point waits for or was settled by, and what it came to. */
function Result({ id, point, meetings }: Omit<RowProps, 'href'>): ReactElement | null {
  const { t } = useTranslation('objections');
  const lang = useLanguage();
  const end = endOf(point);
  const number = end ? end.meeting : aheadOf(meetings, point.item)?.meeting;
  const meeting = meetings[(number ?? 0) - 1];
  return (
    <>
      {end && <Chip {...endLooks[end.kind]}>{t(`ends.${end.kind}`)}</Chip>}
      {end?.wording && <p lang={point.lang}>«{end.wording}»</p>}
      {meeting && (
        <p>
          <Link href={objectionsShownHref(id, { meeting: meeting.meeting })}>
            {t('meeting.name', { number: meeting.meeting })}
          </Link>{' '}
          <span className="field-hint">{sayShortDate(meeting.begins, { lang, zone })}</span>
        </p>
      )}
    </>
  );
}
