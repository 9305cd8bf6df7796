/**
 * Which answers are likely to come late. Of a body's earlier askings that were still open after as many
 * working days as this one has waited, the share that went past their due date is what this one may
 * expect. Nothing else enters, so anybody can count it again.
 */
import type { Asking } from './askings.ts';

/** `overdue` is past its date already; `unknown` rests on too few earlier askings. */
export type Outlook = 'overdue' | 'likely' | 'unlikely' | 'unknown';

export interface Forecast {
  readonly draft: string;
  readonly agency: string;
  /** ISO instant. */
  readonly due: string;
  /** Working days it has waited, and those its term has altogether. */
  readonly waited: number;
  readonly term: number;
  /** Earlier askings that lasted as long, and how many of them went past their date; null if withheld. */
  readonly of: number;
  readonly late: number | null;
  readonly outlook: Outlook;
}

/** Fewer earlier askings than these say nothing. */
const earlierMin = 3;

/** What waits at an instant, what is due first at the top. */
export function forecastLate(askings: readonly Asking[], now: string): readonly Forecast[] {
  const ended = Map.groupBy(askings.filter(hasEnded), ({ agency }) => agency);
  return askings
    .filter(({ fate }) => fate === 'waiting')
    .map((one) => foresee(one, ended.get(one.agency) ?? [], now))
    .sort((a, b) => (a.due === b.due ? (a.agency < b.agency ? -1 : 1) : a.due < b.due ? -1 : 1));
}

function foresee(
  { draft, agency, due, term, days: waited }: Asking,
  ended: readonly Asking[],
  now: string,
): Forecast {
  const earlier = ended.filter((one) => one.days >= waited);
  const late = earlier.filter(({ fate }) => fate !== 'inTime').length;
  const told = { draft, agency, due, waited, term, of: earlier.length, late };
  return { ...told, outlook: outlookOf(told, now) };
}

const hasEnded = ({ fate }: Asking): boolean => fate !== 'waiting' && fate !== 'dropped';

function outlookOf(
  { due, of, late }: { readonly due: string; readonly of: number; readonly late: number },
  now: string,
): Outlook {
  if (now > due) return 'overdue';
  if (of < earlierMin) return 'unknown';
  return late * 2 > of ? 'likely' : 'unlikely';
}
