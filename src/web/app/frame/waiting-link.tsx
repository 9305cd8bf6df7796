/** The place of notices: how much waits for who acts, as a link to their inbox. */
import { useQuery } from '@tanstack/react-query';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { inboxCountQuery } from '../api/inbox.ts';
import { inboxHref } from '../links.ts';
import { hasInbox, useSession } from '../session.ts';

export const WaitingLink = (): ReactElement | null => (hasInbox(useSession()) ? <Waiting /> : null);

function Waiting(): ReactElement {
  const { t } = useTranslation('frame');
  const { data } = useQuery(inboxCountQuery);
  const { turns = 0, overdue = 0 } = data ?? {};
  return (
    <Link href={inboxHref} className="bar-button" aria-label={t('waitingCount', { count: turns })}>
      <Icon name="bell" />
      {turns > 0 && <Badge tone={overdue > 0 ? 'bad' : 'accent'}>{turns}</Badge>}
    </Link>
  );
}
