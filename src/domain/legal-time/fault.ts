/** What legal time cannot do, as one typed error. It never carries a guess: no data, no due date. */

/** Why a question about legal time has no answer; the fields say what to look at. */
export type CalendarFaultData =
  | { readonly code: 'no-calendar-for-year'; readonly calendar: string; readonly year: number }
  | { readonly code: 'no-such-calendar'; readonly calendar: string }
  | { readonly code: 'bad-calendar'; readonly path: string }
  | { readonly code: 'bad-input'; readonly field: string; readonly value: string }
  | { readonly code: 'stale-zone-data'; readonly zone: string };

/** Thrown by every function of `legal-time/`; `code` repeats `data.code` for short conditions. */
export class CalendarFault extends Error {
  readonly code: CalendarFaultData['code'];
  readonly data: CalendarFaultData;

  constructor(data: CalendarFaultData, message: string) {
    super(message);
    this.name = 'CalendarFault';
    this.code = data.code;
    this.data = data;
  }
}

/** Refuses one argument of a question: `field` names it, `wanted` says what would do. */
export const refuseInput = (field: string, value: unknown, wanted: string): never => {
  throw new CalendarFault(
    { code: 'bad-input', field, value: String(value) },
    `${field}: ${JSON.stringify(value)} is not ${wanted}`,
  );
};
