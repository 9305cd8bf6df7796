/** How cards are sorted: into columns, by their place in the text, and narrowed. It reads and asks nothing. */
import type { Language } from '../../../domain/language.ts';
import type { Card } from '../api/desk.ts';
import type { TriageColumn, TriageShown } from '../links.ts';
import type { Intent, Intents } from './intents.ts';

export const isOpen = ({ state }: Pick<Card, 'state'>): boolean =>
  state === 'submitted' || state === 'studied';

/** What was decided stands as decided, whatever a desk still says of it. */
function columnOf(card: Card, intent: Intent | undefined): TriageColumn {
  if (!isOpen(card)) return 'decided';
  if (intent && intent.outcome !== 'deferred')
    return intent.outcome === 'moot' ? 'refused' : intent.outcome;
  return card.state === 'studied' ? 'study' : 'new';
}

/** A card with what is intended for it and where it stands. */
export interface Placed {
  readonly card: Card;
  readonly intent: Intent | undefined;
  readonly column: TriageColumn;
}

/** The same object for the same card and intent, so that what is drawn of it can stay. */
export function place(cards: readonly Card[], intents: Intents): readonly Placed[] {
  const own = new Map(intents.map((intent) => [intent.amendment, intent]));
  return cards.map((card) => placeOne(card, isOpen(card) ? own.get(card.amendment) : undefined));
}

/** Each card as it was placed last. */
const placedLast = new WeakMap<Card, Placed>();

function placeOne(card: Card, intent: Intent | undefined): Placed {
  const known = placedLast.get(card);
  if (known && known.intent === intent) return known;
  const placed = { card, intent, column: columnOf(card, intent) };
  placedLast.set(card, placed);
  return placed;
}

/** Those an address asks for; `mine` are those of `organisation`. */
export const narrow = (
  placed: readonly Placed[],
  { by, column, section, only }: TriageShown,
  organisation: string | undefined,
): readonly Placed[] =>
  placed.filter(
    (one) =>
      (by === undefined || one.card.by.organisation === by) &&
      (column === undefined || one.column === column) &&
      (section === undefined || sectionOf(one.card)?.number === section) &&
      (only !== 'shared' || one.card.group !== null) &&
      (only !== 'mine' || one.card.by.organisation === organisation),
  );

/** What it says of the text in this language, or of the first it has. */
export const wordsIn = ({ words }: Card, lang: Language): Card['words'][number] | undefined =>
  words.find((one) => one.lang === lang) ?? words[0];

export interface TopSection {
  readonly number: number;
  readonly title: string;
}

/** The top section its first change stands in; null outside of all. */
export function sectionOf(card: Card, lang?: Language): TopSection | null {
  const step = (lang ? wordsIn(card, lang) : card.words[0])?.path[0];
  return step?.type === 'section' ? { number: step.number, title: step.title ?? '' } : null;
}

/** The top sections that have any, in their order. */
export function sectionsIn(placed: readonly Placed[], lang: Language): readonly TopSection[] {
  const known = new Map<number, TopSection>();
  for (const { card } of placed) {
    const section = sectionOf(card, lang);
    if (section && !known.has(section.number)) known.set(section.number, section);
  }
  return [...known.values()].sort((a, b) => a.number - b.number);
}

/** In the order of the text, those of one place one after the other. */
export function byPlace(placed: readonly Placed[]): readonly Placed[] {
  const first = new Map<number, Placed>();
  for (const one of placed) {
    const key = one.card.group ?? -one.card.amendment;
    const known = first.get(key);
    if (!known || comparePaths(one, known) < 0) first.set(key, one);
  }
  const leaderOf = (one: Placed) => first.get(one.card.group ?? -one.card.amendment) as Placed;
  return [...placed].sort(
    (a, b) =>
      comparePaths(leaderOf(a), leaderOf(b)) ||
      (a.card.group ?? a.card.amendment) - (b.card.group ?? b.card.amendment) ||
      comparePaths(a, b) ||
      a.card.amendment - b.card.amendment,
  );
}

/** Before all sections stands what is in none; then by the numbers on the way down. */
function comparePaths({ card: a }: Placed, { card: b }: Placed): number {
  const [left, right] = [a.words[0]?.path ?? [], b.words[0]?.path ?? []];
  for (let depth = 0; depth < Math.max(left.length, right.length); depth++) {
    const [one, other] = [left[depth], right[depth]];
    if (!one || !other) return one ? 1 : -1;
    const isLater = Number(one.type === 'section') - Number(other.type === 'section');
    if (isLater !== 0) return isLater;
    if (one.number !== other.number) return one.number - other.number;
  }
  return 0;
}
