/** What one draft and many have in common, as charts: terms, bodies, what is likely late, amendments. */

import type { AmendmentFigures } from '../../domain/figures/amendments.ts';
import type { AgencyFigures, AskingCounts, AskingFate } from '../../domain/figures/askings.ts';
import type { Forecast } from '../../domain/figures/forecast.ts';
import { sayTerm } from '../format/when.ts';
import type { Chart, Part, Tone } from './model.ts';
import type { Telling } from './naming.ts';
import type { AmendmentEnd } from './words/shape.ts';

const fateTones: Readonly<Record<AskingFate, Tone>> = {
  inTime: 'good',
  late: 'fair',
  silent: 'bad',
  waiting: 'empty',
  dropped: 'faint',
};
const fates = Object.keys(fateTones) as readonly AskingFate[];

const fateParts = ({ words }: Telling): readonly Part[] =>
  fates.map((id) => ({ id, name: words.fates[id], tone: fateTones[id] }));

/** One bar of all terms: how many were answered, and how many ended in silence. */
export function chartTerms(terms: AskingCounts, telling: Telling): Chart {
  const { words, number } = telling;
  const { none, title, running, row, columns, method } = words.terms;
  const ended = terms.inTime + terms.late + terms.silent;
  const share = Math.round((100 * terms.silent) / Math.max(1, ended));
  const sentence = ended > 0 ? title(terms.silent, ended, share) : running(terms.waiting);
  return {
    id: 'terms',
    title: terms.asked === 0 ? none : sentence,
    method,
    drawing:
      terms.asked === 0
        ? null
        : {
            kind: 'bars',
            parts: fateParts(telling),
            rows: [{ id: 'all', name: row, values: terms, say: number(terms.asked) }],
          },
    table: { columns, rows: fates.map((fate) => [words.fates[fate], terms[fate]]) },
  };
}

/** How long bodies take; where no median may be told, what came of their terms. */
export function chartAgencies(agencies: readonly AgencyFigures[], telling: Telling): Chart {
  const { words, nameOf, number } = telling;
  const { none, title, untimed, columns, method } = words.agencies;
  const timed = agencies.filter(({ answer }) => answer.days !== null);
  const slowest = timed.toSorted((a, b) => (b.answer.days ?? 0) - (a.answer.days ?? 0))[0];
  const table = {
    columns: [...columns, ...fates.map((fate) => words.fates[fate])],
    rows: agencies.map(({ agency, asked, answer, ...counts }) => [
      nameOf(agency),
      asked,
      answer.of,
      answer.days,
      ...fates.map((fate) => counts[fate]),
    ]),
  };
  if (agencies.length === 0) return { id: 'agencies', title: none, method, drawing: null, table };
  if (!slowest)
    return {
      id: 'agencies',
      title: untimed(agencies.length),
      method,
      drawing: {
        kind: 'bars',
        parts: fateParts(telling),
        rows: agencies.map(({ agency, asked, answer: _answer, ...counts }) => ({
          id: agency,
          name: nameOf(agency),
          values: counts,
          say: number(asked),
        })),
      },
      table,
    };
  return {
    id: 'agencies',
    title: title(nameOf(slowest.agency), slowest.answer.days ?? 0),
    method,
    drawing: {
      kind: 'bars',
      parts: [{ id: 'days', name: columns[3], tone: 'accent' }],
      rows: agencies.map(({ agency, answer, waiting }) => ({
        id: agency,
        name: nameOf(agency),
        values: { days: answer.days ?? 0 },
        say: sayMiddle(answer.days, answer.of, waiting > 0, telling),
      })),
    },
    table,
  };
}

/** The median; why there is none, where there is none. */
function sayMiddle(
  days: number | null,
  of: number,
  isAwaited: boolean,
  { words }: Telling,
): string {
  if (days !== null) return words.days(days);
  if (of > 0) return words.fewer;
  return isAwaited ? words.fates.waiting : words.rounds.answers.none;
}

/** Each answer that is awaited: how long it has been, and where its term ends. */
export function chartForecast(forecast: readonly Forecast[], telling: Telling): Chart {
  const { words, nameOf, clock, titleOf, draftHref } = telling;
  const { none, title, columns, draft, outlooks, waited, term, earlier, method } = words.forecast;
  const late = forecast.filter(({ outlook }) => outlook === 'overdue' || outlook === 'likely');
  const nameIn = ({ agency, draft: id }: Forecast) =>
    titleOf ? `${nameOf(agency)} · ${titleOf(id)}` : nameOf(agency);
  return {
    id: 'forecast',
    title: forecast.length === 0 ? none : title(late.length, forecast.length),
    method,
    drawing:
      forecast.length === 0
        ? null
        : {
            kind: 'bars',
            parts: [
              { id: 'late', name: `${waited}: ${outlooks.overdue}`, tone: 'bad' },
              { id: 'waited', name: waited, tone: 'accent' },
            ],
            mark: term,
            rows: forecast.map((one) => ({
              id: `${one.draft} ${one.agency}`,
              name: nameIn(one),
              ...(draftHref ? { href: draftHref(one.draft) } : {}),
              values: { [one.outlook === 'overdue' ? 'late' : 'waited']: one.waited },
              mark: one.term,
              say: outlooks[one.outlook],
            })),
          },
    table: {
      columns: titleOf ? [...columns, draft] : columns,
      rows: forecast.map((one) => [
        nameOf(one.agency),
        sayTerm(one.due, clock),
        earlier(one.waited, one.term),
        one.late === null || one.of === 0 ? null : earlier(one.late, one.of),
        outlooks[one.outlook],
        ...(titleOf ? [titleOf(one.draft)] : []),
      ]),
    },
  };
}

const endTones: Readonly<Record<AmendmentEnd, Tone>> = {
  adopted: 'good',
  reworded: 'good',
  partly: 'good',
  refused: 'bad',
  moot: 'faint',
  withdrawn: 'faint',
  open: 'empty',
};

/** A bar for each way amendments ended. */
export function chartAmendments(amendments: AmendmentFigures, telling: Telling): Chart {
  const { words, number } = telling;
  const { none, title, columns, ends, method } = words.amendments;
  const names = Object.keys(endTones) as readonly AmendmentEnd[];
  const changed = amendments.adopted + amendments.reworded + amendments.partly;
  const tones = [...new Set(Object.values(endTones))];
  return {
    id: 'amendments',
    title: amendments.submitted === 0 ? none : title(changed, amendments.submitted),
    method,
    drawing:
      amendments.submitted === 0
        ? null
        : {
            kind: 'bars',
            parts: tones.map((tone) => ({ id: tone, name: '', tone })),
            rows: names
              .filter((end) => amendments[end] > 0)
              .map((end) => ({
                id: end,
                name: ends[end],
                values: { [endTones[end]]: amendments[end] },
                say: number(amendments[end]),
              })),
          },
    table: { columns, rows: names.map((end) => [ends[end], amendments[end]]) },
  };
}
