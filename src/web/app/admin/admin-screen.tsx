/** What stands around every screen of the administration: its sections, and who may see it. */
import type { ReactElement, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from '../../parts/link.tsx';
import { FailureScreen } from '../frame/failure.tsx';
import { Screen } from '../frame/screen.tsx';
import { type AdminSection, adminHref } from '../links.ts';
import { administers, useSession } from '../session.ts';
import { sectionsFor } from './sections.ts';

interface AdminScreenProps {
  readonly section: AdminSection;
  readonly title: string;
  readonly lead?: string;
  /** Buttons. */
  readonly actions?: ReactNode;
  /** Who sees the buttons: administrators when left out. */
  readonly mayAct?: boolean;
  readonly children: ReactNode;
}

/** Whoever has no part in the section sees that nothing is here. */
export function AdminScreen(props: AdminScreenProps): ReactElement {
  const { t } = useTranslation('admin');
  const session = useSession();
  const { section: here, title, lead, actions, mayAct = administers(session), children } = props;
  const shown = sectionsFor(session);
  if (!shown.includes(here)) return <FailureScreen error={null} />;
  return (
    <Screen title={title} lead={lead} actions={mayAct && actions}>
      {shown.length > 1 && (
        <nav className="filters" aria-label={t('sections.label')}>
          <ul className="filter-links admin-sections">
            {shown.map((section) => (
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
      )}
      {children}
    </Screen>
  );
}
