/** What stands around every screen of the administration: its sections, and who may see it. */
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../parts/link.tsx';
import { FailureScreen } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { type AdminSection, adminHref } from '../links.ts';
import { administers, readsAdministration, useSession } from '../session.ts';

/** Auditors read what is not marked. */
const sections: readonly { readonly section: AdminSection; readonly isForKeepers?: true }[] = [
  { section: 'people' },
  { section: 'organisations' },
  { section: 'import', isForKeepers: true },
  { section: 'outbox', isForKeepers: true },
  { section: 'access-log' },
];

interface AdminScreenProps {
  readonly section: AdminSection;
  readonly title: string;
  readonly lead?: string;
  /** Buttons; administrators alone see them. */
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** Whoever has no part in the administration sees that nothing is here. */
export function AdminScreen(props: AdminScreenProps): ReactElement {
  const { section: here, title, lead, actions, children } = props;
  const { t } = useTranslation('admin');
  const session = useSession();
  const keeps = administers(session);
  const shown = sections.filter(({ isForKeepers }) => keeps || !isForKeepers);
  if (!readsAdministration(session) || !shown.some(({ section }) => section === here))
    return <FailureScreen error={null} />;
  return (
    <Screen title={title} lead={lead} actions={keeps && actions}>
      <nav className="filters" aria-label={t('sections.label')}>
        <ul className="filter-links">
          {shown.map(({ section }) => (
            <li key={section}>
              <Link
                href={adminHref(section)}
                {...(section === here ? { 'aria-current': 'page' } : {})}
              >
                {t(`sections.${section}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {children}
    </Screen>
  );
}
