/**
 * Drafts in figures. Everything is counted from their logs and the texts of their newest versions, up
 * to an instant, so that every figure can be counted again; nothing here is kept.
 */
import type { Draft } from '../draft/draft.ts';
import type { Docs } from '../draft/remit.ts';
import { type AmendmentFigures, countAmendments, type DaysBetween, waitsOf } from './amendments.ts';
import {
  type AgencyFigures,
  type Asking,
  type AskingCounts,
  askingsOf,
  countAgencies,
  countAskings,
} from './askings.ts';
import { type Forecast, forecastLate } from './forecast.ts';
import { type IndicatorFigures, listIndicators } from './indicators.ts';
import { countRounds, type RoundFigures } from './rounds.ts';
import { countSections, type SectionFigures } from './sections.ts';
import {
  countKinds,
  countStates,
  type KindFigures,
  kindNow,
  type StateFigures,
  staysOf,
  type Way,
} from './stages.ts';

/** What one draft and many have in common. */
interface AnswerFigures {
  readonly terms: AskingCounts;
  readonly agencies: readonly AgencyFigures[];
  readonly amendments: AmendmentFigures;
  readonly forecast: readonly Forecast[];
}

export interface DraftFigures extends AnswerFigures {
  /** ISO instant they were counted at. */
  readonly at: string;
  /** Seq of the log they were counted from. */
  readonly seq: number;
  /** Newest version; 0 for none. */
  readonly version: number;
  readonly states: readonly StateFigures[];
  readonly rounds: readonly RoundFigures[];
  readonly sections: readonly SectionFigures[];
  readonly indicators: readonly IndicatorFigures[];
}

export interface WholeFigures extends AnswerFigures {
  readonly at: string;
  readonly drafts: number;
  readonly kinds: readonly KindFigures[];
}

/** `docs` are the newest version's texts; `days` counts on the draft's calendar. */
export function figuresOf(
  draft: Draft,
  { now, days, docs }: { readonly now: string; readonly days: DaysBetween; readonly docs: Docs },
): DraftFigures {
  const askings = askingsOf(draft, now, days);
  return {
    at: now,
    seq: draft.seq,
    version: draft.versions.length,
    states: countStates(draft, now, days),
    rounds: countRounds(draft),
    terms: countAskings(askings),
    agencies: countAgencies(askings),
    forecast: forecastLate(askings, now),
    amendments: countAmendments(draft.amendments, waitsOf(draft.amendments, days)),
    sections: countSections(draft, docs),
    indicators: listIndicators(docs, draft.reached),
  };
}

/**
 * Of many drafts together, each counted on its own calendar; it yields after each draft, for whoever
 * has others to answer meanwhile.
 */
export function* figuresAcross(
  drafts: readonly Draft[],
  now: string,
  daysOf: (draft: Draft) => DaysBetween,
): Generator<void, WholeFigures, void> {
  const ways: Way[] = [];
  const askings: Asking[] = [];
  const waits: number[] = [];
  for (const draft of drafts) {
    const days = daysOf(draft);
    ways.push({ kind: kindNow(draft), stays: staysOf(draft, now, days) });
    askings.push(...askingsOf(draft, now, days));
    waits.push(...waitsOf(draft.amendments, days));
    yield;
  }
  return {
    at: now,
    drafts: drafts.length,
    kinds: countKinds(ways),
    terms: countAskings(askings),
    agencies: countAgencies(askings),
    forecast: forecastLate(askings, now),
    amendments: countAmendments(
      drafts.flatMap(({ amendments }) => amendments),
      waits,
    ),
  };
}
