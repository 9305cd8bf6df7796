/**
 * What a calendar that changed does to the terms that run: which drafts it affects, from which date to
 * which. It moves nothing: that is confirmed draft by draft.
 */
import { type Actor, may, viewerOf } from '../domain/access.ts';
import type { Draft } from '../domain/draft/draft.ts';
import { refuse } from '../domain/draft/refusal.ts';
import type { Names } from '../domain/language.ts';
import type { Calendar } from '../domain/legal-time/calendar.ts';
import { CalendarFault } from '../domain/legal-time/fault.ts';
import { letOthers } from './in-slices.ts';
import type { DraftLine } from './ports.ts';
import type { TermDesk } from './terms.ts';
import type { Tools } from './tools.ts';

/** A term with its date as it runs and as it would be counted now. `agency` is null for a gate's. */
export interface AffectedTerm {
  readonly agency: string | null;
  readonly due: string;
  readonly becomes: string;
}

/** A draft whose terms a calendar would move, or does not reach. */
export interface AffectedDraft {
  readonly draft: string;
  readonly titles: Names;
  readonly terms: readonly AffectedTerm[];
  /** The first year a term needs and the calendar has nothing of. */
  readonly lacksYear: number | null;
  /** Whether who asks may confirm that its terms move. */
  readonly mayMove: boolean;
}

export interface CalendarDesk {
  /** *Refuses:* not-found. */
  requireCalendar(id: string): Calendar;
  /**
   * Of a page of the drafts an actor may know of, those a calendar affects; `next` continues behind the
   * last one that was looked at, affected or not. *Refuses:* not-found.
   */
  listAffected(
    actor: Actor | null,
    calendar: string,
    page: { readonly after: string | undefined; readonly limit: number },
  ): Promise<{ readonly items: readonly AffectedDraft[]; readonly next: string | null }>;
}

export function createCalendarDesk(
  { store, catalogue, clock }: Tools,
  { readTerms }: Pick<TermDesk, 'readTerms'>,
): CalendarDesk {
  const requireCalendar = (id: string) =>
    catalogue.calendars.find((one) => one.id === id) ??
    refuse('not-found', { what: 'calendar', id });
  return {
    requireCalendar,
    async listAffected(actor, calendar, { after, limit }) {
      const { id } = requireCalendar(calendar);
      const now = clock.now();
      const lines = await store.drafts({ viewer: viewerOf(actor), after, limit: limit + 1 });
      const items: AffectedDraft[] = [];
      for (const line of lines.slice(0, limit).filter(isUnderWay)) {
        const draft = await store.load(line.id);
        if (draft?.workflow.calendar === id)
          items.push(...measure(draft, line, readTerms, now, may(actor, 'term:move', draft)));
        await letOthers();
      }
      return { items, next: lines.length > limit ? (lines[limit - 1]?.id ?? null) : null };
    },
  };
}

const isUnderWay = ({ kind }: DraftLine): boolean => kind !== 'final';

/** Nothing for a draft whose terms stay as they are. */
function measure(
  draft: Draft,
  { titles }: DraftLine,
  readTerms: TermDesk['readTerms'],
  now: string,
  mayMove: boolean,
): readonly AffectedDraft[] {
  try {
    const terms = readTerms(draft, now).flatMap(({ agency, due, affected }) =>
      affected ? [{ agency, due, becomes: affected.at }] : [],
    );
    if (terms.length === 0) return [];
    return [{ draft: draft.id, titles, terms, lacksYear: null, mayMove }];
  } catch (error) {
    if (!(error instanceof CalendarFault) || error.data.code !== 'no-calendar-for-year')
      throw error;
    return [{ draft: draft.id, titles, terms: [], lacksYear: error.data.year, mayMove: false }];
  }
}
