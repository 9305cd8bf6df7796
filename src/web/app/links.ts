/** Addresses inside the application, each made in one place. */

import type { Language } from '../../domain/language.ts';
import type { SearchKind } from '../../domain/search-kinds.ts';
import type { Kind } from './record/kinds.ts';

/** The first steps of every address of the application; the server answers each with its document. */
export const appRoots = [
  'inbox',
  'drafts',
  'search',
  'me',
  'sign-in',
  'invitation',
  'reset',
  'gallery',
  'reports',
  'admin',
  'workflows',
  'verify',
] as const;

/** True for a path that the application shows itself. */
export const isAppPath = (path: string): boolean =>
  appRoots.some((root) => path === `/${root}` || path.startsWith(`/${root}/`));

const draft = (id: string): string => `/drafts/${encodeURIComponent(id)}`;

export const inboxHref = '/inbox';
export const draftsHref = '/drafts';
/** The sections of the administration. */
export type AdminSection =
  | 'people'
  | 'organisations'
  | 'mandates'
  | 'calendars'
  | 'templates'
  | 'reasons'
  | 'server'
  | 'import'
  | 'outbox'
  | 'webhooks'
  | 'access-log';

export const adminHref = (section: AdminSection): string => `/admin/${section}`;
export const personHref = (person: string): string =>
  `${adminHref('people')}/${encodeURIComponent(person)}`;
export const organisationHref = (organisation: string): string =>
  `${adminHref('organisations')}/${encodeURIComponent(organisation)}`;
export const webhookHref = (webhook: string): string =>
  `${adminHref('webhooks')}/${encodeURIComponent(webhook)}`;
/** The persons who are appointed to an organisation. */
export const peopleOfHref = (organisation: string): string =>
  `${adminHref('people')}?organisation=${encodeURIComponent(organisation)}`;

export const workflowsHref = '/workflows';
export const workflowHref = (name: string): string => `/workflows/${encodeURIComponent(name)}`;

/** What of the designer is shown: one stage, or the whole; and whether a copy is written. */
export interface DesignShown {
  readonly stage?: string | undefined;
  readonly copy?: true | undefined;
}

/** Where the workflow that is tried comes from: the one stored, or what is being written of it. */
export type TrialOf = 'written' | 'copy';

export const workflowTryHref = (name: string, of?: TrialOf): string =>
  `${workflowHref(name)}/try${of ? `?of=${of}` : ''}`;

export function workflowEditHref(name: string, { stage, copy }: DesignShown = {}): string {
  const query = new URLSearchParams();
  if (copy) query.set('copy', 'true');
  if (stage !== undefined) query.set('stage', stage);
  const written = query.toString();
  return `${workflowHref(name)}/edit${written && `?${written}`}`;
}

/** The mandates of an organisation. */
export const mandatesOfHref = (organisation: string): string =>
  `${adminHref('mandates')}?organisation=${encodeURIComponent(organisation)}`;

/** A year of a calendar. */
export const calendarHref = (calendar: string, year: number): string =>
  `${adminHref('calendars')}/${encodeURIComponent(calendar)}?year=${year}`;
/** A template by its id and edition, as in `kz-concept/2024`. */
export const templateHref = (template: string): string =>
  `${adminHref('templates')}?template=${encodeURIComponent(template)}`;

/** Beginning a draft. */
export const newDraftHref = '/drafts/new';
export const signInHref = '/sign-in';
export const accountHref = '/me';

/** The place to go on to that an address names, where it is one of the application; else the inbox. */
export function hrefWithin(named: string | undefined): string {
  const here = 'http://here.invalid';
  if (named === undefined || !URL.canParse(named, here)) return inboxHref;
  const { origin, pathname, search, hash } = new URL(named, here);
  return origin === here && isAppPath(pathname) ? `${pathname}${search}${hash}` : inboxHref;
}

/** What of the inbox is shown: the row that is open, and whether all of it stands on one sheet. */
export interface InboxShown {
  readonly row?: string | undefined;
  readonly view?: 'day' | undefined;
}

export function inboxShownHref(shown: InboxShown): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) if (value) query.set(name, value);
  const written = query.toString();
  return written ? `${inboxHref}?${written}` : inboxHref;
}

/** What the list of drafts is narrowed to and how it is laid out; what is not named is everything. */
export interface DraftsShown {
  readonly show?: 'mine' | 'waiting' | 'late' | undefined;
  readonly kind?: string | undefined;
  readonly view?: 'board' | 'calendar' | undefined;
  /** Of the calendar: `2020-07`. */
  readonly month?: string | undefined;
}

export function draftsShownHref(shown: DraftsShown): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) if (value) query.set(name, value);
  const written = query.toString();
  return written ? `${draftsHref}?${written}` : draftsHref;
}

/** The draft whose screens a path leads to; none for the list and for beginning one. */
export function draftIn(path: string): string | undefined {
  const id = path === newDraftHref ? undefined : /^\/drafts\/([^/]+)/.exec(path)?.[1];
  return id === undefined ? undefined : decodeURIComponent(id);
}

/** What is searched for, and what narrows it; what is not named is everything. */
export interface SearchShown {
  readonly q?: string | undefined;
  readonly kind?: SearchKind | undefined;
  /** Language of the text. */
  readonly text?: Language | undefined;
  /** A draft's id. */
  readonly draft?: string | undefined;
}

export function searchShownHref(shown: SearchShown): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) if (value) query.set(name, value);
  const written = query.toString();
  return written ? `/search?${written}` : '/search';
}

export const overviewHref = (id: string): string => draft(id);

/** The text, of the working copy or of a version; `block` is the place to be shown. */
export const textHref = (id: string, version?: number, block = ''): string =>
  `${draft(id)}/text${version === undefined ? '' : `?v=${version}`}${block && `#${block}`}`;

/** What may stand beside the text being written. */
export const panels = ['parts', 'checks'] as const;
export type Panel = (typeof panels)[number];

export const editHref = (id: string): string => `${draft(id)}/edit`;
export const passportHref = (id: string): string => `${draft(id)}/passport`;
/** Where the summary is written. */
export const summaryHref = (id: string): string => `${passportHref(id)}#summary`;
export const sealHref = (id: string): string => `${draft(id)}/seal`;
export const compareHref = (id: string): string => `${draft(id)}/compare`;
/** The way a draft goes, with the place where it stands. */
export const routeHref = (id: string): string => `${draft(id)}/route`;
export const historyHref = (id: string): string => `${draft(id)}/history`;
/** What of the figures stands as a table: their ids with points between; what is not named is drawn. */
export interface FiguresShown {
  readonly table?: string | undefined;
}

export const figuresHref = (id: string): string => `${draft(id)}/figures`;

/** The figures of all drafts one sees, and whose. */
export interface ReportsShown extends FiguresShown {
  /** An organisation's id. */
  readonly owner?: string | undefined;
}

export const reportsHref = '/reports';

export const approvalsHref = (id: string): string => `${draft(id)}/approvals`;
/** An agency's answer: the form for its people, the evidence for everybody else. */
export const verdictHref = (id: string, agency: string): string =>
  `${approvalsHref(id)}/${encodeURIComponent(agency)}`;

export const amendmentsHref = (id: string): string => `${draft(id)}/amendments`;

/** Where an amendment stands on its board; those between `study` and `decided` are intentions. */
export const triageColumns = [
  'new',
  'study',
  'adopted',
  'reworded',
  'partly',
  'refused',
  'decided',
] as const;
export type TriageColumn = (typeof triageColumns)[number];

/** How the amendments are laid out and narrowed; what is not named is the board of all of them. */
export interface TriageShown {
  readonly view?: 'place' | 'table' | 'desk' | undefined;
  /** An organisation's id. */
  readonly by?: string | undefined;
  readonly column?: TriageColumn | undefined;
  /** A top section by its number. */
  readonly section?: number | undefined;
  readonly only?: 'shared' | 'mine' | undefined;
  /** The amendment that is open beside it, or several with commas. */
  readonly open?: number | string | undefined;
  /** Of the desk: the one stage that is looked at. */
  readonly stage?: number | undefined;
  /** Of the desk: what it comes to is checked before it is written. */
  readonly step?: 'check' | undefined;
}

export function triageHref(id: string, shown: TriageShown): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) if (value) query.set(name, String(value));
  const written = query.toString();
  return written ? `${amendmentsHref(id)}?${written}` : amendmentsHref(id);
}

export const amendmentHref = (id: string, number: number): string =>
  `${amendmentsHref(id)}/${number}`;

/** The steps of the amendment composer, in order. */
export const amendSteps = ['place', 'write', 'why', 'check'] as const;
export type AmendStep = (typeof amendSteps)[number];

/** Where in the composer one is: on a block, in a preparation or an amendment that is revised. */
export interface AmendShown {
  readonly block?: string;
  /** A preparation's number. */
  readonly p?: number;
  /** An amendment's number. */
  readonly revise?: number;
  /** Language of the text. */
  readonly text?: Language;
  readonly step?: AmendStep;
}

export function amendShownHref(id: string, shown: AmendShown): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) if (value) query.set(name, String(value));
  const written = query.toString();
  return `${draft(id)}/amend${written && `?${written}`}`;
}

/** A new amendment, on a block where one is named. */
export const amendHref = (id: string, block = ''): string => amendShownHref(id, { block });

/** What of a draft's history is shown; what is not named is everything, its newest page. */
export interface HistoryShown {
  readonly kind?: Kind | undefined;
  /** An organisation's id. */
  readonly by?: string | undefined;
  /** ISO date the draft's standing is asked for. */
  readonly on?: string | undefined;
  readonly page?: number | undefined;
}

export function historyShownHref(id: string, shown: HistoryShown): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) if (value) query.set(name, String(value));
  const written = query.toString();
  return written ? `${historyHref(id)}?${written}` : historyHref(id);
}

/** What the approval board is narrowed to; what is not named is everybody. */
export interface ApprovalsShown {
  readonly show?: 'late' | 'outdated' | 'objections' | undefined;
}

/** What kinds of points there are, and how one stands. */
export const pointKinds = ['remark', 'condition', 'objection', 'fundamental'] as const;
export type PointKind = (typeof pointKinds)[number];
export const pointStates = ['waits', 'answered', 'upheld', 'meeting', 'ended'] as const;
export type PointState = (typeof pointStates)[number];

/** What the disagreements are narrowed to, and what of them is open beside the table. */
export interface ObjectionsShown {
  /** An organisation's id. */
  readonly agency?: string | undefined;
  readonly state?: PointState | undefined;
  readonly kind?: PointKind | undefined;
  /** A section's number behind an s, or `gone`. */
  readonly section?: string | undefined;
  readonly item?: number | undefined;
  /** A meeting's number, or 0 for one that is being called. */
  readonly meeting?: number | undefined;
}

export function objectionsShownHref(id: string, shown: ObjectionsShown = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown))
    if (value !== undefined) query.set(name, String(value));
  const written = query.toString();
  return `${draft(id)}/objections${written && `?${written}`}`;
}

/** What of the public comments is shown; what is not named is what is to be done. */
export interface CommentsShown {
  readonly show?: 'answered' | 'unpublished' | undefined;
  readonly q?: string | undefined;
  /** Numbers of comments with commas, chosen to be answered together. */
  readonly chosen?: string | undefined;
}

export function commentsShownHref(id: string, shown: CommentsShown = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(shown)) if (value) query.set(name, value);
  const written = query.toString();
  return `${draft(id)}/comments${written && `?${written}`}`;
}

/** The report on how the public discussion ended, made to be printed. */
export const completionReportHref = (id: string, lang: string): string =>
  `/public/${encodeURIComponent(id)}/discussion?lang=${lang}`;

/** The same draft as the public sees it, outside the application. */
export const publicHref = (id: string, lang: string): string =>
  `/public/${encodeURIComponent(id)}?lang=${lang}`;
