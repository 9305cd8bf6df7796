/**
 * Every amendment of a draft as a card: who asks for what, where, and how it stands, in few words. What
 * is said of its words follows from two stored texts alone and is found once; nothing is written.
 */
import { LRUCache } from 'lru-cache';
import { type Amendment, type Draft, isOpenAmendment } from '../domain/draft/draft.ts';
import type { Author } from '../domain/draft/event.ts';
import type { Language } from '../domain/language.ts';
import type { Hash } from '../domain/text/canonical.ts';
import type { Change, Path } from '../domain/text/change.ts';
import { changeLabels, namePath } from '../domain/text/change-labels.ts';
import { diff } from '../domain/text/diff.ts';
import { listPassages } from '../domain/text/passages.ts';
import { baseTexts, bringWritten, languagesOf } from './amendments-texts.ts';
import type { Library } from './library.ts';
import type { Tools } from './tools.ts';

/** What an amendment says of one text, in one line. */
export interface CardWords {
  readonly lang: Language;
  /** Where its first change stands, as steps, and in words of the language asked for. */
  readonly path: Path;
  readonly place: string;
  /** The blocks it changes; of what it adds, those beside it. */
  readonly blocks: readonly string[];
  /** Of the first line it changes, what goes and what comes, cut short; empty for what has no words. */
  readonly gone: string;
  readonly come: string;
  /** Kinds of the first change, such as `reword` or `insert`, and how many changes there are. */
  readonly kind: Change['kind'] | null;
  readonly changes: number;
}

export interface Card {
  readonly amendment: number;
  readonly version: number;
  readonly by: Author;
  /** ISO instant. */
  readonly at: string;
  readonly state: Amendment['state'];
  /** How it stands to the newest version since; null while there is none. */
  readonly fate: NonNullable<Amendment['followed']>['fate'] | null;
  readonly supporters: number;
  readonly words: readonly CardWords[];
  /**
   * Open amendments about the same blocks, directly or through others, have one group: the least of
   * their numbers. Null for one that stands alone, or is not open.
   */
  readonly group: number | null;
}

export interface BoardReader {
  /** The cards in the order of numbers, places said in `say`. */
  readBoard(draft: Draft, say: Language): Promise<readonly Card[]>;
}

/** Cards that are remembered, of all drafts. */
const cardsMax = 5_000;
/** Characters of a line on a card. */
const lineMax = 160;

type Gist = Omit<CardWords, 'lang' | 'place'>;

export function createBoardReader({ library }: Pick<Tools, 'library'>): BoardReader {
  const known = new LRUCache<string, Gist>({ max: cardsMax });
  const keyOf = (from: Hash, to: Hash) => `${from} ${to}`;
  const gistIn = async (near: Library, from: Hash, to: Hash): Promise<Gist> => {
    const gist =
      known.get(keyOf(from, to)) ?? gistOf(diff(await near.doc(from), await near.doc(to)).changes);
    known.set(keyOf(from, to), gist);
    return gist;
  };
  return {
    async readBoard(draft, say) {
      const wanting = draft.amendments.filter((one) =>
        rootsOf(draft, one).some(([, from, to]) => !known.has(keyOf(from, to))),
      );
      const near = await bringWritten(library, draft, wanting);
      const told = new Map<number, readonly CardWords[]>();
      for (const one of draft.amendments) {
        const words: CardWords[] = [];
        for (const [lang, from, to] of rootsOf(draft, one)) {
          const gist = await gistIn(near, from, to);
          words.push({ lang, place: namePath(gist.path, changeLabels[say]), ...gist });
        }
        told.set(one.amendment, words);
      }
      const groups = groupByBlocks(draft.amendments.filter(isOpenAmendment), told);
      return draft.amendments.map((one) => cardOf(one, told, groups));
    },
  };
}

const cardOf = (
  { amendment, version, by, at, state, followed, supporters }: Amendment,
  told: ReadonlyMap<number, readonly CardWords[]>,
  groups: ReadonlyMap<number, number>,
): Card => ({
  amendment,
  version,
  by,
  at,
  state,
  fate: followed?.fate ?? null,
  supporters: supporters.length,
  words: told.get(amendment) ?? [],
  group: groups.get(amendment) ?? null,
});

/** The text it was written on and the text it proposes, by language. */
const rootsOf = (draft: Draft, { version, texts }: Amendment) => {
  const base = baseTexts(draft, version);
  return languagesOf(texts).flatMap((lang): readonly (readonly [Language, Hash, Hash])[] => {
    const [from, to] = [base[lang], texts[lang]];
    return from && to ? [[lang, from, to]] : [];
  });
};

function gistOf(changes: readonly Change[]): Gist {
  const [first] = changes;
  const [line] = listPassages(changes);
  const say = (op: 'insert' | 'delete') =>
    shorten(
      (line?.runs ?? []).flatMap((run) => (run.op === op ? [run.text.trim()] : [])).join(' … '),
    );
  return {
    path: first?.path ?? [],
    blocks: blocksAbout(changes),
    gone: say('delete'),
    come: say('insert'),
    kind: first?.kind ?? null,
    changes: changes.length,
  };
}

function blocksAbout(changes: readonly Change[]): readonly string[] {
  const blocks = new Set<string>();
  for (const change of changes) {
    if (change.kind !== 'insert') blocks.add(change.block);
    else for (const beside of Object.values(change.to)) if (beside !== null) blocks.add(beside);
    if (change.kind === 'join') for (const { block } of change.parts) blocks.add(block);
  }
  return [...blocks];
}

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ');
  return line.length <= lineMax ? line : `${line.slice(0, lineMax - 1).toWellFormed()}…`;
}

/** The group of each that has one: union of all that share a block in a language. */
function groupByBlocks(
  open: readonly Amendment[],
  told: ReadonlyMap<number, readonly CardWords[]>,
): ReadonlyMap<number, number> {
  const leaders = new Map<number, number>(open.map(({ amendment }) => [amendment, amendment]));
  const leaderOf = (number: number): number => {
    let at = number;
    while (leaders.get(at) !== at) at = leaders.get(at) as number;
    leaders.set(number, at);
    return at;
  };
  const owners = new Map<string, number>();
  for (const { amendment } of open)
    for (const { lang, blocks } of told.get(amendment) ?? [])
      for (const block of blocks) {
        const key = `${lang} ${block}`;
        const [own, other] = [leaderOf(amendment), leaderOf(owners.get(key) ?? amendment)];
        leaders.set(Math.max(own, other), Math.min(own, other));
        owners.set(key, amendment);
      }
  const groups = Map.groupBy(open, ({ amendment }) => leaderOf(amendment));
  return new Map(
    [...groups].flatMap(([leader, members]) =>
      members.length > 1 ? members.map(({ amendment }) => [amendment, leader] as const) : [],
    ),
  );
}
