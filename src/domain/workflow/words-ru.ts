/** A workflow in Russian. Words only; what they are said of is decided by those who use them. */
import type { Language } from '../language.ts';
import { joined, semicolons, type WorkflowWords, wordFor } from './wording.ts';

const languageNames: Readonly<Record<Language, string>> = {
  kk: 'казахском',
  ru: 'русском',
  en: 'английском',
};
const inLanguages = (languages: readonly Language[], last: string): string =>
  joined(
    languages.map((lang) => languageNames[lang]),
    last,
  );

const rules = new Intl.PluralRules('ru');

/** The number with the noun in its form: 1 день, 2 дня, 5 дней. */
function count(number: number, one: string, few: string, many: string): string {
  const rule = rules.select(number);
  return `${number} ${rule === 'one' ? one : rule === 'few' ? few : many}`;
}

/** After «больше», «не меньше»: 1 страницы, 5 страниц. */
const countGenitive = (number: number, one: string, many: string): string =>
  `${number} ${rules.select(number) === 'one' ? one : many}`;

const bodyKinds = {
  ministry: 'все министерства',
  agency: 'все агентства',
  office: 'все канцелярии',
  council: 'все советы',
  ngo: 'все неправительственные организации',
};

const workingDays = (days: number) => count(days, 'рабочий день', 'рабочих дня', 'рабочих дней');

export const ru: WorkflowWords = {
  drafter: 'орган-разработчик',
  coordinator: 'координатор',
  chosen: 'выбранные для проекта',
  advisory: 'совещательный голос',
  veto: 'с правом вето',
  when: (condition) => `запрашивается, если ${condition}`,
  remitKinds: {
    indicator: 'индикаторы',
    measure: 'мероприятия',
    table: 'таблицы',
    money: 'средства',
  },
  sections: (names) => `разделы ${names}`,
  remit: (parts) => `предмет ответа: ${parts}`,
  bodies: (kind) => wordFor(bodyKinds, kind) ?? `все органы вида «${kind}»`,
  workingDays,
  calendarDays: (days) => count(days, 'календарный день', 'календарных дня', 'календарных дней'),
  hours: (hours) => count(hours, 'час', 'часа', 'часов'),
  or: (names) => joined(names, 'или'),
  and: (names) => joined(names, 'и'),
  verdicts: {
    agree: 'согласовано',
    remarks: 'согласовано с замечаниями',
    object: 'возражение',
    outside: 'вне компетенции',
  },
  picture: {
    title: (workflow) => `Порядок: ${workflow}`,
    here: 'проект сейчас здесь',
    expected: (date) => `ожидается: ${date}`,
    inTurn: 'по очереди',
    group: (number, agencies) => `${number}. ${agencies}`,
    otherTerm: (condition, length) => `${length}, если ${condition}`,
    again: (length) => `повторно: ${length}`,
    quorum: (given, agreeing) => `кворум: ответов – ${given}, из них за – ${agreeing}`,
    deemed: 'молчание считается согласием',
    still: 'сроки не идут',
    unconfirmed: 'не подтверждено актом',
    reason: 'с объяснением причины',
    waiver: (who) => `может отступить от условия: ${who}`,
    gate: {
      frozen: () => 'текст зафиксирован',
      consent: 'все ответили без возражений',
      given: 'все ответили',
      noOpenObjections: {
        all: 'нет открытых возражений',
        ordinary: 'нет открытых обычных возражений',
        fundamental: 'нет открытых принципиальных возражений',
        condition: 'нет открытых условий',
      },
      openObjections: {
        all: 'есть открытое возражение',
        ordinary: 'есть открытое обычное возражение',
        fundamental: 'есть открытое принципиальное возражение',
        condition: 'есть открытое условие',
      },
      amendmentsAnswered: (supporters) =>
        supporters === null
          ? 'все поправки решены'
          : `решены поправки, у которых сторонников от ${supporters}`,
      commentsAnswered: 'все отзывы рассмотрены',
      elapsed: 'срок ответов истек',
      term: (length) => `срок истек: ${length}`,
      aligned: (languages) => `тексты на ${inLanguages(languages, 'и')} совпадают`,
      checksPass: 'проверки без замечаний',
      touches: (parts) => `проект затрагивает ${parts}`,
      lengthOver: (pages) => `больше ${countGenitive(pages, 'страницы', 'страниц')}`,
      all: semicolons,
      together: (parts) => `(${joined(parts, 'и')})`,
      any: (parts) => joined(parts, 'или'),
      not: (part) => `не выполнено: ${part}`,
      atLeast: (number, parts) => `${number} из: ${semicolons(parts)}`,
    },
  },
  edition: (workflow, edition) => `${workflow}, редакция порядка ${edition}.`,
  counted: (calendar, city) => `Сроки считаются по календарю «${calendar}», время – ${city}.`,
  begins: (place) => `Работа над проектом начинается на стадии «${place}».`,
  override: (who) =>
    `Возражение, которое остается в силе, может прекратить ${who}; причина публикуется.`,
  stands: (place) => `Проект сейчас на стадии «${place}».`,
  dated: (place, date) => `«${place}»: ${date}.`,
  kinds: {
    drafting: 'Здесь пишется текст.',
    consultation: 'Здесь текст обсуждается с общественностью.',
    circulation: 'Текст направлен органам для ответов.',
    conciliation: 'Здесь созываются совещания для урегулирования разногласий.',
    expertise: 'Текст проходит экспертизу.',
    submission: 'Текст внесен для принятия решения.',
    decision: 'Здесь принимается решение по тексту.',
    suspended: 'Работа приостановлена: сроки ответов не идут.',
  },
  ends: (place) => `«${place}» – конец без принятия текста: после него ничего не происходит.`,
  adopts: (place) => `«${place}» – конец: текст принят, и после этого ничего не происходит.`,
  asked: (agencies) => `Одновременно запрашиваются: ${agencies}.`,
  askedInTurn: (agencies) =>
    `Запрашиваются по очереди, следующий – когда предыдущий ответил или его срок истек: ${agencies}.`,
  askedInGroups: (groups) =>
    `Запрашиваются группами, следующая – когда все предыдущие ответили или их срок истек: ${semicolons(
      groups.map((agencies, index) => `группа ${index + 1}: ${agencies}`),
    )}.`,
  quorum: (given, agreeing) =>
    `Достаточно ответов: ${given}, из них за: ${agreeing}; одно возражение проект не останавливает, вето останавливает.`,
  term: (length) => `Срок ответа – ${length}.`,
  otherTerm: (condition, length) => `Если ${condition}, срок – ${length}.`,
  repeatTerm: (length) =>
    `Для тех, кого запрашивают повторно из-за изменений в их части текста, – ${length}.`,
  cutoff: (time) => `Поступившее после ${time} считается полученным на следующий рабочий день.`,
  carryOver:
    'Ответ остается в силе в следующих кругах, пока часть текста, о которой он дан, не изменилась.',
  contestTerm: (length) => `Оспорить, что правка была лишь редакционной, можно в срок: ${length}.`,
  allowed: (verdicts) => `Возможные ответы: ${verdicts}.`,
  fundamental:
    'Возражение бывает обычным или принципиальным; принципиальное должно быть урегулировано, прежде чем проект пойдет дальше.',
  silence: 'Отсутствие ответа в срок записывается как молчание; согласием оно не является.',
  deemed: 'Отсутствие ответа в срок записывается как молчание и считается согласием.',
  reminders: (days) =>
    `Напоминание посылается, когда до окончания срока остается рабочих дней: ${joined(days.map(String), 'и')}.`,
  escalation: (after, to) =>
    after === 0
      ? `О молчании сообщается сразу по истечении срока; кому: ${to}.`
      : `О молчании сообщается через ${workingDays(after)} после срока; кому: ${to}.`,
  extension: (length, times) =>
    `Орган может попросить продлить срок: до ${length}, не более ${countGenitive(times, 'раза', 'раз')}.`,
  basis: (act) => `Основание: ${act}.`,
  comments: {
    none: 'Публичные комментарии не принимаются.',
    'signed-in': 'Публично комментировать могут те, кто вошёл в систему.',
    named: 'Публично комментировать может каждый, кто назовёт имя и организацию.',
    anonymous: 'Публично комментировать может каждый, в том числе без имени.',
  },
  amendments: {
    none: 'Новые предложения не принимаются.',
    'in-term': 'Новые предложения принимаются до окончания срока.',
  },
  confirmed: 'Это прочитано в акте.',
  unconfirmed: 'Это не подтверждено актом: это настройка.',
  move: (who, title, to) => `«${title}» ведет на стадию «${to}»; кто может: ${who}.`,
  condition: (gate) => `Условие: ${gate}.`,
  free: 'Условий нет.',
  reason: 'Причину нужно объяснить, и она публикуется.',
  waiver: (who) => `Отступить от условия может ${who}; причина и все невыполненное публикуются.`,
  gate: {
    frozen: (languages) =>
      `последняя редакция совпадает с названиями и текстами проекта${
        languages.length ? `, и в ней есть текст на ${inLanguages(languages, 'и на')} языке` : ''
      }`,
    consent: 'ответили все, чей ответ обязателен, и никто не возражает',
    given: 'ответили все, чей ответ обязателен',
    noOpenObjections: {
      all: 'нет ни одного открытого возражения',
      ordinary: 'нет ни одного открытого обычного возражения',
      fundamental: 'нет ни одного открытого принципиального возражения',
      condition: 'нет ни одного открытого условия',
    },
    openObjections: {
      all: 'есть открытое возражение',
      ordinary: 'есть открытое обычное возражение',
      fundamental: 'есть открытое принципиальное возражение',
      condition: 'есть открытое условие',
    },
    amendmentsAnswered: (supporters) =>
      supporters === null
        ? 'по каждой поправке принято решение'
        : `принято решение по каждой поправке, у которой сторонников не меньше ${supporters}`,
    commentsAnswered:
      'на каждый отзыв граждан дан ответ, или его публикация отклонена с указанием причины',
    elapsed: 'срок ответов истек',
    term: (length) => `с прихода на эту стадию истек срок: ${length}`,
    aligned: (languages) =>
      `тексты на ${inLanguages(languages, 'и')} языках говорят одно и то же, и это подтверждено`,
    checksPass: 'проверки не находят в тексте недостатков',
    touches: (parts) => `проект затрагивает ${parts}`,
    lengthOver: (pages) => `текст больше ${countGenitive(pages, 'страницы', 'страниц')}`,
    all: semicolons,
    together: (parts) => `вместе (${semicolons(parts)})`,
    any: (parts) => `достаточно одного из условий (${semicolons(parts)})`,
    not: (part) => `не выполнено условие (${part})`,
    atLeast: (number, parts) => `выполнено условий не меньше ${number} (${semicolons(parts)})`,
  },
};
