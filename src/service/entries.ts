/** A ledger as it will read once a fact is added, for those who answer with what follows from it. */
import type { Context } from '../domain/draft/command.ts';
import type { Entry } from '../domain/ledger.ts';

/** The entries with `fact` as the last: what `writeEntry` stores, but for the name of the ledger. */
export function withEntry<T extends object>(
  entries: readonly Entry<T>[],
  fact: T,
  { actor, now }: Context,
): readonly Entry<T>[] {
  const { person, organisation, inPlaceOf } = actor;
  const by = { person, organisation, ...(inPlaceOf && { inPlaceOf }) };
  return [...entries, { ...fact, ledger: '', seq: entries.length + 1, at: now, by }];
}
