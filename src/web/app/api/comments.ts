/** Public comments as the application reads them, and what drafters do with them: read, gather, answer. */
import { queryOptions } from '@tanstack/react-query';
import { api, read, type Schemas } from './client.ts';
import { draftKey } from './drafts.ts';
import { type Once, useCommand } from './queries.ts';

/** The generated type of a place that may be null is one nothing can have. */
export type Comment = Omit<Schemas['Comment'], 'place'> & {
  readonly place: Schemas['Standing'] | null;
};
export type CommentGroup = Schemas['CommentGroup'];
export type CommentOutcome = Schemas['AnswerComments']['outcome'];

const pageSize = 200;

interface Page<T> {
  readonly items: readonly T[];
  readonly next: string | null;
}

/** All pages, one after another. */
async function readAll<T>(
  ask: (query: { limit: number; cursor?: string }) => Promise<Page<T>>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const page: Page<T> = await ask({ limit: pageSize, ...(cursor && { cursor }) });
    all.push(...page.items);
    cursor = page.next;
  }
  return all;
}

/** Everything read of the comments on one draft is kept under this key. */
const commentsKey = (id: string) => [...draftKey(id), 'comments'] as const;

/** Every comment whoever asks may see, in the order they came. */
export const commentsQuery = (id: string) =>
  queryOptions({
    queryKey: [...commentsKey(id), 'list'],
    queryFn: () =>
      readAll<Comment>((query) =>
        read(api.GET('/api/drafts/{id}/comments', { params: { path: { id }, query } })),
      ),
  });

/** Every group: to who does not draft, the answered. */
export const commentGroupsQuery = (id: string) =>
  queryOptions({
    queryKey: [...commentsKey(id), 'groups'],
    queryFn: () =>
      readAll<CommentGroup>((query) =>
        read(api.GET('/api/drafts/{id}/comment-groups', { params: { path: { id }, query } })),
      ),
  });

/** Publishes a comment or withholds it, as it was read. */
export const useModerate = (id: string, comment: number) =>
  useCommand(
    (body: Schemas['ModerateComment'], once) =>
      read(
        api.POST('/api/drafts/{id}/comments/{comment}/moderation', {
          params: { path: { id, comment }, header: once },
          body,
        }),
      ),
    ['drafts'],
  );

interface Grouped {
  /** Null for a new one. */
  readonly group: number | null;
  readonly body: Schemas['GroupComments'];
}

const sendGroup = (id: string, { group, body }: Grouped, once: Once): Promise<CommentGroup> =>
  group === null
    ? read(
        api.POST('/api/drafts/{id}/comment-groups', {
          params: { path: { id }, header: once },
          body,
        }),
      )
    : read(
        api.PUT('/api/drafts/{id}/comment-groups/{group}', {
          params: { path: { id, group }, header: once },
          body,
        }),
      );

/** Makes a group of comments, or lets one that has no answer hold others. */
export const useGroup = (id: string) =>
  useCommand((told: Grouped, once) => sendGroup(id, told, once), ['drafts']);

interface Answered {
  readonly group: number;
  readonly body: Schemas['AnswerComments'];
}

/** Answers a group, once and for all. */
export const useAnswerGroup = (id: string) =>
  useCommand(
    ({ group, body }: Answered, once) =>
      read(
        api.POST('/api/drafts/{id}/comment-groups/{group}/answer', {
          params: { path: { id, group }, header: once },
          body,
        }),
      ),
    ['drafts'],
  );

/** The table of how comments and amendments were used, for spreadsheets. */
export const usedTableHref = (id: string): string =>
  `/api/drafts/${encodeURIComponent(id)}/reports/used.csv`;
