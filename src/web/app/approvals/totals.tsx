/** How many bodies stand how in the newest round. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icon.tsx';
import { type Board, chooseRows, countStands } from './board.ts';
import { looks, stands } from './looks.ts';

export function Totals({ board }: { readonly board: Board }): ReactElement {
  const { t } = useTranslation('approvals');
  const counts = countStands(board, -1);
  const late = chooseRows(board, 'late').length;
  const asked = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return (
    <ul className="approvals-totals" aria-label={t('totals')}>
      <li>
        <b>{asked}</b> {t('asked')}
      </li>
      {stands
        .filter((stand) => counts.has(stand))
        .map((stand) => (
          <li key={stand} className={`tone-${looks[stand].tone}`}>
            <Icon name={looks[stand].icon} /> <b>{counts.get(stand)}</b> {t(`stands.${stand}`)}
          </li>
        ))}
      {late > 0 && (
        <li className="tone-bad">
          <Icon name="warning" /> <b>{late}</b> {t('late')}
        </li>
      )}
    </ul>
  );
}
