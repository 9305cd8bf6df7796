/**
 * A due date in words: the result first, then every day that was passed and why, so that a person
 * can check it with a finger on a calendar. Words only; it computes nothing.
 */
import { formatDate, formatDay, formatInstant, formatZone } from '../format.ts';
import type { Language } from '../language.ts';
import type { Due, Role, TraceStep } from './due.ts';

interface Words {
  readonly due: (day: string, time: string, city: string) => string;
  readonly dueByClock: (moment: string) => string;
  readonly received: (moment: string) => string;
  readonly term: (length: string, calendar: string, edition: string) => string;
  readonly knownAt: (moment: string) => string;
  readonly extended: (length: string) => string;
  readonly workingDays: (days: number) => string;
  readonly calendarDays: (days: number) => string;
  readonly hours: (hours: number) => string;
  readonly count: (number: number) => string;
  readonly role: Readonly<Record<Exclude<Role, 'counted'>, string>>;
  readonly is: Readonly<Record<TraceStep['is'], string>>;
  readonly of: Readonly<Partial<Record<TraceStep['is'], (date: string) => string>>>;
  readonly uncertain: string;
}

/** Picks the Russian form for 1, 2–4 and 5 or more: «1 день», «2 дня», «5 дней». */
const russian = (count: number, one: string, few: string, many: string): string => {
  const [ten, unit] = [count % 100, count % 10];
  if (unit === 1 && ten !== 11) return `${count} ${one}`;
  return unit >= 2 && unit <= 4 && (ten < 12 || ten > 14) ? `${count} ${few}` : `${count} ${many}`;
};

const english = (count: number, unit: string): string =>
  `${count} ${unit}${count === 1 ? '' : 's'}`;

const words: Readonly<Record<Language, Words>> = {
  kk: {
    due: (day, time, city) => `Мерзімнің соңғы сәті: ${day}, ${time} (${city}).`,
    dueByClock: (moment) => `Мерзімнің соңғы сәті: ${moment}.`,
    received: (moment) => `Түскен уақыты: ${moment}.`,
    term: (length, calendar, edition) =>
      `Мерзім ұзақтығы: ${length}. Күнтізбе: ${calendar} (редакциясы: ${edition}).`,
    knownAt: (moment) => `Күнтізбе мына уақыттағы күйінде алынды: ${moment}.`,
    extended: (length) => `Мерзім ұзартылды: ${length}.`,
    workingDays: (days) => `${days} жұмыс күні`,
    calendarDays: (days) => `${days} күнтізбелік күн`,
    hours: (hours) => `${hours} сағат`,
    count: (number) => `${number}-күн`,
    role: {
      late: 'белгіленген сағаттан кейін түсті, келесі жұмыс күні түскен болып есептеледі',
      received: 'түскен күн, есепке алынбайды',
      skipped: 'есепке алынбайды',
      moved: 'мерзімнің соңы осы жұмыс күніне ауысады',
      extended: 'ұзартылған мерзімнің күні',
    },
    is: {
      ordinary: 'жұмыс күні',
      weekend: 'демалыс күні',
      holiday: 'мереке күні',
      rest: 'демалыс күні',
      transferred: 'мереке үшін берілген демалыс күні',
      swapped: 'ауыстырылған демалыс күні',
      working: 'ауыстырылған жұмыс күні',
      revoked: 'бұл күнгі демалыс күшін жойған',
    },
    of: {
      transferred: (date) => `мереке: ${date}`,
      swapped: (date) => `орнына жұмыс істелетін күн: ${date}`,
      working: (date) => `орнына демалатын күн: ${date}`,
    },
    uncertain: 'Күнтізбенің бұл бөлігі расталмаған: мерзім өзгеруі мүмкін.',
  },
  ru: {
    due: (day, time, city) => `Срок: ${day}, до ${time} (${city}).`,
    dueByClock: (moment) => `Срок: до ${moment}.`,
    received: (moment) => `Поступило: ${moment}.`,
    term: (length, calendar, edition) =>
      `Продолжительность: ${length}. Календарь: ${calendar} (редакция: ${edition}).`,
    knownAt: (moment) => `Календарь взят в том виде, в каком он был известен: ${moment}.`,
    extended: (length) => `Срок продлён: ${length}.`,
    workingDays: (days) => russian(days, 'рабочий день', 'рабочих дня', 'рабочих дней'),
    calendarDays: (days) =>
      russian(days, 'календарный день', 'календарных дня', 'календарных дней'),
    hours: (hours) => russian(hours, 'час', 'часа', 'часов'),
    count: (number) => `${number}-й день`,
    role: {
      late: 'поступило после установленного часа, считается поступившим на следующий рабочий день',
      received: 'день поступления, не считается',
      skipped: 'не считается',
      moved: 'конец срока переходит на этот рабочий день',
      extended: 'день продлённого срока',
    },
    is: {
      ordinary: 'рабочий день',
      weekend: 'выходной день',
      holiday: 'праздничный день',
      rest: 'день отдыха',
      transferred: 'выходной за праздник',
      swapped: 'перенесённый выходной',
      working: 'рабочий день в порядке переноса',
      revoked: 'выходной в этот день отменён',
    },
    of: {
      transferred: (date) => `праздник: ${date}`,
      swapped: (date) => `вместо него рабочий день: ${date}`,
      working: (date) => `вместо него выходной: ${date}`,
    },
    uncertain: 'Эта часть календаря не подтверждена: срок может измениться.',
  },
  en: {
    due: (day, time, city) => `Due: ${day}, until ${time} (${city}).`,
    dueByClock: (moment) => `Due: until ${moment}.`,
    received: (moment) => `Received: ${moment}.`,
    term: (length, calendar, edition) =>
      `Term: ${length}. Calendar: ${calendar} (edition of ${edition}).`,
    knownAt: (moment) => `The calendar is taken as it was known on ${moment}.`,
    extended: (length) => `The term was extended: ${length}.`,
    workingDays: (days) => english(days, 'working day'),
    calendarDays: (days) => english(days, 'calendar day'),
    hours: (hours) => english(hours, 'hour'),
    count: (number) => `day ${number}`,
    role: {
      late: 'arrived after the cut-off hour, counts as received on the next working day',
      received: 'day of receipt, not counted',
      skipped: 'not counted',
      moved: 'the end of the term moves to this working day',
      extended: 'day of the extension',
    },
    is: {
      ordinary: 'working day',
      weekend: 'weekend',
      holiday: 'public holiday',
      rest: 'day of rest',
      transferred: 'day off in lieu of a holiday',
      swapped: 'day off by exchange',
      working: 'working day by exchange',
      revoked: 'the day off was withdrawn',
    },
    of: {
      transferred: (date) => `holiday of ${date}`,
      swapped: (date) => `worked instead: ${date}`,
      working: (date) => `off instead: ${date}`,
    },
    uncertain: 'This part of the calendar is not confirmed: the date may change.',
  },
};

/**
 * The due date and its computation, one sentence or day a line, result first. Days that are not
 * ordinary name the holiday, the exchanged date and the source.
 */
export function explainDue(due: Due, language: Language): readonly string[] {
  const say = words[language];
  const city = formatZone(due.zone, language);
  const uncertain = due.confidence === 'inferred' || due.confidence === 'forecast';
  let counted = 0;
  const days = due.trace.map((step) => {
    if (step.role === 'counted') counted += 1;
    const role = step.role === 'counted' ? say.count(counted) : say.role[step.role];
    return `${formatDay(step.date, language)}: ${role} (${explainDay(step, language)})`;
  });
  return [
    'hours' in due.term
      ? say.dueByClock(formatInstant(due.at, language, due.zone))
      : say.due(formatDay(due.date, language), due.closing, city),
    ...(uncertain ? [say.uncertain] : []),
    say.received(formatInstant(due.start, language, due.zone)),
    say.term(
      explainTerm(due.term, say),
      due.calendar.title[language],
      formatDate(due.calendar.version, language),
    ),
    ...(due.knownAt === undefined
      ? []
      : [say.knownAt(formatInstant(due.knownAt, language, due.zone))]),
    ...(due.extended ?? []).map(({ workingDays }) => say.extended(say.workingDays(workingDays))),
    ...days,
  ];
}

function explainDay(step: TraceStep, language: Language): string {
  const say = words[language];
  const what = [
    step.name ? `${say.is[step.is]} – ${step.name[language]}` : say.is[step.is],
    ...(step.of === undefined ? [] : [say.of[step.is]?.(formatDate(step.of, language)) ?? step.of]),
    ...(step.source ? [step.source.title] : []),
  ];
  return what.join('; ');
}

function explainTerm(term: Due['term'], say: Words): string {
  if ('workingDays' in term) return say.workingDays(term.workingDays);
  return 'calendarDays' in term ? say.calendarDays(term.calendarDays) : say.hours(term.hours);
}
