/**
 * The official protocol of disagreements: both wordings, both arguments and the decision, with a line
 * for each side to sign on. It is seen on paper alone, and reads without colours.
 */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayDate, sayInstant } from '../../format/when.ts';
import { recogniseLanguage } from '../../public/said.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { type Disagreement, disagreementsQuery } from '../api/items.ts';
import { readClock } from '../clock.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';

const columns = [
  'number',
  'place',
  'drafterWording',
  'agencyWording',
  'drafterArgument',
  'agencyArgument',
  'decision',
] as const;

export function Protocol({ draft }: { readonly draft: Draft }): ReactElement | null {
  const { t } = useTranslation('objections');
  const { t: inDraft } = useTranslation('draft');
  const lang = useLanguage();
  const { data: rows } = useQuery(disagreementsQuery(draft.id));
  if (!rows) return null;
  return (
    <section className="protocol" aria-hidden="true">
      <h2>{t('protocol.title')}</h2>
      <p className="protocol-of">
        {t('protocol.of', { title: draft.titles[lang] })}
        {draft.version && (
          <>
            {', '}
            {inDraft('ofVersion', { number: draft.version.version })}
            <br />
            <code className="hash">{draft.version.hash}</code>
          </>
        )}
      </p>
      {rows.length === 0 ? <p>{t('protocol.none')}</p> : <Rows rows={rows} />}
      <Signatures draft={draft} rows={rows} />
      <p>{t('protocol.printed', { date: sayInstant(readClock(), { lang, zone }) })}</p>
    </section>
  );
}

function Rows({ rows }: { readonly rows: readonly Disagreement[] }): ReactElement {
  const { t } = useTranslation('objections');
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column}>{t(`protocol.columns.${column}`)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <Row key={row.item} row={row} number={index + 1} />
        ))}
      </tbody>
    </table>
  );
}

function Row({ row, number }: { readonly row: Disagreement; readonly number: number }) {
  const { t } = useTranslation('objections');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { place, decision } = row;
  return (
    <tr>
      <td>{number}</td>
      <td>
        {place ? (
          <>
            {place.number !== '' && `${place.number}. `}
            <span lang={row.lang}>{place.heading}</span>
            {place.paragraph !== null && <>, {t('paragraph', { number: place.paragraph })}</>}
          </>
        ) : (
          t('gone')
        )}
      </td>
      <td lang={row.lang}>{row.drafterWording ?? t('gone')}</td>
      <td>
        <b>{nameOf(row.agency)}</b>
        <br />
        {row.agencyWording === null ? (
          <span lang={recogniseLanguage(row.remark)}>{row.remark}</span>
        ) : (
          <span lang={row.lang}>
            <s>{row.quote}</s> {row.agencyWording}
          </span>
        )}
      </td>
      <td>{row.drafterArgument ?? t('protocol.unanswered')}</td>
      <td>{row.agencyArgument}</td>
      <td>
        {decision ? (
          <>
            {t(`ends.${decision.kind}`)}: {decision.reason} ({sayDate(decision.at, { lang, zone })})
          </>
        ) : (
          t('protocol.open')
        )}
      </td>
    </tr>
  );
}

/** A line for the drafting body and one for each body that disagrees. */
function Signatures({
  draft,
  rows,
}: {
  readonly draft: Draft;
  readonly rows: readonly Disagreement[];
}) {
  const { t } = useTranslation('objections');
  const { nameOf } = useNames();
  const bodies = [...new Set([draft.owner, ...rows.map(({ agency }) => agency)])];
  return (
    <table className="protocol-signatures">
      <tbody>
        {bodies.map((body) => (
          <tr key={body}>
            <td>
              {t(body === draft.owner ? 'protocol.drafter' : 'protocol.agency')}
              <br />
              {nameOf(body)}
            </td>
            <td className="protocol-line">
              <span>{t('protocol.signature')}</span>
            </td>
            <td className="protocol-line">
              <span>{t('protocol.name')}</span>
            </td>
            <td className="protocol-line">
              <span>{t('protocol.date')}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
