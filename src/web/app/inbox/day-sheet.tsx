/** The inbox on one sheet, to be printed and taken along: what is one's own, and what one waits for. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import type { InboxRow } from '../api/inbox.ts';
import { useLanguage } from '../words/i18n.ts';
import { groupRows } from './rows.ts';
import { useTeller } from './tell.ts';

interface DaySheetProps {
  readonly rows: readonly InboxRow[];
}

export function DaySheet({ rows }: DaySheetProps): ReactElement {
  const { t } = useTranslation('inbox');
  const lang = useLanguage();
  const teller = useTeller();
  const groups = groupRows(rows.filter(({ stand }) => stand !== 'done'));
  return (
    <div className="day-sheet">
      {groups.map(({ group, rows: list }) => (
        <section key={group} aria-labelledby={`day-${group}`}>
          <h2 id={`day-${group}`}>
            {t(`groups.${group}`)} <span className="count">{list.length}</span>
          </h2>
          <ol>
            {list.map((row) => (
              <li key={row.id}>
                <p className="day-act">{teller.act(row)}</p>
                <p>{row.draft.titles[lang]}</p>
                <p className="quiet">
                  {[teller.due(row) ?? t('noTerm'), ...teller.facts(row)].join(' · ')}
                </p>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
