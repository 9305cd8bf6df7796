/** The amendments as a table, for reading across, and for printing. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { sayShortDate } from '../../format/when.ts';
import { Link } from '../../parts/link.tsx';
import { Table } from '../../parts/table.tsx';
import { useNames } from '../api/directory.ts';
import { triageHref } from '../links.ts';
import { zone } from '../place.ts';
import { useLanguage } from '../words/i18n.ts';
import { Line, Marks } from './card.tsx';
import type { Placed } from './columns.ts';
import { Box, isChoosable } from './together.tsx';
import type { Triage } from './triage.ts';
import { useChoosing } from './use-choosing.ts';

interface CardTableProps {
  readonly triage: Triage;
  readonly chosen: readonly Placed[];
}

export function CardTable({ triage, chosen }: CardTableProps): ReactElement {
  const { draft, shown, desk, selected } = triage;
  const choose = useChoosing(triage);
  const { t } = useTranslation('triage');
  const lang = useLanguage();
  const { shortOf } = useNames();
  return (
    <div className="triage-table">
      <Table<Placed>
        label={t('title')}
        rows={[...chosen].sort((a, b) => a.card.amendment - b.card.amendment)}
        keyOf={({ card }) => String(card.amendment)}
        columns={[
          {
            id: 'number',
            name: t('table.number'),
            cell: (placed) => (
              <span className="triage-named">
                <Link href={triageHref(draft.id, { ...shown, open: placed.card.amendment })}>
                  {t('number', { number: placed.card.amendment })}
                </Link>
                {desk && isChoosable(placed) && (
                  <Box
                    number={placed.card.amendment}
                    isChosen={selected.has(placed.card.amendment)}
                    onChoose={choose}
                  />
                )}
              </span>
            ),
          },
          { id: 'by', name: t('by'), cell: ({ card }) => shortOf(card.by.organisation) },
          {
            id: 'at',
            name: t('table.at'),
            cell: ({ card }) => sayShortDate(card.at, { lang, zone }),
          },
          { id: 'words', name: t('table.words'), cell: ({ card }) => <Line card={card} /> },
          { id: 'state', name: t('state'), cell: (placed) => <Marks placed={placed} /> },
        ]}
      />
    </div>
  );
}
