/** The board as a table; on narrow screens each body is a card of the same cells. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { Draft as Folded, Round } from '../../../domain/draft/draft.ts';
import { sayShortDate } from '../../format/when.ts';
import { Chip } from '../../parts/chip.tsx';
import { Link } from '../../parts/link.tsx';
import { useNames } from '../api/directory.ts';
import type { Draft } from '../api/drafts.ts';
import { type RunningTerm, termsQuery } from '../api/terms.ts';
import { verdictHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import type { Board, Cell, Row } from './board.ts';
import { looks } from './looks.ts';
import { Term } from './term.tsx';
import { WhatChanged } from './what-changed.tsx';

interface BoardTableProps {
  readonly draft: Draft;
  readonly folded: Folded;
  readonly board: Board;
  readonly rows: readonly Row[];
}

export function BoardTable({ draft, folded, board, rows }: BoardTableProps): ReactElement {
  const { t } = useTranslation('approvals');
  const lang = useLanguage();
  const { nameOf } = useNames();
  const { data: terms } = useQuery(termsQuery(draft.id, lang));
  const newest = board.rounds.length - 1;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className="table-scroll approvals-board" aria-label={t('title')} tabIndex={0}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('body')}</th>
            {board.rounds.map((round) => (
              <th key={round.round} scope="col">
                <RoundHead round={round} folded={folded} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.agency}>
              <th scope="row">
                <Link href={verdictHref(draft.id, row.agency)}>{nameOf(row.agency)}</Link>
                {row.objections.length > 0 && (
                  <span className="field-hint">
                    {t('objections', { count: row.objections.length })}
                  </span>
                )}
              </th>
              {row.cells.map((cell, place) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its round's place
                  key={place}
                  data-column={t('round', { number: place + 1 })}
                >
                  {cell && (
                    <CellView
                      draft={draft}
                      agency={row.agency}
                      cell={cell}
                      term={
                        place === newest
                          ? terms?.terms.find(({ agency }) => agency === row.agency)
                          : undefined
                      }
                    />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function RoundHead({
  round,
  folded,
}: {
  readonly round: Round;
  readonly folded: Folded;
}): ReactElement {
  const { t } = useTranslation('approvals');
  const { t: inDraft } = useTranslation('draft');
  const lang = useLanguage();
  const clock = { lang, zone };
  const { state, version, at, closedAt, suspendedAt } = round;
  return (
    <>
      {folded.workflow.states[state]?.titles[lang] ?? state}
      <span className="field-hint">
        {inDraft('version', { number: version })} · {sayShortDate(at, clock)}
        {closedAt && ` – ${sayShortDate(closedAt, clock)}`}
        {suspendedAt && ` · ${t('suspended')}`}
      </span>
    </>
  );
}

interface CellViewProps {
  readonly draft: Draft;
  readonly agency: string;
  readonly cell: Cell;
  /** The term that runs, in the newest round. */
  readonly term: RunningTerm | undefined;
}

function CellView({ draft, agency, cell, term }: CellViewProps): ReactElement {
  const { t } = useTranslation('approvals');
  const { t: inDraft } = useTranslation('draft');
  const lang = useLanguage();
  const { stand, signoff, carried, outdated } = cell;
  return (
    <div className="approvals-cell">
      <Chip {...looks[stand]}>{t(`stands.${stand}`)}</Chip>
      {signoff && (
        <span className="field-hint">
          {inDraft('version', { number: signoff.version })} ·{' '}
          {sayShortDate(signoff.at, { lang, zone })}
        </span>
      )}
      {signoff?.by.inPlaceOf && <span className="field-hint">{t('delegated')}</span>}
      {carried && <span className="field-hint">{t(`carried.${carried}`)}</span>}
      {outdated !== null && (
        <WhatChanged draft={draft} agency={agency} since={outdated} isOpen={term !== undefined} />
      )}
      {!cell.isRequired && <span className="field-hint">{t('optional')}</span>}
      {term && <Term draft={draft} agency={agency} term={term} isLate={cell.isLate} />}
    </div>
  );
}
