/**
 * What an inbox is made of: tasks, and what they are read from. Its parts fill it; `inbox.ts` puts them
 * together.
 */
import type { Actor } from '../access.ts';
import type { Language, Names } from '../language.ts';
import type { Draft } from './draft.ts';
import type { ItemKind } from './item-kinds.ts';
import type { OpenComments } from './judge-comments.ts';

/** What can be somebody's turn, in the order in which it is listed where all else is equal. */
export const inboxActs = [
  'verdict',
  'position',
  'uphold',
  'revise',
  'rewording',
  'meeting',
  'minutes',
  'extension',
  'item',
  'amendments',
  'moderate',
  'comments',
  'call',
  'pairs',
  'freeze',
  'move',
  /** What became of one's own amendments. */
  'outcome',
] as const;
export type InboxAct = (typeof inboxActs)[number];

/** `turn`: one's own; `waiting`: the others' turn, which one waits for; `done`: what one's own body did, or was told. */
export type InboxStand = 'turn' | 'waiting' | 'done';

/** One thing of one draft. Its `id` stays the same for as long as it is the same thing. */
export interface InboxTask {
  readonly id: string;
  readonly stand: InboxStand;
  readonly act: InboxAct;
  readonly draft: string;
  /** Number of the item, amendment, meeting or round it is about; null for several or none. */
  readonly number: number | null;
  /** What kind of items it is about; null for several kinds or none. */
  readonly itemKind: ItemKind | null;
  /** How many things it stands for. */
  readonly count: number;
  /** Whom it is about: who raised, proposed, asked, or still owes. */
  readonly agencies: readonly string[];
  /** Number of the version it is about; null where it is about none. */
  readonly version: number | null;
  /** Version the actor's body judged last, where its part of the text has changed since. */
  readonly since: number | null;
  readonly place: {
    readonly lang: Language;
    readonly block: string;
    readonly quote: string;
  } | null;
  /** What the next step is called. */
  readonly titles: Names | null;
  /** ISO instant by which; null where no term runs. */
  readonly due: string | null;
  /** ISO instant since which it is so. */
  readonly at: string;
}

/** What the reading takes beside draft and actor. Instants are ISO, UTC. */
export interface InboxCase {
  readonly draft: Draft;
  readonly actor: Actor;
  readonly now: string;
  /** Counted where the actor moderates or answers, or where a way out waits for them. */
  readonly comments: OpenComments | undefined;
}

/** What most tasks leave out. */
const plain = {
  number: null,
  itemKind: null,
  count: 1,
  agencies: [],
  version: null,
  since: null,
  place: null,
  titles: null,
  due: null,
} as const;

/** The kind that items have in common; null where they have several, or there are none. */
export const kindOf = (items: readonly { readonly kind: ItemKind }[]): ItemKind | null => {
  const [first = null, ...more] = new Set(items.map(({ kind }) => kind));
  return more.length === 0 ? first : null;
};

/** A task of a draft; `key` tells those of one act apart. */
export const taskOf = (
  { draft }: Pick<InboxCase, 'draft'>,
  stand: InboxStand,
  act: InboxAct,
  { key = '', ...said }: Partial<InboxTask> & Pick<InboxTask, 'at'> & { readonly key?: unknown },
): InboxTask => ({
  ...plain,
  ...said,
  id: [draft.id, stand, act, ...(key === '' ? [] : [key])].join('.'),
  stand,
  act,
  draft: draft.id,
});
