/** The sections of where one is: of the whole, and below a line those of the draft that is open. */
import { useQuery } from '@tanstack/react-query';
import { useRouterState } from '@tanstack/react-router';
import { type ReactElement, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../parts/chip.tsx';
import { Icon, type IconName } from '../../parts/icon.tsx';
import { Link } from '../../parts/link.tsx';
import type { Schemas } from '../api/client.ts';
import { draftQuery } from '../api/drafts.ts';
import { inboxCountQuery } from '../api/inbox.ts';
import { adminHref, draftIn, draftsHref, inboxHref, reportsHref, workflowsHref } from '../links.ts';
import {
  coordinates,
  draftsFor,
  hasInbox,
  leads,
  readsAdministration,
  signs,
  useSession,
} from '../session.ts';
import { type DraftSection, draftSections } from './draft-sections.ts';
import { kindOfFailure } from './failure.tsx';
import { SavePlace } from './save-place.tsx';

interface Entry {
  readonly name: string;
  readonly href: string;
  readonly icon: IconName;
  /** Another address that is part of it. */
  readonly also?: string | undefined;
  /** How much waits there. */
  readonly count?: Schemas['InboxCount'] | undefined;
}

export function SideNavigation(): ReactElement {
  const { t } = useTranslation('frame');
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const id = draftIn(path);
  const whole: readonly Entry[] = [
    ...useInboxEntry(),
    { name: t('nav.drafts'), href: draftsHref, icon: 'drafts' },
    { name: t('nav.workflows'), href: workflowsHref, icon: 'route' },
    { name: t('nav.reports'), href: reportsHref, icon: 'figures' },
    ...useAdminEntry(),
  ];
  const sections = useSections(id);
  const draft = sections.map(({ section, href, also, icon }) => ({
    href,
    also,
    icon,
    name: t(`nav.${section}`),
  }));
  const current = deepest([...whole, ...draft], path);
  const nav = useCurrentInView(current?.href);
  return (
    <nav ref={nav} className="side" aria-label={t('nav.label')}>
      <Entries entries={whole} current={current} />
      {draft.length > 0 && <Entries entries={draft} current={current} />}
      <SavePlace />
    </nav>
  );
}

/** Where the sections stand in one line that scrolls, the one that is open stands in its middle. */
function useCurrentInView(href: string | undefined) {
  const nav = useRef<HTMLElement>(null);
  useEffect(() => {
    const line = nav.current;
    const open = href && line?.querySelector('[aria-current]');
    if (!line || !open) return;
    // Letters, counts and further sections come a moment later, and take room.
    const observer = new ResizeObserver(() => {
      const [outer, inner] = [line.getBoundingClientRect(), open.getBoundingClientRect()];
      line.scrollLeft += inner.x + inner.width / 2 - (outer.x + outer.width / 2);
    });
    for (const list of line.querySelectorAll('ul')) observer.observe(list);
    return () => observer.disconnect();
  }, [href]);
  return nav;
}

/** The administration; for who signs, where the mandates are, and for who leads partners, webhooks. */
function useAdminEntry(): readonly Entry[] {
  const { t } = useTranslation('frame');
  const session = useSession();
  if (readsAdministration(session) || coordinates(session))
    return [{ name: t('nav.admin'), href: '/admin', icon: 'person' }];
  if (leads(session))
    return [{ name: t('nav.webhooks'), href: adminHref('webhooks'), icon: 'route' }];
  return signs(session)
    ? [{ name: t('nav.mandates'), href: adminHref('mandates'), icon: 'person' }]
    : [];
}

/** The inbox with how much of it waits; nobody's who has no say in drafts. */
function useInboxEntry(): readonly Entry[] {
  const { t } = useTranslation('frame');
  const isThere = hasInbox(useSession());
  const { data } = useQuery({ ...inboxCountQuery, enabled: isThere });
  const entry = { name: t('nav.inbox'), href: inboxHref, icon: 'bell', count: data } as const;
  return isThere ? [entry] : [];
}

/** The sections of the open draft that are for whoever acts; none without a draft. */
function useSections(id: string | undefined): readonly DraftSection[] {
  const session = useSession();
  // The route reads the draft; this only looks whose it is.
  const { data: draft, error } = useQuery({ ...draftQuery(id ?? ''), enabled: false });
  if (id === undefined || (error && kindOfFailure(error) === 'absent')) return [];
  const drafts = draft !== undefined && draftsFor(session, draft.owner);
  return draftSections(id).filter(({ isForDrafters }) => drafts || !isForDrafters);
}

/** The entry a path lies under, the one farthest down; none outside them all. */
const deepest = (entries: readonly Entry[], path: string): Entry | undefined =>
  entries
    .filter(({ href, also }) => path === href || path === also || path.startsWith(`${href}/`))
    .sort((a, b) => b.href.length - a.href.length)[0];

interface EntriesProps {
  readonly entries: readonly Entry[];
  readonly current: Entry | undefined;
}

const Entries = ({ entries, current }: EntriesProps): ReactElement => (
  <ul>
    {entries.map((entry) => (
      <li key={entry.href}>
        <Link href={entry.href} {...(entry === current ? { 'aria-current': 'page' } : {})}>
          <Icon name={entry.icon} />
          {entry.name}
          {entry.count && entry.count.turns > 0 && (
            <Badge tone={entry.count.overdue > 0 ? 'bad' : 'accent'}>{entry.count.turns}</Badge>
          )}
        </Link>
      </li>
    ))}
  </ul>
);
