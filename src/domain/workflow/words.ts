/**
 * How a workflow is put into words, in the three languages: one table per language, short phrases
 * for the picture and sentences for its description. Words only; what they are said of is decided
 * by those who use them.
 */
import type { RemitKind } from '../draft/remit.ts';
import type { Language } from '../language.ts';

/** The phrases of a gate: leaves as they are, groups from the phrases of their parts. */
export interface GateWords {
  readonly frozen: (languages: readonly Language[]) => string;
  readonly consent: string;
  readonly given: string;
  readonly noOpenObjections: string;
  readonly amendmentsAnswered: string;
  readonly elapsed: string;
  readonly all: (parts: readonly string[]) => string;
  readonly any: (parts: readonly string[]) => string;
  readonly not: (part: string) => string;
  readonly atLeast: (number: number, parts: readonly string[]) => string;
}

export interface WorkflowWords {
  readonly drafter: string;
  readonly coordinator: string;
  readonly chosen: string;
  readonly advisory: string;
  readonly remitKinds: Readonly<Record<RemitKind, string>>;
  readonly sections: (names: string) => string;
  readonly remit: (parts: string) => string;
  readonly bodies: (kind: string) => string;
  readonly workingDays: (days: number) => string;
  readonly calendarDays: (days: number) => string;
  readonly hours: (hours: number) => string;
  readonly or: (names: readonly string[]) => string;
  /** For the picture. */
  readonly picture: {
    readonly title: (workflow: string) => string;
    readonly here: string;
    readonly again: (days: string) => string;
    readonly unconfirmed: string;
    readonly reason: string;
    readonly gate: GateWords;
  };
  /** Whole sentences. */
  readonly edition: (workflow: string, edition: string) => string;
  readonly counted: (calendar: string, city: string) => string;
  readonly begins: (place: string) => string;
  readonly ends: (place: string) => string;
  readonly asked: (agencies: string) => string;
  readonly term: (days: string) => string;
  readonly repeatTerm: (days: string) => string;
  readonly carryOver: string;
  readonly basis: (act: string) => string;
  readonly confirmed: string;
  readonly unconfirmed: string;
  readonly move: (who: string, title: string, to: string) => string;
  readonly condition: (gate: string) => string;
  readonly free: string;
  readonly reason: string;
  readonly gate: GateWords;
}

const joined = (parts: readonly string[], last: string): string =>
  parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${last} ${parts.at(-1)}`;

const english: Readonly<Record<Language, string>> = {
  kk: 'Kazakh',
  ru: 'Russian',
  en: 'English',
};
const russian: Readonly<Record<Language, string>> = {
  kk: 'казахском',
  ru: 'русском',
  en: 'английском',
};
const kazakh: Readonly<Record<Language, string>> = { kk: 'қазақ', ru: 'орыс', en: 'ағылшын' };
const russianRules = new Intl.PluralRules('ru');

function russianCount(number: number, one: string, few: string, many: string): string {
  const form = russianRules.select(number);
  return `${number} ${form === 'one' ? one : form === 'few' ? few : many}`;
}

const semicolons = (parts: readonly string[]): string => parts.join('; ');

const en: WorkflowWords = {
  drafter: 'the drafting body',
  coordinator: 'the coordinator',
  chosen: 'those chosen for the draft',
  advisory: 'advisory',
  remitKinds: { indicator: 'indicators', measure: 'measures', table: 'tables', money: 'money' },
  sections: (names) => `sections ${names}`,
  remit: (parts) => `answers for ${parts}`,
  bodies: (kind) => `every body of the kind “${kind}”`,
  workingDays: (days) => `${days} working day${days === 1 ? '' : 's'}`,
  calendarDays: (days) => `${days} calendar day${days === 1 ? '' : 's'}`,
  hours: (hours) => `${hours} hour${hours === 1 ? '' : 's'}`,
  or: (names) => joined(names, 'or'),
  picture: {
    title: (workflow) => `Workflow: ${workflow}`,
    here: 'the draft is here',
    again: (days) => `asked again: ${days}`,
    unconfirmed: 'term not confirmed',
    reason: 'with the reason',
    gate: {
      frozen: () => 'the text is frozen',
      consent: 'all answered, none objects',
      given: 'all answered',
      noOpenObjections: 'no open objection',
      amendmentsAnswered: 'all amendments decided',
      elapsed: 'the term is over',
      all: semicolons,
      any: (parts) => joined(parts, 'or'),
      not: (part) => `not: ${part}`,
      atLeast: (number, parts) => `${number} of: ${semicolons(parts)}`,
    },
  },
  edition: (workflow, edition) => `${workflow}, edition ${edition}.`,
  counted: (calendar, city) =>
    `Terms are counted in working days of the calendar “${calendar}”, by the clock of ${city}.`,
  begins: (place) => `A draft begins in “${place}”.`,
  ends: (place) => `“${place}” is an end: nothing happens after it.`,
  asked: (agencies) => `Asked at the same time: ${agencies}.`,
  term: (days) => `The term for an answer is ${days}.`,
  repeatTerm: (days) => `Those asked again because their part of the text changed have ${days}.`,
  carryOver: 'An answer stands in later rounds while the part of the text it is about is the same.',
  basis: (act) => `Basis: ${act}.`,
  confirmed: 'It was read in the act.',
  unconfirmed: 'It is not confirmed in an act: it is a setting.',
  move: (who, title, to) => `“${title}” leads to “${to}” and is taken by ${who}.`,
  condition: (gate) => `Condition: ${gate}.`,
  free: 'It has no condition.',
  reason: 'The reason must be given and is published.',
  gate: {
    frozen: (languages) =>
      `the newest version holds exactly the present titles and texts${
        languages.length ? `, with a text in ${joined(sayIn(english, languages), 'and')}` : ''
      }`,
    consent: 'every agency that must answer has answered, and none objects',
    given: 'every agency that must answer has answered',
    noOpenObjections: 'no objection is left without an answer',
    amendmentsAnswered: 'every amendment has been decided',
    elapsed: 'the term for answers is over',
    all: semicolons,
    any: (parts) => `one of these is enough (${semicolons(parts)})`,
    not: (part) => `it is not so that (${part})`,
    atLeast: (number, parts) => `at least ${number} of these (${semicolons(parts)})`,
  },
};

const ru: WorkflowWords = {
  drafter: 'орган-разработчик',
  coordinator: 'координатор',
  chosen: 'выбранные для проекта',
  advisory: 'совещательный голос',
  remitKinds: {
    indicator: 'индикаторы',
    measure: 'мероприятия',
    table: 'таблицы',
    money: 'средства',
  },
  sections: (names) => `разделы ${names}`,
  remit: (parts) => `предмет ответа: ${parts}`,
  bodies: (kind) => `все органы вида «${kind}»`,
  workingDays: (days) => russianCount(days, 'рабочий день', 'рабочих дня', 'рабочих дней'),
  calendarDays: (days) =>
    russianCount(days, 'календарный день', 'календарных дня', 'календарных дней'),
  hours: (hours) => russianCount(hours, 'час', 'часа', 'часов'),
  or: (names) => joined(names, 'или'),
  picture: {
    title: (workflow) => `Порядок: ${workflow}`,
    here: 'проект сейчас здесь',
    again: (days) => `повторно: ${days}`,
    unconfirmed: 'срок не подтвержден',
    reason: 'с объяснением причины',
    gate: {
      frozen: () => 'текст зафиксирован',
      consent: 'все ответили без возражений',
      given: 'все ответили',
      noOpenObjections: 'нет открытых возражений',
      amendmentsAnswered: 'все поправки решены',
      elapsed: 'срок истек',
      all: semicolons,
      any: (parts) => joined(parts, 'или'),
      not: (part) => `не выполнено: ${part}`,
      atLeast: (number, parts) => `${number} из: ${semicolons(parts)}`,
    },
  },
  edition: (workflow, edition) => `${workflow}, редакция порядка ${edition}.`,
  counted: (calendar, city) =>
    `Сроки считаются в рабочих днях календаря «${calendar}», время – ${city}.`,
  begins: (place) => `Работа над проектом начинается на стадии «${place}».`,
  ends: (place) => `«${place}» – конец: после него ничего не происходит.`,
  asked: (agencies) => `Одновременно запрашиваются: ${agencies}.`,
  term: (days) => `Срок ответа – ${days}.`,
  repeatTerm: (days) =>
    `Для тех, кого запрашивают повторно из-за изменений в их части текста, – ${days}.`,
  carryOver:
    'Ответ остается в силе в следующих кругах, пока часть текста, о которой он дан, не изменилась.',
  basis: (act) => `Основание: ${act}.`,
  confirmed: 'Это прочитано в акте.',
  unconfirmed: 'Это не подтверждено актом: это настройка.',
  move: (who, title, to) => `«${title}» ведет на стадию «${to}»; кто может: ${who}.`,
  condition: (gate) => `Условие: ${gate}.`,
  free: 'Условий нет.',
  reason: 'Причину нужно объяснить, и она публикуется.',
  gate: {
    frozen: (languages) =>
      `последняя редакция совпадает с названиями и текстами проекта${
        languages.length
          ? `, и в ней есть текст на ${joined(sayIn(russian, languages), 'и на')} языке`
          : ''
      }`,
    consent: 'ответили все, чей ответ обязателен, и никто не возражает',
    given: 'ответили все, чей ответ обязателен',
    noOpenObjections: 'ни одно возражение не осталось без ответа',
    amendmentsAnswered: 'по каждой поправке принято решение',
    elapsed: 'срок ответов истек',
    all: semicolons,
    any: (parts) => `достаточно одного из условий (${semicolons(parts)})`,
    not: (part) => `не выполнено условие (${part})`,
    atLeast: (number, parts) => `выполнено условий не меньше ${number} (${semicolons(parts)})`,
  },
};

const kk: WorkflowWords = {
  drafter: 'әзірлеуші орган',
  coordinator: 'үйлестіруші',
  chosen: 'жоба үшін таңдалғандар',
  advisory: 'кеңесші дауыс',
  remitKinds: {
    indicator: 'индикаторлар',
    measure: 'іс-шаралар',
    table: 'кестелер',
    money: 'қаражат',
  },
  sections: (names) => `бөлімдер: ${names}`,
  remit: (parts) => `жауап беру аясы: ${parts}`,
  bodies: (kind) => `«${kind}» түріндегі органдардың бәрі`,
  workingDays: (days) => `${days} жұмыс күні`,
  calendarDays: (days) => `${days} күнтізбелік күн`,
  hours: (hours) => `${hours} сағат`,
  or: (names) => joined(names, 'немесе'),
  picture: {
    title: (workflow) => `Тәртіп: ${workflow}`,
    here: 'жоба қазір осында',
    again: (days) => `қайта сұралғанда: ${days}`,
    unconfirmed: 'мерзім расталмаған',
    reason: 'себебін көрсетіп',
    gate: {
      frozen: () => 'мәтін тіркелген',
      consent: 'бәрі қарсылықсыз жауап берді',
      given: 'бәрі жауап берді',
      noOpenObjections: 'ашық қарсылық жоқ',
      amendmentsAnswered: 'барлық түзету шешілген',
      elapsed: 'мерзім өтті',
      all: semicolons,
      any: (parts) => joined(parts, 'немесе'),
      not: (part) => `орындалмаған: ${part}`,
      atLeast: (number, parts) => `мыналардың ${number}-і: ${semicolons(parts)}`,
    },
  },
  edition: (workflow, edition) => `${workflow}, тәртіптің редакциясы: ${edition}.`,
  counted: (calendar, city) =>
    `Мерзімдер «${calendar}» күнтізбесінің жұмыс күндерімен есептеледі, уақыты – ${city}.`,
  begins: (place) => `Жобамен жұмыс «${place}» кезеңінен басталады.`,
  ends: (place) => `«${place}» – соңы: одан кейін ештеңе болмайды.`,
  asked: (agencies) => `Бір мезгілде сұралатындар: ${agencies}.`,
  term: (days) => `Жауап беру мерзімі – ${days}.`,
  repeatTerm: (days) =>
    `Мәтіндегі өз бөлігі өзгергендіктен қайта сұралатындарға берілетін мерзім – ${days}.`,
  carryOver:
    'Мәтіннің жауап берілген бөлігі өзгермесе, жауап келесі айналымдарда да күшінде қалады.',
  basis: (act) => `Негізі: ${act}.`,
  confirmed: 'Бұл актіден оқылды.',
  unconfirmed: 'Бұл актімен расталмаған: бұл – баптау.',
  move: (who, title, to) => `«${title}» «${to}» кезеңіне апарады; кім жасай алады: ${who}.`,
  condition: (gate) => `Шарты: ${gate}.`,
  free: 'Шарты жоқ.',
  reason: 'Себебі көрсетілуі тиіс және жарияланады.',
  gate: {
    frozen: (languages) =>
      `соңғы редакция жобаның атауы мен мәтіндеріне дәл сәйкес келеді${
        languages.length
          ? `, онда ${joined(sayIn(kazakh, languages), 'және')} тіліндегі мәтін бар`
          : ''
      }`,
    consent: 'жауабы міндетті органдардың бәрі жауап берді, қарсылық жоқ',
    given: 'жауабы міндетті органдардың бәрі жауап берді',
    noOpenObjections: 'жауапсыз қалған қарсылық жоқ',
    amendmentsAnswered: 'әр түзету бойынша шешім қабылданған',
    elapsed: 'жауап беру мерзімі өтті',
    all: semicolons,
    any: (parts) => `мына шарттардың бірі жеткілікті (${semicolons(parts)})`,
    not: (part) => `мына шарт орындалмаған (${part})`,
    atLeast: (number, parts) => `мына шарттардың кемінде ${number}-і (${semicolons(parts)})`,
  },
};

const sayIn = (
  names: Readonly<Record<Language, string>>,
  languages: readonly Language[],
): readonly string[] => languages.map((lang) => names[lang]);

/** The table of a language. */
export const workflowWords: Readonly<Record<Language, WorkflowWords>> = { kk, ru, en };
