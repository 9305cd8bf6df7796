/** The log of a draft as the application reads it: whole, each entry once. */
import { queryOptions } from '@tanstack/react-query';
import type { Event, Recorded } from '../../../domain/draft/event.ts';
import { api, read } from './client.ts';
import { draftKey } from './drafts.ts';

/** The most the server gives at once. */
const pageSize = 200;

/** Every event, oldest first. A log only grows: what was read before is not asked for again. */
export const eventsQuery = (id: string) => {
  const queryKey = [...draftKey(id), 'events'] as const;
  return queryOptions({
    queryKey,
    queryFn: async ({ client }): Promise<readonly Recorded[]> => {
      const log = [...(client.getQueryData<readonly Recorded[]>(queryKey) ?? [])];
      for (let more = true; more; ) {
        const cursor = log.at(-1)?.event.seq;
        const query = { limit: pageSize, ...(cursor && { cursor: String(cursor) }) };
        const page = await read(
          api.GET('/api/drafts/{id}/events', { params: { path: { id }, query } }),
        );
        for (const { event, hash } of page.items)
          log.push({ event: event as unknown as Event, hash });
        more = page.next !== null;
      }
      return log;
    },
  });
};
