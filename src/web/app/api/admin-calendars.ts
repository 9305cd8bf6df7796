/** Calendars as the API tells them, as the domain reads them, and the running terms they would move. */
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Calendar, Entry } from '../../../domain/legal-time/calendar.ts';
import type { Send } from './admin.ts';
import { api, read, type Schemas } from './client.ts';

export type AffectedDraft = Schemas['AffectedDraft'];

const hourMs = 3_600_000;

export const calendarsQuery = queryOptions({
  queryKey: ['calendars'],
  queryFn: async () => (await read(api.GET('/api/calendars'))).items,
  staleTime: hourMs,
});

/** The domain's own value, so that a day here is what it is where terms are counted. */
export const calendarQuery = (calendar: string) =>
  queryOptions({
    queryKey: ['calendars', 'one', calendar],
    queryFn: async () => readCalendar(await askCalendar(calendar)),
    staleTime: hourMs,
  });

const askCalendar = (calendar: string) =>
  read(api.GET('/api/calendars/{calendar}', { params: { path: { calendar } } }));

type Told = Awaited<ReturnType<typeof askCalendar>>;

function readCalendar({ entries, years, note, ...told }: Told): Calendar {
  const byDate = Map.groupBy(
    entries.map(
      ({ name, of, source: { title, address }, knownFrom, ...entry }): Entry => ({
        ...entry,
        ...(name && { name }),
        ...(of && { of }),
        source: { title, ...(address && { address }) },
        knownFrom: knownFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(knownFrom),
      }),
    ),
    ({ date }) => date,
  );
  return {
    ...told,
    ...(note && { note }),
    years: new Map(years.map(({ year, confidence }) => [year, confidence])),
    entries: byDate,
  };
}

const lookedAtOnce = 50;

/** Drafts a calendar affects; a page may be empty before the last. */
export const affectedQuery = (calendar: string) =>
  infiniteQueryOptions({
    queryKey: ['calendars', 'affected', calendar],
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/calendars/{calendar}/affected', {
          params: {
            path: { calendar },
            query: { limit: lookedAtOnce, ...(pageParam && { cursor: pageParam }) },
          },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
  });

/** Confirms that the affected terms of a draft move. */
export const moveTerms =
  (id: string, reason: string): Send =>
  (once) =>
    read(
      api.POST('/api/drafts/{id}/terms/move', {
        params: { path: { id }, header: once },
        body: { reason },
      }),
    );
