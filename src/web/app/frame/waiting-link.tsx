/** The place of notices: how many drafts wait for the organisation one acts for, as a link to them. */
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../parts/chip.tsx';
import { Icon } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { useWaitingCount } from '../api/listed-drafts.ts';
import { draftsShownHref } from '../links.ts';
import { type Session, useSession } from '../session.ts';

export function WaitingLink(): ReactElement | null {
  const session = useSession();
  return session && <Waiting session={session} />;
}

function Waiting({ session }: { readonly session: Session }): ReactElement {
  const { t } = useTranslation('frame');
  const count = useWaitingCount(session.acting.organisation);
  return (
    <Link
      href={draftsShownHref({ show: 'waiting' })}
      className="bar-button"
      aria-label={t('waitingCount', { count })}
    >
      <Icon name="bell" />
      {count > 0 && <Badge tone="accent">{count}</Badge>}
    </Link>
  );
}
