/**
 * What becomes of the points that agencies raised, as screens tell it: the drafter's answer, the
 * proposed words taken into the text, what the agency says, meetings. Points are read by `raisedQuery`.
 */
import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client.ts';
import { draftKey } from './drafts.ts';
import { type Once, useCommand } from './queries.ts';

export type Meeting = Schemas['Meeting'];
export type Disagreement = Schemas['Disagreement'];
export type Minutes = Schemas['Minutes'];

const pageSize = 200;

/** Every meeting, in the order they were called; meeting `n` stands at place `n - 1`. */
export const meetingsQuery = (id: string) =>
  queryOptions({
    queryKey: [...draftKey(id), 'meetings'],
    queryFn: async (): Promise<readonly Meeting[]> => {
      const all: Meeting[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit: pageSize, ...(cursor && { cursor }) };
        const page = await read(
          api.GET('/api/drafts/{id}/meetings', { params: { path: { id }, query } }),
        );
        all.push(...page.items);
        cursor = page.next;
      }
      return all;
    },
  });

/** Every point on which drafter and agency differ. */
export const disagreementsQuery = (id: string) =>
  queryOptions({
    queryKey: [...draftKey(id), 'disagreements'],
    queryFn: async (): Promise<readonly Disagreement[]> => {
      const all: Disagreement[] = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { limit: pageSize, ...(cursor && { cursor }) };
        const page = await read(
          api.GET('/api/drafts/{id}/disagreements', { params: { path: { id }, query } }),
        );
        all.push(...page.items);
        cursor = page.next;
      }
      return all;
    },
  });

/** Address of a meeting as a calendar file. */
export const calendarHref = (id: string, meeting: number, lang: string): string =>
  `/api/drafts/${encodeURIComponent(id)}/meetings/${meeting}/calendar.ics?lang=${lang}`;

const about = (id: string, item: number, once: Once) => ({ path: { id, item }, header: once });

/** The drafter's answer to a point. */
export const useAnswer = (id: string, item: number) =>
  useCommand(
    (body: Schemas['Answer'], once) =>
      read(
        api.POST('/api/drafts/{id}/items/{item}/answer', { params: about(id, item, once), body }),
      ),
    ['drafts'],
  );

/** What ends a point or holds it up, beside an answer. */
type Ending = 'withdrawal' | 'upholding' | 'override';

const endings = {
  withdrawal: '/api/drafts/{id}/items/{item}/withdrawal',
  upholding: '/api/drafts/{id}/items/{item}/upholding',
  override: '/api/drafts/{id}/items/{item}/override',
} as const;

/** *Throws* Problem `proof-needed` where a session must show who it is first. */
export const useEnding = (id: string, item: number) =>
  useCommand(
    ({ act, reason }: { readonly act: Ending; readonly reason: string }, once) =>
      read(api.POST(endings[act], { params: about(id, item, once), body: { reason } })),
    ['drafts'],
  );

/** Takes the words a point proposes into the working text, which answers the point in the same act. */
export const useTakeWording = (id: string) =>
  useCommand(
    ({ amendment, reason }: { readonly amendment: number; readonly reason: string }, once) =>
      read(
        api.POST('/api/drafts/{id}/amendments/{amendment}/decision', {
          params: { path: { id, amendment }, header: once },
          body: { outcome: 'adopted', reason },
        }),
      ),
    ['drafts'],
  );

/** Calls a meeting. */
export const useCall = (id: string) =>
  useCommand(
    (body: Schemas['CallMeeting'], once) =>
      read(api.POST('/api/drafts/{id}/meetings', { params: { path: { id }, header: once }, body })),
    ['drafts'],
  );

const held = (id: string, meeting: number, once: Once) => ({ path: { id, meeting }, header: once });

/** Cancels a meeting, with a reason. */
export const useCancel = (id: string, meeting: number) =>
  useCommand(
    (body: { readonly reason: string }, once) =>
      read(
        api.POST('/api/drafts/{id}/meetings/{meeting}/cancellation', {
          params: held(id, meeting, once),
          body,
        }),
      ),
    ['drafts'],
  );

/** Records what a meeting came to. */
export const useMinutes = (id: string, meeting: number) =>
  useCommand(
    (body: Minutes, once) =>
      read(
        api.POST('/api/drafts/{id}/meetings/{meeting}/minutes', {
          params: held(id, meeting, once),
          body,
        }),
      ),
    ['drafts'],
  );
