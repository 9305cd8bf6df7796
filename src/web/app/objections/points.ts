/**
 * What the screen of disagreements reads out of points and meetings: how each point stands, what it
 * came to, which are shown, and what of the record is about one. Pure; it says nothing in words.
 */
import type { Event, Recorded } from '../../../domain/draft/event.ts';
import type { Meeting } from '../api/items.ts';
import type { RaisedItem } from '../api/signoffs.ts';
import type { ObjectionsShown, PointKind, PointState } from '../links.ts';

export type Point = RaisedItem;

export const kindOf = ({ kind, fundamental }: Pick<Point, 'kind' | 'fundamental'>): PointKind =>
  fundamental ? 'fundamental' : kind;

export type EndKind = 'withdrawn' | 'letGo' | 'agreed' | 'disagreed' | 'overridden';

/** What a point came to, and why; `reason` is empty where none was given. */
interface End {
  readonly kind: EndKind;
  readonly reason: string;
  /** Number of the meeting that settled it. */
  readonly meeting?: number;
  /** The wording agreed on. */
  readonly wording?: string;
}

/** Null while it stands: an answer alone ends nothing, and nothing is let go before it has one. */
export function endOf({ withdrawn, settled, overridden, letGo, answer }: Point): End | null {
  if (withdrawn) return { kind: 'withdrawn', reason: withdrawn.reason };
  if (overridden) return { kind: 'overridden', reason: overridden.reason };
  if (settled) {
    const { settlement: kind, reason, meeting, wording } = settled;
    return { kind, reason, meeting, ...(wording !== undefined && { wording }) };
  }
  return letGo !== null && answer ? { kind: 'letGo', reason: '' } : null;
}

/** The meeting still to be held that has this point on its agenda. */
export const aheadOf = (meetings: readonly Meeting[], item: number): Meeting | undefined =>
  meetings.findLast(({ agenda, cancelled, held }) => !cancelled && !held && agenda.includes(item));

export function stateOf(point: Point, meetings: readonly Meeting[]): PointState {
  if (endOf(point)) return 'ended';
  if (aheadOf(meetings, point.item)) return 'meeting';
  if (point.upheld) return 'upheld';
  return point.answer ? 'answered' : 'waits';
}

/**
 * A point's section as the address has it: `s2.10`, whose letter keeps it from being read as a
 * number; `gone` for what is in the text no more.
 */
const sectionOf = ({ place }: Pick<Point, 'place'>): string =>
  place ? `s${place.number}` : 'gone';

/** What is asked for, of all points, in their order. */
export const choosePoints = (
  points: readonly Point[],
  meetings: readonly Meeting[],
  { agency, state, kind, section }: ObjectionsShown,
): readonly Point[] =>
  points.filter(
    (point) =>
      (agency === undefined || point.agency === agency) &&
      (kind === undefined || kindOf(point) === kind) &&
      (section === undefined || sectionOf(point) === section) &&
      (state === undefined || stateOf(point, meetings) === state),
  );

/** Headings of the sections points stand in, by what `sectionOf` calls them, in the order of the text; `gone` comes last. */
export function sectionsIn(points: readonly Point[]): ReadonlyMap<string, string> {
  const inOrder = [...points].sort((a, b) => comparePlaces(sectionOf(a), sectionOf(b)));
  return new Map(inOrder.map((point) => [sectionOf(point), point.place?.heading ?? '']));
}

/** Numbers of sections compare part by part: 2.10 comes behind 2.9. */
function comparePlaces(a: string, b: string): number {
  const [left, right] = [a, b].map((one) =>
    one === 'gone' ? [Infinity] : one.slice(1).split('.'),
  );
  for (let at = 0; at < Math.max(left?.length ?? 0, right?.length ?? 0); at++) {
    const order = Number(left?.[at] ?? 0) - Number(right?.[at] ?? 0);
    if (order) return order;
  }
  return 0;
}

/** What of the record is about a point: raised, answered, held up, met about, decided, let go. */
export function recordOf(log: readonly Recorded[], { item, letGo }: Point): readonly Recorded[] {
  const meetings = new Set<number>();
  const wordings = new Set<number>();
  let verdicts = 0;
  const isAbout = (event: Event): boolean => {
    switch (event.type) {
      case 'signedOff':
        verdicts += 1;
        return verdicts === letGo || event.items.some((one) => one.item === item);
      case 'meetingCalled':
        if (event.agenda.includes(item)) meetings.add(event.meeting);
        return meetings.has(event.meeting);
      case 'meetingCancelled':
      case 'meetingHeld':
        return meetings.has(event.meeting);
      case 'amendmentSubmitted':
        if (event.item === item) wordings.add(event.amendment);
        return false;
      case 'amendmentDecided':
        return wordings.has(event.amendment);
      default:
        return event.type.startsWith('item') && 'item' in event && event.item === item;
    }
  };
  return log.filter(({ event }) => isAbout(event));
}
