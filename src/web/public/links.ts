/** Addresses of the public pages. Every link carries the language, so that a copied one keeps it. */
import type { Language } from '../../domain/language.ts';

const path = (id: string): string => `/public/${encodeURIComponent(id)}`;

/** The list of drafts, from the one that follows `after`. */
export const startHref = (lang: Language, after?: string): string =>
  `/?lang=${lang}${after === undefined ? '' : `&after=${encodeURIComponent(after)}`}`;

/** Where the form of how pages are shown is sent. */
export const displayAction = '/display';

/** Where the record of a draft is checked in one's own browser. */
export const verifyHref = (lang: Language): string => `/verify?lang=${lang}`;

/** The application, for those who write and decide. */
export const workHref = (lang: Language): string => `/drafts?lang=${lang}`;

export const draftHref = (id: string, lang: Language, place = ''): string =>
  `${path(id)}?lang=${lang}${place && `#${place}`}`;

/** The text of one version; `text` names the text's language when it is not the page's. */
export const versionHref = (
  id: string,
  version: number,
  lang: Language,
  text: Language = lang,
): string => `${path(id)}/versions/${version}?lang=${lang}${text === lang ? '' : `&text=${text}`}`;

/** What happens to a draft, for programs that follow it; its dates, for calendars. */
export const feedHref = (
  id: string,
  file: 'feed.xml' | 'feed.json' | 'calendar.ics',
  lang: Language,
): string => `${path(id)}/${file}?lang=${lang}`;

/** Where the form of the comparison is sent. */
export const compareAction = (id: string): string => `${path(id)}/compare`;

export interface Pair {
  readonly from: number;
  readonly to: number;
}

export const compareHref = (
  id: string,
  { from, to }: Pair,
  lang: Language,
  text: Language = lang,
): string =>
  `${compareAction(id)}?from=${from}&to=${to}&lang=${lang}${text === lang ? '' : `&text=${text}`}`;

/** A version in a form for programs. */
export const exportHref = (
  id: string,
  version: number,
  form: 'json' | 'md',
  text: Language,
): string =>
  `/api/drafts/${encodeURIComponent(id)}/versions/${version}.${form}${form === 'md' ? `?lang=${text}` : ''}`;

export const diffJsonHref = (id: string, { from, to }: Pair, text: Language): string =>
  `/api/drafts/${encodeURIComponent(id)}/diff.json?from=${from}&to=${to}&lang=${text}`;

/** The table of disagreements, to be read or printed. */
export const disagreementsHref = (id: string, lang: Language): string =>
  `${path(id)}/disagreements?lang=${lang}`;

export const disagreementsJsonHref = (id: string): string =>
  `/api/drafts/${encodeURIComponent(id)}/disagreements`;

/** The table of proposals and the report on the discussion, to be read or printed. */
export const proposalsHref = (id: string, lang: Language): string =>
  `${path(id)}/proposals?lang=${lang}`;

export const discussionHref = (id: string, lang: Language): string =>
  `${path(id)}/discussion?lang=${lang}`;

/** The public comments: all, or those on one block; from the one that follows `after`. */
export const commentsHref = (
  id: string,
  lang: Language,
  { block, after }: { readonly block?: string | undefined; readonly after?: number } = {},
): string =>
  `${path(id)}/comments?lang=${lang}${block === undefined ? '' : `&block=${encodeURIComponent(block)}`}${after === undefined ? '' : `&after=${after}`}`;

/** Where the form of a comment is sent; with a language, the answer is in it. */
export const commentFormAction = (id: string, lang?: Language): string =>
  `${path(id)}/comment${lang === undefined ? '' : `?lang=${lang}`}`;

/** The form to comment on a block, or on the whole; `text` as for versions. */
export const commentFormHref = (
  id: string,
  lang: Language,
  block?: string,
  text: Language = lang,
): string =>
  `${path(id)}/comment?lang=${lang}${text === lang ? '' : `&text=${text}`}${block === undefined ? '' : `&block=${encodeURIComponent(block)}`}`;

/** What became of one's own comment, for whoever knows its secret. */
export const ownCommentHref = (id: string, secret: string, lang: Language): string =>
  `${path(id)}/comments/own?lang=${lang}&key=${encodeURIComponent(secret)}`;

export const usedJsonHref = (id: string): string =>
  `/api/drafts/${encodeURIComponent(id)}/reports/used`;

export const figuresJsonHref = (id: string): string =>
  `/api/drafts/${encodeURIComponent(id)}/figures`;

export const figuresCsvHref = (id: string): string => `${figuresJsonHref(id)}.csv`;

export const usedCsvHref = (id: string): string => `${usedJsonHref(id)}.csv`;

export const reportJsonHref = (
  id: string,
  report: 'proposals' | 'discussion',
  lang: Language,
): string =>
  `/api/drafts/${encodeURIComponent(id)}/reports/${report}${report === 'proposals' ? `?say=${lang}` : ''}`;

export const apiHref = (lang: Language): string => `/docs/api?lang=${lang}`;

/** The state of a draft, for programs. */
export const draftJsonHref = (id: string): string => `/api/drafts/${encodeURIComponent(id)}`;
