/** The sections of where one is: of the whole, and below a line those of the draft that is open. */
import { useRouterState } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import { draftsHref } from '../links.ts';
import { draftSections } from './draft-sections.ts';

interface Entry {
  readonly name: string;
  readonly href: string;
  readonly icon: IconName;
}

export function SideNavigation(): ReactElement {
  const { t } = useTranslation('frame');
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const id = /^\/drafts\/([^/]+)/.exec(path)?.[1];
  const whole: readonly Entry[] = [{ name: t('nav.drafts'), href: draftsHref, icon: 'drafts' }];
  const sections = id === undefined ? [] : draftSections(decodeURIComponent(id));
  return (
    <nav className="side" aria-label={t('nav.label')}>
      <Entries entries={whole} path={path} />
      {sections.length > 0 && (
        <Entries
          entries={sections.map(({ section, ...rest }) => ({ ...rest, name: t(`nav.${section}`) }))}
          path={path}
        />
      )}
    </nav>
  );
}

/** The deepest entry that the path lies under is the current one. */
function Entries({
  entries,
  path,
}: {
  readonly entries: readonly Entry[];
  readonly path: string;
}): ReactElement {
  const lies = ({ href }: Entry) => path === href || path.startsWith(`${href}/`);
  const current = entries.filter(lies).sort((a, b) => b.href.length - a.href.length)[0];
  return (
    <ul>
      {entries.map((entry) => (
        <li key={entry.href}>
          <Link href={entry.href} {...(entry === current ? { 'aria-current': 'page' } : {})}>
            <Icon name={entry.icon} />
            {entry.name}
          </Link>
        </li>
      ))}
    </ul>
  );
}
