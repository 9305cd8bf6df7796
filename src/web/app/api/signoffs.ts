/**
 * What agencies answer, as screens read and send it: verdicts, what is prepared inside an agency. What
 * is inside comes for the actor's own agency only; nothing here names another's.
 */
import { queryOptions } from '@tanstack/react-query';
import type { Language } from '../../../domain/language.ts';
import { sessionHeaders } from '../session.ts';
import { api, read, type Schemas } from './client.ts';
import { draftKey } from './drafts.ts';
import { type Once, useCommand } from './queries.ts';

export type Signoff = Schemas['Signoff'];
export type Position = Schemas['Position'];
export type Item = Schemas['Item'];
export type Given = Schemas['SignOff'];

const listMax = 200;

/** Every verdict on a draft, oldest first; the number of a verdict is its place from 1. */
export const signoffsQuery = (id: string) =>
  queryOptions({
    queryKey: [...draftKey(id), 'signoffs'],
    queryFn: async (): Promise<readonly Signoff[]> => {
      const all: Signoff[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit: listMax, ...(cursor && { cursor }) };
        const page = await read(
          api.GET('/api/drafts/{id}/signoffs', { params: { path: { id }, query } }),
        );
        all.push(...page.items);
        cursor = page.next;
      }
      return all;
    },
  });

/** Kept apart for each who acts: what is inside an agency is its own. */
const insideKey = (id: string) => {
  const acting = sessionHeaders();
  return [...draftKey(id), 'inside', acting['Kelisim-Acting-For'] ?? null] as const;
};

/** What the actor's agency prepared, oldest first. */
export const positionsQuery = (id: string) =>
  queryOptions({
    queryKey: [...insideKey(id), 'positions'],
    queryFn: async () => {
      const params = { path: { id }, query: { limit: listMax } };
      return (await read(api.GET('/api/drafts/{id}/positions', { params }))).items;
    },
  });

/** What the actor's agency noted for itself, oldest first. */
export const notesQuery = (id: string) =>
  queryOptions({
    queryKey: [...insideKey(id), 'notes'],
    queryFn: async () => {
      const params = { path: { id }, query: { limit: listMax } };
      return (await read(api.GET('/api/drafts/{id}/notes', { params }))).items;
    },
  });

/** Who one is, with the persons in whose place one may act now. */
export const meQuery = () =>
  queryOptions({
    queryKey: ['me', sessionHeaders()],
    queryFn: () => read(api.GET('/api/me')),
  });

/** The header that says in whose place one acts; none for one's own. */
const inPlace = (person: string | undefined) =>
  person === undefined ? {} : { headers: { 'Kelisim-In-Place-Of': person } };

const sent = (id: string, once: Once) => ({ path: { id }, header: once });

/** Gives the verdict. *Throws* Problem `proof-needed` where a session must show who it is first. */
export const useGive = (id: string, inPlaceOf: string | undefined) =>
  useCommand(
    (body: Given, once) =>
      read(
        api.POST('/api/drafts/{id}/signoffs', {
          params: sent(id, once),
          body,
          ...inPlace(inPlaceOf),
        }),
      ),
    ['drafts'],
  );

/** Puts a verdict before the agency's signatory. */
export const usePrepare = (id: string) =>
  useCommand(
    (body: Schemas['PreparePosition'], once) =>
      read(api.POST('/api/drafts/{id}/positions', { params: sent(id, once), body })),
    draftKey(id),
  );

/** Notes something for the agency itself. */
export const useNote = (id: string) =>
  useCommand(
    (body: Schemas['AddNote'], once) =>
      read(api.POST('/api/drafts/{id}/notes', { params: sent(id, once), body })),
    draftKey(id),
  );

export const useWithdraw = (id: string, inPlaceOf: string | undefined) =>
  useCommand(
    (body: { readonly reason: string }, once) =>
      read(
        api.POST('/api/drafts/{id}/signoffs/withdrawal', {
          params: sent(id, once),
          body,
          ...inPlace(inPlaceOf),
        }),
      ),
    ['drafts'],
  );

/** Asks to be asked, where a verdict was carried over a change called editorial. */
export const useContest = (id: string, inPlaceOf: string | undefined) =>
  useCommand(
    (body: { readonly reason: string }, once) =>
      read(
        api.POST('/api/drafts/{id}/contests', {
          params: sent(id, once),
          body,
          ...inPlace(inPlaceOf),
        }),
      ),
    ['drafts'],
  );

export type RaisedItem = Schemas['WatchedItem'];

/** Every point that was raised, with what became of it; item `n` stands at place `n - 1`. */
export const raisedQuery = (id: string, lang: Language) =>
  queryOptions({
    queryKey: [...draftKey(id), 'raised', lang],
    queryFn: async (): Promise<readonly RaisedItem[]> => {
      const all: RaisedItem[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit: listMax, ...(cursor && { cursor }) };
        const page = await read(
          api.GET('/api/drafts/{id}/items', { params: { path: { id }, query } }),
        );
        all.push(...page.items);
        cursor = page.next;
      }
      return all;
    },
  });
