/**
 * Random drafts with open amendments in two languages, on a real service over a real database: what
 * the laws of the desk are tried on. Edits name their targets by number, so any list fits any text.
 */
import fc from 'fast-check';
import type { Node } from 'prosemirror-model';
import type { Actor } from '../../src/domain/access.ts';
import type { Draft } from '../../src/domain/draft/draft.ts';
import { type Outcome, outcomes } from '../../src/domain/draft/event.ts';
import { Refusal } from '../../src/domain/draft/refusal.ts';
import { countingIds } from '../../src/domain/text/identity.ts';
import type { Proposals } from '../../src/service/amendments-texts.ts';
import type { DeskEntryRequest } from '../../src/service/desk.ts';
import type { Reply, Terms } from '../../src/service/dispatch.ts';
import { named } from '../domain/samples.ts';
import { createWorld, type World } from '../http/world.ts';
import { docs, edits, perform, type RandomEdit } from '../laws/texts.ts';

export const langs = ['ru', 'kk'] as const;
type Lang = (typeof langs)[number];

const organisation = 'ministry';
export const drafter: Actor = { person: 'dina', organisation, role: 'drafter' };
const authors: readonly Actor[] = ['red-crescent', 'youth', 'union'].map((one) => ({
  person: `head of ${one}`,
  organisation: one,
  role: 'partner',
}));
export const terms = (actor: Actor): Terms => ({ actor });
export const silent = (): Reply => ({ status: 200, body: '' });

interface Asked {
  /** By which edits of each text; none for a language it leaves alone. */
  readonly edits: Readonly<Record<Lang, readonly RandomEdit[]>>;
  /** Each change is a part of its own. */
  readonly isSplit: boolean;
  readonly isLate: boolean;
}

interface Meant {
  readonly outcome: Outcome | 'deferred';
  /** Which parts, as bits, and by which edits the words are other ones. */
  readonly parts: number;
  readonly edits: readonly RandomEdit[];
}

export interface Case {
  readonly texts: Readonly<Record<Lang, Node>>;
  readonly asked: readonly Asked[];
  /** What the drafters change before anything is decided, and whether they freeze it. */
  readonly moved: Readonly<Record<Lang, readonly RandomEdit[]>>;
  readonly isFrozen: boolean;
  readonly meant: readonly Meant[];
  /** Places of the amendments on the desk, in the order they are taken. */
  readonly order: readonly number[];
}

const amendmentsMost = 5;
/** Edits that are all about the same few places, so that they meet. */
const near = (most: number) =>
  edits(most).map((list) =>
    list.map((edit) => ({ ...edit, target: edit.target % 5, place: edit.place % 4 })),
  );
const inBoth = (most: number) => fc.record({ ru: near(most), kk: near(1) });

export const cases: fc.Arbitrary<Case> = fc.record({
  texts: fc.record({ ru: docs, kk: docs }),
  asked: fc.array(fc.record({ edits: inBoth(4), isSplit: fc.boolean(), isLate: fc.boolean() }), {
    minLength: 4,
    maxLength: amendmentsMost,
  }),
  moved: inBoth(2),
  isFrozen: fc.boolean(),
  meant: fc.array(
    fc.record({
      outcome: fc.constantFrom<Meant['outcome']>('adopted', 'adopted', ...outcomes, 'deferred'),
      parts: fc.nat(255),
      edits: near(2),
    }),
    { minLength: amendmentsMost, maxLength: amendmentsMost },
  ),
  order: fc.shuffledSubarray([1, 2, 3, 4, 5], { minLength: 3 }),
});

/** The case as far as its amendments are submitted, and the desk that is meant. */
export interface Played {
  readonly world: World;
  readonly id: string;
  readonly load: () => Promise<Draft>;
  readonly entries: readonly DeskEntryRequest[];
}

/** What is refused for a reason of its own, as an edit that comes to nothing, is left out. */
async function attempt(deed: Promise<unknown>): Promise<boolean> {
  try {
    await deed;
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.code === 'nothing-changed') return false;
    throw error;
  }
}

export async function play(one: Case): Promise<Played> {
  const world = await createWorld();
  const { service } = world;
  let id = '';
  const create = {
    titles: named('A draft'),
    languages: langs,
    template: { id: 'kz-concept', edition: '2018' },
    workflow: 'two-agency',
    participants: [],
  };
  await service.createDraft(create, terms(drafter), (draft) => {
    id = draft.id;
    return silent();
  });
  const load = async () => (await service.dispatcher.load(id)) as Draft;
  const save = async (lang: Lang, doc: Node) => {
    const base = (await load()).texts[lang] ?? null;
    const request = { lang, base, given: { doc, ids: 'own' as const } };
    return attempt(service.saveText(id, request, terms(drafter), silent));
  };
  const freeze = () =>
    attempt(service.freeze(id, { label: '', summary: '' }, terms(drafter), silent));
  for (const lang of langs) await save(lang, one.texts[lang]);
  await freeze();
  const mint = countingIds('p');
  for (const asked of one.asked)
    if (!asked.isLate) await submit(world, await load(), asked, one, mint);
  for (const lang of langs) await save(lang, perform(one.texts[lang], one.moved[lang], mint));
  if (one.isFrozen) await freeze();
  for (const asked of one.asked)
    if (asked.isLate) await submit(world, await load(), asked, one, mint);
  return { world, id, load, entries: await entriesOf(one, await load(), mint) };
}

/** Submits what the edits come to, on the first version. */
async function submit(
  { service }: World,
  draft: Draft,
  { edits: lists, isSplit }: Asked,
  { texts: base }: Case,
  mint: () => string,
): Promise<void> {
  const actor = authors[draft.amendments.length % authors.length] as Actor;
  const proposed = langs.flatMap((lang) => {
    const doc = perform(base[lang], lists[lang], mint);
    return doc.eq(base[lang]) ? [] : [[lang, { doc, ids: 'own' }]];
  });
  if (proposed.length === 0) return;
  const texts = Object.fromEntries(proposed) as Proposals;
  const proposal = await service.listProposed(draft, 1, texts, 'en');
  const changes = langs.flatMap((lang) =>
    (proposal[lang] ?? []).map(({ number }) => ({ lang, entries: [number], justification: 'So' })),
  );
  const request = {
    version: 1,
    justification: 'Better',
    texts,
    ...(isSplit && changes.length > 1 && { changes }),
  };
  await attempt(service.submitAmendment(draft.id, request, terms(actor), silent));
}

/** What is meant of the amendments there are, as the desk takes it. */
async function entriesOf(
  { texts, meant, order }: Case,
  draft: Draft,
  mint: () => string,
): Promise<readonly DeskEntryRequest[]> {
  return order.flatMap((amendment): DeskEntryRequest[] => {
    const [found, one] = [draft.amendments[amendment - 1], meant[amendment - 1] as Meant];
    if (!found) return [];
    const entry = { amendment, reason: 'As agreed', stage: 1 };
    const parts = (found.changes ?? []).map(({ change }) => change);
    const changes = parts.filter((number) => (one.parts >> (number % 8)) & 1);
    if (one.outcome === 'partly' && (changes.length === 0 || changes.length === parts.length))
      return [{ ...entry, outcome: 'adopted' }];
    if (one.outcome === 'partly') return [{ ...entry, outcome: 'partly', changes }];
    if (one.outcome !== 'reworded') return [{ ...entry, outcome: one.outcome }];
    const doc = perform(texts.ru, one.edits, mint);
    return [{ ...entry, outcome: 'reworded', texts: { ru: { doc, ids: 'own' } } }];
  });
}
