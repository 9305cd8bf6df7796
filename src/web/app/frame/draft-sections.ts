/** The screens of one draft, in the order of the side navigation. A new one is named here. */
import type { IconName } from '../../parts/icon.tsx';
import {
  amendHref,
  amendmentsHref,
  approvalsHref,
  commentsShownHref,
  compareHref,
  editHref,
  figuresHref,
  historyHref,
  objectionsShownHref,
  overviewHref,
  routeHref,
  sealHref,
  textHref,
} from '../links.ts';

export interface DraftSection {
  /** Its key among the words of `frame.nav`. */
  readonly section:
    | 'overview'
    | 'text'
    | 'compare'
    | 'amendments'
    | 'approvals'
    | 'objections'
    | 'comments'
    | 'route'
    | 'history'
    | 'figures'
    | 'edit'
    | 'seal';
  readonly href: string;
  readonly icon: IconName;
  /** Another address that is part of it. */
  readonly also?: string;
  /** For those alone who draft. */
  readonly isForDrafters?: true;
}

export const draftSections = (id: string): readonly DraftSection[] => [
  { section: 'overview', href: overviewHref(id), icon: 'overview' },
  { section: 'text', href: textHref(id), icon: 'text' },
  { section: 'compare', href: compareHref(id), icon: 'compare' },
  { section: 'amendments', href: amendmentsHref(id), also: amendHref(id), icon: 'remarks' },
  { section: 'approvals', href: approvalsHref(id), icon: 'agree' },
  { section: 'objections', href: objectionsShownHref(id), icon: 'object' },
  { section: 'comments', href: commentsShownHref(id), icon: 'public' },
  { section: 'route', href: routeHref(id), icon: 'route' },
  { section: 'history', href: historyHref(id), icon: 'history' },
  { section: 'figures', href: figuresHref(id), icon: 'figures' },
  { section: 'edit', href: editHref(id), icon: 'edit', isForDrafters: true },
  { section: 'seal', href: sealHref(id), icon: 'seal', isForDrafters: true },
];
