/**
 * Every address of the application and the screen it shows. Screens are loaded when they are first
 * needed; what an address may carry in its query is read here.
 */
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import { isLanguage, type Language } from '../../domain/language.ts';
import { isDate } from '../../domain/legal-time/date.ts';
import { searchKinds } from '../../domain/search-kinds.ts';
import { adminRoutes } from './admin/routes.ts';
import { agenciesQuery } from './api/directory.ts';
import { draftQuery } from './api/drafts.ts';
import { queries } from './api/queries.ts';
import { readFiguresShown, readReportsShown } from './figures/shown.ts';
import { DraftFrame } from './frame/draft-frame.tsx';
import { FailureScreen } from './frame/failure.tsx';
import { Loading } from './frame/loading.tsx';
import {
  type AmendShown,
  type ApprovalsShown,
  amendSteps,
  type CommentsShown,
  type DraftsShown,
  type HistoryShown,
  type InboxShown,
  type ObjectionsShown,
  type Panel,
  pointKinds,
  pointStates,
  type SearchShown,
  type TriageShown,
  triageColumns,
} from './links.ts';
import { readCompareShown, readTextShown } from './reading/shown.ts';
import { kinds } from './record/kinds.ts';
import { root, withWords } from './root-route.ts';
import { hasInbox, sessionNow } from './session.ts';
import { webhookRoutes } from './webhooks/routes.ts';
import { loadWords } from './words/i18n.ts';
import { workflowRoutes } from './workflow/routes.ts';

const drafts = createRoute({
  getParentRoute: () => root,
  path: '/drafts',
  validateSearch: readShown,
}).lazy(withWords(['drafts'], async () => (await import('./screens/drafts.tsx')).screen));

const newDraft = createRoute({ getParentRoute: () => root, path: '/drafts/new' }).lazy(
  withWords(['passport', 'forms'], async () => (await import('./screens/new-draft.tsx')).screen),
);

/** One draft: its screens stand below its bar. */
const draft = createRoute({
  getParentRoute: () => root,
  path: '/drafts/$id',
  loader: async ({ params }) => {
    await Promise.all([
      queries.ensureQueryData(draftQuery(params.id)),
      queries.ensureQueryData(agenciesQuery),
      loadWords(['draft']),
    ]);
  },
  component: DraftFrame,
});

const overview = createRoute({ getParentRoute: () => draft, path: '/' }).lazy(
  async () => (await import('./screens/overview.tsx')).screen,
);

const edit = createRoute({
  getParentRoute: () => draft,
  path: 'edit',
  validateSearch: ({ text: shown, panel }: Query): { text?: Language; panel?: Panel } => ({
    ...(isLanguage(shown) ? { text: shown } : {}),
    ...(panel === 'parts' || panel === 'checks' ? { panel } : {}),
  }),
}).lazy(withWords(['edit'], async () => (await import('./screens/edit.tsx')).screen));

const text = createRoute({
  getParentRoute: () => draft,
  path: 'text',
  validateSearch: readTextShown,
}).lazy(withWords(['read', 'margin'], async () => (await import('./screens/text.tsx')).screen));

const compare = createRoute({
  getParentRoute: () => draft,
  path: 'compare',
  validateSearch: readCompareShown,
}).lazy(withWords(['read'], async () => (await import('./screens/compare.tsx')).screen));

const history = createRoute({
  getParentRoute: () => draft,
  path: 'history',
  validateSearch: readHistoryShown,
}).lazy(withWords(['history'], async () => (await import('./screens/history.tsx')).screen));

const route = createRoute({ getParentRoute: () => draft, path: 'route' }).lazy(
  withWords(['workflow'], async () => (await import('./screens/route.tsx')).screen),
);

const figures = createRoute({
  getParentRoute: () => draft,
  path: 'figures',
  validateSearch: readFiguresShown,
}).lazy(
  withWords(['figures', 'forms'], async () => (await import('./screens/figures.tsx')).screen),
);

const amend = createRoute({
  getParentRoute: () => draft,
  path: 'amend',
  validateSearch: readAmendShown,
}).lazy(
  withWords(['amend', 'edit', 'read'], async () => (await import('./screens/amend.tsx')).screen),
);

const amendments = createRoute({
  getParentRoute: () => draft,
  path: 'amendments',
  validateSearch: readTriageShown,
}).lazy(
  withWords(
    ['triage', 'amendment', 'amend', 'edit', 'read'],
    async () => (await import('./screens/amendments.tsx')).screen,
  ),
);

const amendment = createRoute({
  getParentRoute: () => draft,
  path: 'amendments/$number',
  validateSearch: ({ text: shown }: Query): { text?: Language } =>
    isLanguage(shown) ? { text: shown } : {},
}).lazy(
  withWords(
    ['amendment', 'history', 'read'],
    async () => (await import('./screens/amendment.tsx')).screen,
  ),
);

const approvals = createRoute({
  getParentRoute: () => draft,
  path: 'approvals',
  validateSearch: ({ show }: Query): ApprovalsShown => ({
    show: show === 'late' || show === 'outdated' || show === 'objections' ? show : undefined,
  }),
}).lazy(
  withWords(
    ['approvals', 'history', 'verdict'],
    async () => (await import('./screens/approvals.tsx')).screen,
  ),
);

const objections = createRoute({
  getParentRoute: () => draft,
  path: 'objections',
  validateSearch: readObjectionsShown,
}).lazy(
  withWords(
    ['objections', 'history', 'verdict', 'account'],
    async () => (await import('./screens/objections.tsx')).screen,
  ),
);

const comments = createRoute({
  getParentRoute: () => draft,
  path: 'comments',
  validateSearch: readCommentsShown,
}).lazy(
  withWords(['comments', 'forms'], async () => (await import('./screens/comments.tsx')).screen),
);

const verdict = createRoute({ getParentRoute: () => draft, path: 'approvals/$agency' }).lazy(
  withWords(
    ['verdict', 'history', 'account'],
    async () => (await import('./screens/verdict.tsx')).screen,
  ),
);

const passport = createRoute({ getParentRoute: () => draft, path: 'passport' }).lazy(
  withWords(['passport', 'forms'], async () => (await import('./screens/passport.tsx')).screen),
);

const seal = createRoute({ getParentRoute: () => draft, path: 'seal' }).lazy(
  withWords(['read', 'edit'], async () => (await import('./screens/seal.tsx')).screen),
);

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: ({ error, next }: Query): { error?: string; next?: string } => ({
    ...(typeof error === 'string' ? { error } : {}),
    ...(typeof next === 'string' ? { next } : {}),
  }),
}).lazy(withWords(['account'], async () => (await import('./screens/sign-in.tsx')).screen));

const invitation = createRoute({ getParentRoute: () => root, path: '/invitation' }).lazy(
  withWords(['account'], async () => (await import('./screens/link.tsx')).invitation),
);

const reset = createRoute({ getParentRoute: () => root, path: '/reset' }).lazy(
  withWords(['account'], async () => (await import('./screens/link.tsx')).reset),
);

const me = createRoute({ getParentRoute: () => root, path: '/me' }).lazy(
  withWords(['account', 'notices'], async () => (await import('./screens/account.tsx')).screen),
);

const gallery = createRoute({ getParentRoute: () => root, path: '/gallery' }).lazy(
  withWords(['gallery'], async () => (await import('./gallery/gallery.tsx')).screen),
);

const inbox = createRoute({
  getParentRoute: () => root,
  path: '/inbox',
  validateSearch: ({ row, view }: Query): InboxShown => ({
    ...(typeof row === 'string' ? { row } : {}),
    ...(view === 'day' ? { view } : {}),
  }),
}).lazy(withWords(['inbox', 'draft'], async () => (await import('./screens/inbox.tsx')).screen));

const search = createRoute({
  getParentRoute: () => root,
  path: '/search',
  validateSearch: readSearchShown,
}).lazy(withWords(['search'], async () => (await import('./screens/search.tsx')).screen));

const reports = createRoute({
  getParentRoute: () => root,
  path: '/reports',
  validateSearch: readReportsShown,
}).lazy(withWords(['figures'], async () => (await import('./screens/reports.tsx')).screen));

const verify = createRoute({ getParentRoute: () => root, path: '/verify' }).lazy(
  withWords(['verify'], async () => (await import('./screens/verify.tsx')).screen),
);

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: hasInbox(sessionNow()) ? '/inbox' : '/drafts' });
  },
});

const tree = root.addChildren([
  home,
  inbox,
  drafts,
  search,
  reports,
  newDraft,
  signIn,
  invitation,
  reset,
  me,
  verify,
  ...adminRoutes,
  ...webhookRoutes,
  ...workflowRoutes,
  gallery,
  draft.addChildren([
    overview,
    text,
    compare,
    route,
    history,
    figures,
    approvals,
    verdict,
    objections,
    comments,
    amend,
    amendments,
    amendment,
    edit,
    seal,
    passport,
  ]),
]);

export const router = createRouter({
  routeTree: tree,
  context: { start: undefined as never },
  defaultPreload: 'intent',
  defaultErrorComponent: FailureScreen,
  defaultNotFoundComponent: () => <FailureScreen error={null} />,
  defaultPendingComponent: Loading,
  defaultPendingMs: 200,
  defaultPendingMinMs: 0,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

/** `text` is the language of a text; `lang` is the interface's, as on the public pages. */
type Query = Readonly<Record<string, unknown>>;

/** A version's number under its name; nothing for what is none. */
const readNumber = <K extends string>(name: K, value: unknown): { [P in K]?: number } =>
  Number.isInteger(Number(value)) && Number(value) > 0
    ? ({ [name]: Number(value) } as { [P in K]?: number })
    : {};

/** What the list is narrowed to, of all that a query may say. */
function readShown({ show, kind, view, month }: Readonly<Record<string, unknown>>): DraftsShown {
  return {
    show: show === 'mine' || show === 'waiting' || show === 'late' ? show : undefined,
    kind: typeof kind === 'string' ? kind : undefined,
    view: view === 'board' || view === 'calendar' ? view : undefined,
    month: typeof month === 'string' && isDate(`${month}-01`) ? month : undefined,
  };
}

/** What is searched for, of all that a query may say. */
function readSearchShown({ q, kind, text: shown, draft: id }: Query): SearchShown {
  return {
    q: typeof q === 'string' || typeof q === 'number' ? String(q) || undefined : undefined,
    kind: searchKinds.find((one) => one === kind),
    text: isLanguage(shown) ? shown : undefined,
    draft: typeof id === 'string' ? id : undefined,
  };
}

/** What of the history is shown, of all that a query may say. */
function readHistoryShown({ kind, by, on, page }: Query): HistoryShown {
  return {
    kind: kinds.find((one) => one === kind),
    by: typeof by === 'string' ? by : undefined,
    on: typeof on === 'string' && isDate(on) ? on : undefined,
    ...readNumber('page', page),
  };
}

/** What of the disagreements is shown, of all that a query may say. */
function readObjectionsShown({
  agency,
  state,
  kind,
  section,
  item,
  meeting,
}: Query): ObjectionsShown {
  return {
    agency: typeof agency === 'string' ? agency : undefined,
    state: pointStates.find((one) => one === state),
    kind: pointKinds.find((one) => one === kind),
    section: typeof section === 'string' ? section : undefined,
    ...readNumber('item', item),
    ...(Number(meeting ?? -1) === 0 ? { meeting: 0 } : readNumber('meeting', meeting)),
  };
}

/** What of the public comments is shown, of all that a query may say. */
function readCommentsShown({ show, q, chosen }: Query): CommentsShown {
  return {
    show: show === 'answered' || show === 'unpublished' ? show : undefined,
    q: typeof q === 'string' || typeof q === 'number' ? String(q) || undefined : undefined,
    chosen: /^\d+(,\d+)*$/.test(String(chosen)) ? String(chosen) : undefined,
  };
}

/** Where in the composer of amendments one is, of all that a query may say. */
function readAmendShown({ block, p, revise, text: shown, step }: Query): AmendShown {
  const asked = amendSteps.find((one) => one === step);
  return {
    ...(typeof block === 'string' ? { block } : {}),
    ...readNumber('p', p),
    ...readNumber('revise', revise),
    ...(isLanguage(shown) ? { text: shown } : {}),
    ...(asked ? { step: asked } : {}),
  };
}

/** How the amendments of a draft are shown, of all that a query may say. */
function readTriageShown({
  view,
  by,
  column,
  section,
  only,
  open,
  stage,
  step,
}: Query): TriageShown {
  return {
    view: view === 'place' || view === 'table' || view === 'desk' ? view : undefined,
    by: typeof by === 'string' ? by : undefined,
    column: triageColumns.find((one) => one === column),
    ...readNumber('section', section),
    only: only === 'shared' || only === 'mine' ? only : undefined,
    ...readNumber('open', open),
    ...(/^\d+(,\d+)+$/.test(String(open)) ? { open: String(open) } : {}),
    ...readNumber('stage', stage),
    step: step === 'check' ? step : undefined,
  };
}
