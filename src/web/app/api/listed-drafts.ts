/** The list of drafts with each draft itself, which alone says whose turn it is, and how many wait for one. */
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { waitsFor } from '../drafts-state.ts';
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

/**
 * How many of the newest drafts wait for an organisation. Only drafts with a term that runs are read
 * whole: where none runs it is the owner's turn, until the end.
 */
export function useWaitingCount(organisation: string): number {
  const { data } = useInfiniteQuery(draftsQuery(undefined));
  const lines = data?.pages.flatMap(({ items }) => items) ?? [];
  const asked = lines.filter(({ due }) => due !== null);
  const found = useQueries({ queries: asked.map(({ id }) => draftQuery(id)) });
  const own = lines.filter(
    ({ due, kind, owner }) => due === null && kind !== 'final' && owner === organisation,
  );
  const waiting = found.filter(({ data: draft }) => draft && waitsFor(draft, organisation));
  return own.length + waiting.length;
}
