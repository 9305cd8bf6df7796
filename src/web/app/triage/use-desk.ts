/** The desk of a draft for its drafters, kept for as long as its screen is there; null for all others. */
import { useQuery } from '@tanstack/react-query';
import type { Node } from 'prosemirror-model';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { apply } from '../../../domain/text/apply.ts';
import { parseText } from '../../../domain/text/identity.ts';
import { languagesIn, proposalOf } from '../amend/proposal.ts';
import type { Proposal } from '../api/amendments.ts';
import {
  type Card,
  deskQuery,
  previewQuery,
  readDesk,
  type SavedEntry,
  saveDesk,
} from '../api/desk.ts';
import { queries } from '../api/queries.ts';
import { versionTextsQuery } from '../api/texts.ts';
import { type Intent, type Intents, intentsOf } from './intents.ts';
import { askBeforeLeaving, createKeeper, type Keeper, type Kept } from './keeper.ts';

export interface DeskDoor {
  readonly kept: Kept;
  readonly keeper: Keeper;
}

/** `cards` say which version each amendment was written on. */
export function useDesk(
  id: string,
  cards: readonly Card[] | undefined,
  isDrafter: boolean,
): { readonly desk: DeskDoor | null; readonly error: Error | null } {
  const { data, error } = useQuery({ ...deskQuery(id), enabled: isDrafter });
  const [keeper, setKeeper] = useState<Keeper | null>(null);
  useEffect(() => {
    if (!data || !cards) return;
    const saved = { revision: data.revision, intents: intentsOf(data) };
    if (keeper) keeper.renew(saved);
    else setKeeper(openKeeper(id, cards, saved));
    // Whoever looks at the desk next need not wait for the first answer, which takes longest.
    if (!keeper && saved.intents.length > 0)
      void queries.prefetchQuery(previewQuery(id, saved.revision, undefined));
  }, [id, data, cards, keeper]);
  useEffect(() => (keeper ? askBeforeLeaving(keeper, window) : undefined), [keeper]);
  const kept = useSyncExternalStore(keeper?.subscribe ?? noSubscription, keeper?.read ?? noDesk);
  const desk = useMemo(
    () => (isDrafter && keeper && kept ? { keeper, kept } : null),
    [isDrafter, keeper, kept],
  );
  return { desk, error };
}

const noSubscription = () => () => {};
const noDesk = () => null;

function openKeeper(
  id: string,
  cards: readonly Card[],
  saved: { readonly revision: number; readonly intents: Intents },
): Keeper {
  const versions = new Map(cards.map(({ amendment, version }) => [amendment, version]));
  return createKeeper(
    {
      read: async () => {
        const desk = await readDesk(id);
        return { revision: desk.revision, intents: intentsOf(desk) };
      },
      save: async (revision, intents) => {
        const entries = await Promise.all(
          intents.map((intent) => writeEntry(id, intent, versions.get(intent.amendment) ?? 1)),
        );
        const desk = await saveDesk(id, revision, entries);
        return { revision: desk.revision, intents: intentsOf(desk) };
      },
    },
    saved,
  );
}

const parsed = new WeakMap<object, Node>();

/** The doc of a text as it was read; many entries are about one. */
function parseOnce(text: unknown): Node {
  const known = parsed.get(text as object) ?? parseText(text);
  parsed.set(text as object, known);
  return known;
}

/** As it is sent: the other words as texts. */
async function writeEntry(
  id: string,
  { amendment, outcome, reason, stage, code, changes, diffs }: Intent,
  version: number,
): Promise<SavedEntry> {
  const entry: SavedEntry = {
    amendment,
    outcome,
    reason,
    stage,
    ...(code && { code }),
    ...(changes && { changes }),
  };
  if (!diffs) return entry;
  const docs = await queries.ensureQueryData(versionTextsQuery(id, version));
  const texts: Record<string, Proposal> = {};
  for (const lang of languagesIn(diffs)) {
    const base = parseOnce(docs[lang]);
    texts[lang] = proposalOf(base, apply(base, { changes: diffs[lang] ?? [] }));
  }
  return { ...entry, texts };
}
