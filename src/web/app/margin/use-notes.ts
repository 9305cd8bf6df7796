/** Everything that was said about a draft and may be seen by whoever looks, read as notes. */
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { itemsQuery, placedAmendmentsQuery, threadsQuery } from '../api/threads.ts';
import { useLanguage } from '../words/i18n.ts';
import { type Note, noteOfAmendment, noteOfItem, noteOfThread } from './notes.ts';

export interface Notes {
  readonly notes: readonly Note[];
  /** The first failure to read any of them: the others are there. */
  readonly error: Error | null;
}

/** The notes on the newest version, or with `isWorking` on the text that is being written. */
export function useNotes(id: string, isWorking: boolean): Notes {
  const spoken = useLanguage();
  const [threads, items, placed] = useQueries({
    queries: [
      threadsQuery(id, isWorking ? 'working' : 'version'),
      itemsQuery(id, spoken),
      placedAmendmentsQuery(id),
    ],
  });
  const notes = useMemo(() => {
    const places = new Map(placed.data?.places.toReversed().map((one) => [one.amendment, one]));
    return [
      ...(threads.data ?? []).map(noteOfThread),
      ...(items.data ?? []).filter(({ withdrawn }) => !withdrawn).map(noteOfItem),
      ...(placed.data?.amendments ?? [])
        .filter(({ state }) => state !== 'withdrawn')
        .map((one) => noteOfAmendment(one, places.get(one.amendment))),
    ];
  }, [threads.data, items.data, placed.data]);
  return { notes, error: threads.error ?? items.error ?? placed.error };
}
