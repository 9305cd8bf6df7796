/**
 * The official approval sheet: who agreed to which version, in whose person, by what kind of answer,
 * with the version's hash and the place in the log it was read at. It is seen on paper alone.
 */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft as Folded } from '../../../domain/draft/draft.ts';
import { sayInstant } from '../../format/when.ts';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { readClock } from '../clock.ts';
import { zone } from '../place.ts';
import { useWho } from '../record/names.ts';
import { useLanguage } from '../words/i18n.ts';
import { type Board, lastCell, type Row } from './board.ts';

interface SheetProps {
  readonly draft: Draft;
  readonly folded: Folded;
  readonly board: Board;
}

export function Sheet({ draft, folded, board }: SheetProps): ReactElement {
  const { t } = useTranslation('approvals');
  const { t: inDraft } = useTranslation('draft');
  const lang = useLanguage();
  const version = folded.versions.at(-1);
  return (
    <section className="approval-sheet" aria-hidden="true">
      <h2>{t('sheet.title')}</h2>
      <p>
        {draft.titles[lang]}
        {version && (
          <>
            {', '}
            {inDraft('ofVersion', { number: version.version })}
            <br />
            <code className="hash">{version.hash}</code>
          </>
        )}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('body')}</th>
            <th>{t('sheet.answer')}</th>
            <th>{t('sheet.person')}</th>
            <th>{t('sheet.date')}</th>
            <th>{t('sheet.version')}</th>
          </tr>
        </thead>
        <tbody>
          {board.rows.map((row) => (
            <SheetRow key={row.agency} draft={draft.id} row={row} />
          ))}
        </tbody>
      </table>
      <p>
        {t('sheet.checkpoint', { seq: folded.seq })}
        <br />
        <code className="hash">{folded.head}</code>
      </p>
      <p>{t('sheet.printed', { date: sayInstant(readClock(), { lang, zone }) })}</p>
    </section>
  );
}

function SheetRow({ draft, row }: { readonly draft: string; readonly row: Row }): ReactElement {
  const { t } = useTranslation('approvals');
  const { t: inDraft } = useTranslation('draft');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const who = useWho(draft);
  const cell = lastCell(row);
  const signoff = cell?.signoff;
  return (
    <tr>
      <td>{nameOf(row.agency)}</td>
      <td>
        {cell ? t(`stands.${cell.stand}`) : t('sheet.notAsked')}
        {cell?.carried && `, ${t(`carried.${cell.carried}`)}`}
      </td>
      <td>{signoff && who(signoff.by, row.agency)}</td>
      <td>{signoff && sayInstant(signoff.at, { lang, zone })}</td>
      <td>
        {signoff && (
          <>
            {inDraft('ofVersion', { number: signoff.version })}
            <br />
            <code className="hash">{signoff.hash.slice(0, 16)}</code>
          </>
        )}
      </td>
    </tr>
  );
}
