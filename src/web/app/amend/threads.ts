/** Discussion threads about places of a draft, as its amendments show them. */
import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from '../api/client.ts';
import { draftKey } from '../api/drafts.ts';
import { useCommand } from '../api/queries.ts';

export type Thread = Schemas['Thread'];

const pageSize = 200;

/** The threads this reader sees, oldest first. */
export const threadsQuery = (id: string) =>
  queryOptions({
    queryKey: [...draftKey(id), 'threads'],
    queryFn: async () => {
      const params = { path: { id }, query: { limit: pageSize } };
      return (await read(api.GET('/api/drafts/{id}/threads', { params }))).items;
    },
  });

/** Begins a thread on words of a version. */
export const useOpenThread = (id: string) =>
  useCommand(
    (body: Schemas['OpenThread'], once) =>
      read(api.POST('/api/drafts/{id}/threads', { params: { path: { id }, header: once }, body })),
    [...draftKey(id), 'threads'],
  );

/** Replies in a thread. */
export const useReply = (id: string, thread: string) =>
  useCommand(
    (text: string, once) =>
      read(
        api.POST('/api/drafts/{id}/threads/{thread}/replies', {
          params: { path: { id, thread }, header: once },
          body: { text },
        }),
      ),
    [...draftKey(id), 'threads'],
  );
