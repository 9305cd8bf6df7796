/** Where one is, above every screen: the list, the draft, its section. */
import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import type { ReactElement } from 'react';
import { useTranslation } from 'react-i18next';
import { Breadcrumbs } from '../../parts/breadcrumbs.tsx';
import { draftQuery } from '../api/drafts.ts';
import { draftIn, draftsHref, overviewHref } from '../links.ts';
import { useLanguage } from '../words/i18n.ts';
import { draftSections } from './draft-sections.ts';

export function Place(): ReactElement | null {
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const id = draftIn(path);
  return id === undefined ? null : <DraftPlace id={id} path={path} />;
}

interface DraftPlaceProps {
  readonly id: string;
  readonly path: string;
}

function DraftPlace({ id, path }: DraftPlaceProps): ReactElement {
  const { t } = useTranslation('frame');
  const lang = useLanguage();
  // The route reads it; this only says its title.
  const { data: draft } = useQuery({ ...draftQuery(id), enabled: false });
  const title = draft?.titles[lang] ?? '…';
  const here = draftSections(id).find(
    ({ section, href }) => section !== 'overview' && path.startsWith(href),
  );
  return (
    <Breadcrumbs
      label={t('place')}
      crumbs={[
        { name: t('nav.drafts'), href: draftsHref },
        here ? { name: title, href: overviewHref(id) } : { name: title },
        ...(here ? [{ name: t(`nav.${here.section}`) }] : []),
      ]}
    />
  );
}
