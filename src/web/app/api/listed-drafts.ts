/** The list of drafts with each draft itself, which alone says whose turn it is. */
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { type Draft, draftQuery, draftsQuery } from './drafts.ts';

export interface ListedDrafts {
  /** Newest first; a draft that cannot be read is left out. */
  readonly drafts: readonly Draft[];
  readonly isLoading: boolean;
  readonly error: Error | null;
  /** Reads more of them; null when all are read. */
  readonly more: (() => void) | null;
}

export function useListedDrafts(): ListedDrafts {
  const lines = useInfiniteQuery(draftsQuery(undefined));
  const ids = lines.data?.pages.flatMap(({ items }) => items.map(({ id }) => id)) ?? [];
  const found = useQueries({ queries: ids.map((id) => draftQuery(id)) });
  return {
    drafts: found.flatMap(({ data }) => (data ? [data] : [])),
    isLoading: lines.isLoading || found.some(({ isLoading }) => isLoading),
    error: lines.error,
    more: lines.hasNextPage ? () => void lines.fetchNextPage() : null,
  };
}
