/** The addresses of the administration and the screens they show. */
import { createRoute, redirect } from '@tanstack/react-router';
import { root, withWords } from '../root-route.ts';
import { sessionNow } from '../session.ts';
import {
  readAccessAsked,
  readMandatesAsked,
  readOrganisationsAsked,
  readPeopleAsked,
  readTemplateAsked,
  readYearAsked,
} from './asked.ts';
import { firstAdminHref } from './sections.ts';

const admin = createRoute({
  getParentRoute: () => root,
  path: '/admin',
  beforeLoad: () => {
    throw redirect({ href: firstAdminHref(sessionNow()), replace: true });
  },
});

const words = ['admin', 'forms', 'account'] as const;

const people = createRoute({
  getParentRoute: () => root,
  path: '/admin/people',
  validateSearch: readPeopleAsked,
}).lazy(withWords(words, async () => (await import('../screens/admin-people.tsx')).screen));

const person = createRoute({ getParentRoute: () => root, path: '/admin/people/$person' }).lazy(
  withWords(words, async () => (await import('../screens/admin-person.tsx')).screen),
);

const organisations = createRoute({
  getParentRoute: () => root,
  path: '/admin/organisations',
  validateSearch: readOrganisationsAsked,
}).lazy(withWords(words, async () => (await import('../screens/admin-organisations.tsx')).screen));

const organisation = createRoute({
  getParentRoute: () => root,
  path: '/admin/organisations/$organisation',
}).lazy(withWords(words, async () => (await import('../screens/admin-organisation.tsx')).screen));

const mandates = createRoute({
  getParentRoute: () => root,
  path: '/admin/mandates',
  validateSearch: readMandatesAsked,
}).lazy(
  withWords(
    [...words, 'mandates'],
    async () => (await import('../screens/admin-mandates.tsx')).screen,
  ),
);

const calendars = createRoute({ getParentRoute: () => root, path: '/admin/calendars' }).lazy(
  withWords(
    [...words, 'calendars'],
    async () => (await import('../screens/admin-calendars.tsx')).screen,
  ),
);

const calendar = createRoute({
  getParentRoute: () => root,
  path: '/admin/calendars/$calendar',
  validateSearch: readYearAsked,
}).lazy(
  withWords(
    [...words, 'calendars'],
    async () => (await import('../screens/admin-calendar.tsx')).screen,
  ),
);

const templates = createRoute({
  getParentRoute: () => root,
  path: '/admin/templates',
  validateSearch: readTemplateAsked,
}).lazy(
  withWords(
    [...words, 'dictionaries'],
    async () => (await import('../screens/admin-templates.tsx')).screen,
  ),
);

const reasons = createRoute({ getParentRoute: () => root, path: '/admin/reasons' }).lazy(
  withWords(
    [...words, 'dictionaries'],
    async () => (await import('../screens/admin-reasons.tsx')).screen,
  ),
);

const server = createRoute({ getParentRoute: () => root, path: '/admin/server' }).lazy(
  withWords([...words, 'server'], async () => (await import('../screens/admin-server.tsx')).screen),
);

const directoryTable = createRoute({ getParentRoute: () => root, path: '/admin/import' }).lazy(
  withWords(words, async () => (await import('../screens/admin-import.tsx')).screen),
);

const outbox = createRoute({ getParentRoute: () => root, path: '/admin/outbox' }).lazy(
  withWords(words, async () => (await import('../screens/admin-outbox.tsx')).screen),
);

const accessLog = createRoute({
  getParentRoute: () => root,
  path: '/admin/access-log',
  validateSearch: readAccessAsked,
}).lazy(withWords(words, async () => (await import('../screens/admin-access.tsx')).screen));

export const adminRoutes = [
  admin,
  people,
  person,
  organisations,
  organisation,
  mandates,
  calendars,
  calendar,
  templates,
  reasons,
  server,
  directoryTable,
  outbox,
  accessLog,
] as const;
