/** The list of drafts as the first page shows it, one page of it at a time. */
import { viewerOf } from '../../domain/access.ts';
import type { Draft } from '../../domain/draft/draft.ts';
import { openRound, verdictOf } from '../../domain/draft/judge-round.ts';
import { stateOf } from '../../domain/workflow/workflow.ts';
import type { Service } from '../../service/service.ts';
import type { DraftCard, Frame, StartPage } from '../../web/public/model.ts';
import { createDirectory, type NameOf } from './directory.ts';
import { dueOf } from './rounds.ts';

const cardsMax = 30;

/** `after` is the id of the last draft of the page before. `now` is an ISO instant. */
export async function viewStartPage(
  { store, dispatcher }: Service,
  frame: Frame,
  { after, now }: { readonly after: string | undefined; readonly now: string },
): Promise<StartPage> {
  const [lines, organisations] = await Promise.all([
    store.drafts({ viewer: viewerOf(null), after, limit: cardsMax + 1 }),
    store.organisations(),
  ]);
  const { nameOf } = createDirectory(organisations, frame.lang);
  const shown = lines.slice(0, cardsMax);
  const drafts = await Promise.all(shown.map(({ id }) => dispatcher.load(id)));
  return {
    frame,
    drafts: drafts.flatMap((draft) => (draft ? [viewCard(draft, frame, nameOf, now)] : [])),
    after: lines.length > cardsMax ? (shown.at(-1)?.id ?? null) : null,
  };
}

function viewCard(draft: Draft, { lang }: Frame, nameOf: NameOf, now: string): DraftCard {
  const { titles, kind } = stateOf(draft.workflow, draft.state);
  const round = openRound(draft);
  const late = round?.participants.some(
    (one) => one.due < now && !verdictOf(draft, round.round, one),
  );
  return {
    id: draft.id,
    title: draft.titles[lang],
    owner: nameOf(draft.owner),
    stage: { name: titles[lang], kind },
    version: draft.versions.length,
    due: round ? dueOf(round) : null,
    overdue: late ?? false,
    updatedAt: draft.updatedAt,
    zone: draft.workflow.zone,
  };
}
