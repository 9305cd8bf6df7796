/**
 * The directory, the outbox and the log of access as administrators and auditors read them, and the
 * writes of administrators. Nothing of it is shown to anybody else.
 */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../domain/language.ts';
import { api, read, type Schemas } from './client.ts';
import type { Once } from './queries.ts';

export type Person = Schemas['Person'];
export type Appointment = Person['appointments'][number];
export type Organisation = Schemas['Organisation'];
export type Letter = Schemas['Letter'];
export type AccessEntry = Schemas['AccessEntry'];
export type ImportReport = Schemas['DirectoryImport'];

const pageSize = 50;

/** What the list of persons is narrowed to. */
export interface PeopleAsked {
  readonly search?: string | undefined;
  readonly organisation?: string | undefined;
  readonly state?: Person['state'] | undefined;
}

/** What of a filter is said; an empty one is none. */
const said = <T extends object>(asked: T) =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };

const paged = {
  initialPageParam: undefined as string | undefined,
  getNextPageParam: ({ next }: { readonly next: string | null }) => next ?? undefined,
  placeholderData: keepPreviousData,
} as const;

const pageAt = (cursor: string | undefined) => ({
  limit: pageSize,
  ...(cursor === undefined ? {} : { cursor }),
});

export const peopleQuery = (asked: PeopleAsked) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ['people', 'list', said(asked)],
    queryFn: ({ pageParam }) =>
      read(api.GET('/api/people', { params: { query: { ...pageAt(pageParam), ...said(asked) } } })),
  });

export const personQuery = (person: string) =>
  queryOptions({
    queryKey: ['people', 'one', person],
    queryFn: () => read(api.GET('/api/people/{person}', { params: { path: { person } } })),
  });

/** Letters, newest first. */
export const outboxQuery = infiniteQueryOptions({
  ...paged,
  queryKey: ['outbox'],
  queryFn: ({ pageParam }) =>
    read(api.GET('/api/outbox', { params: { query: pageAt(pageParam) } })),
});

/** What the log of access is narrowed to. */
export interface AccessAsked {
  readonly person?: string | undefined;
  readonly kind?: AccessEntry['kind'] | undefined;
}

/** Entries, newest first. */
export const accessQuery = (asked: AccessAsked) =>
  infiniteQueryOptions({
    ...paged,
    queryKey: ['access-log', said(asked)],
    queryFn: ({ pageParam }) =>
      read(
        api.GET('/api/access-log', {
          params: { query: { ...pageAt(pageParam), ...said(asked) } },
        }),
      ),
  });

/** A write as it is sent: the same key each time, so that it has one effect. */
export type Send = (once: Once) => Promise<unknown>;

const of = (person: string, once: Once) => ({ params: { path: { person }, header: once } });
const at = (name: string, once: Once) => ({ params: { path: { name }, header: once } });

/** What administrators do with persons. */
export const people = {
  add:
    (body: Schemas['AddPerson']): Send =>
    (once) =>
      read(api.POST('/api/people', { params: { header: once }, body })),
  correct:
    (person: string, body: Schemas['CorrectPerson']): Send =>
    (once) =>
      read(api.PATCH('/api/people/{person}', { ...of(person, once), body })),
  suspend:
    (person: string): Send =>
    (once) =>
      read(api.POST('/api/people/{person}/suspension', of(person, once))),
  restore:
    (person: string): Send =>
    (once) =>
      read(api.POST('/api/people/{person}/restoration', of(person, once))),
  /** Good once each time: a link voids the one before. */
  invite:
    (person: string): Send =>
    () =>
      read(api.POST('/api/people/{person}/invitation', { params: { path: { person } } })),
  erase:
    (person: string, body: Schemas['Erase']): Send =>
    (once) =>
      read(api.POST('/api/people/{person}/erasure', { ...of(person, once), body })),
  appoint:
    (person: string, body: Schemas['Appoint']): Send =>
    (once) =>
      read(api.POST('/api/people/{person}/appointments', { ...of(person, once), body })),
  endAppointment:
    (person: string, number: number, body: Schemas['EndAppointment']): Send =>
    (once) =>
      read(
        api.POST('/api/people/{person}/appointments/{number}/end', {
          params: { path: { person, number }, header: once },
          body,
        }),
      ),
} as const;

/** What administrators do with organisations. */
export const organisations = {
  found:
    (body: Schemas['FoundOrganisation']): Send =>
    (once) =>
      read(api.POST('/api/agencies', { params: { header: once }, body })),
  rename:
    (name: string, body: Schemas['RenameOrganisation']): Send =>
    (once) =>
      read(api.PATCH('/api/agencies/{name}', { ...at(name, once), body })),
  end:
    (name: string, body: Schemas['EndOrganisation']): Send =>
    (once) =>
      read(api.POST('/api/agencies/{name}/end', { ...at(name, once), body })),
  addUnit:
    (name: string, body: Schemas['AddUnit']): Send =>
    (once) =>
      read(api.POST('/api/agencies/{name}/units', { ...at(name, once), body })),
  renameUnit:
    (name: string, unit: string, body: Schemas['RenameUnit']): Send =>
    (once) =>
      read(
        api.PATCH('/api/agencies/{name}/units/{unit}', {
          params: { path: { name, unit }, header: once },
          body,
        }),
      ),
  removeUnit:
    (name: string, unit: string): Send =>
    (once) =>
      read(
        api.POST('/api/agencies/{name}/units/{unit}/removal', {
          params: { path: { name, unit }, header: once },
        }),
      ),
} as const;

/** The directory as one table. */
export const table = {
  /** What taking a table in would do, or what is wrong where; nothing is written. */
  attempt: (text: string): Promise<ImportReport> => take(text, 'true', {}),
  takeIn:
    (text: string): Send =>
    (once) =>
      take(text, 'false', once),
  /** As CSV with its heads in a language. */
  give: (lang: Language): Promise<string> =>
    read(
      api.GET('/api/directory/export.csv', { params: { query: { lang } }, parseAs: 'text' }),
    ) as Promise<string>,
} as const;

const take = (body: string, dryRun: 'true' | 'false', header: Partial<Once>) =>
  read(
    api.POST('/api/directory/import', {
      params: { query: { dryRun }, header },
      headers: { 'content-type': 'text/csv' },
      body,
      bodySerializer: (text) => text,
    }),
  );
