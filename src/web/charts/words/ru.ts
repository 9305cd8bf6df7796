/** The figures' words in Russian. */
import { formatNumber } from '../../../domain/format.ts';
import type { ChartWords } from './shape.ts';

const plural = new Intl.PluralRules('ru');

/** A number with its noun after 1, after 2 and after 5 and their likes; fractions take the second. */
function count(number: number, one: string, few: string, many: string): string {
  const forms: Partial<Record<Intl.LDMLPluralRule, string>> = { one, few, other: few };
  return `${formatNumber(number, 'ru')} ${forms[plural.select(number)] ?? many}`;
}
const days = (number: number): string => {
  const isWhole = Number.isInteger(number);
  return isWhole
    ? count(number, 'рабочий день', 'рабочих дня', 'рабочих дней')
    : `${formatNumber(number, 'ru')} рабочего дня`;
};
const drafts = (number: number): string => count(number, 'проект', 'проекта', 'проектов');
/** After «из»: the genitive, which has two forms. */
const ofMany = (number: number, one: string, many: string): string =>
  `${formatNumber(number, 'ru')} ${plural.select(number) === 'one' ? one : many}`;

export const ru: ChartWords = {
  part: {
    title: 'Проект в цифрах',
    asOf: (date) => `Подсчитано по журналу до его последней записи: ${date}.`,
    table: 'То же таблицей',
  },
  days,
  percent: (share) => `${share}\u00a0%`,
  fewer: 'слишком мало ответов',
  fates: {
    inTime: 'в срок',
    late: 'с опозданием',
    silent: 'молчание',
    waiting: 'ожидается',
    dropped: 'больше не требуется',
  },
  states: {
    none: 'Работа над проектом только началась',
    title: (total, longest, most) =>
      `Проект в работе ${days(total)}, дольше всего – на этапе «${longest}»: ${days(most)}`,
    columns: ['Этап', 'Раз', 'Рабочих дней'],
    now: 'сейчас',
    method:
      'Рабочие дни по календарю проекта от входа в этап до выхода из него, за все разы вместе. Начатый день считается за один.',
  },
  kinds: {
    none: 'Проектов для подсчета нет',
    title: (number, longest, most) =>
      `${drafts(number)}; дольше всего длится ${longest}: ${days(most)} (медиана)`,
    untimed: (number) => `${drafts(number)} по этапам`,
    columns: [
      'Этап',
      'Проектов на нем сейчас',
      'Проектов, прошедших его',
      'Рабочих дней (медиана)',
    ],
    names: {
      drafting: 'разработка',
      consultation: 'публичное обсуждение',
      circulation: 'согласование',
      conciliation: 'урегулирование разногласий',
      expertise: 'экспертиза',
      submission: 'внесение',
      decision: 'решение',
      suspended: 'приостановка',
      final: 'завершение',
    },
    now: (number) => `сейчас ${drafts(number)}`,
    method:
      'Медиана рабочих дней, проведенных проектом на этапах одного вида, по проектам, которые его прошли. Начатый день считается за один.',
  },
  rounds: {
    none: 'Пока никого не спрашивали',
    title: (round, answered, bodies) =>
      `В круге ${round} получены ответы: ${answered} из ${bodies}`,
    name: (round, version) => `Круг ${round}, редакция ${version}`,
    columns: ['Круг', 'Органов', 'Прежних ответов в силе'],
    answers: {
      agree: 'согласовали',
      remarks: 'с замечаниями',
      object: 'возражают',
      outside: 'вне компетенции',
      silence: 'молчание',
      none: 'нет ответа',
    },
    method: 'Ответы каждого круга, как они действуют. Прежний ответ, который в силе, учитывается.',
  },
  terms: {
    none: 'Сроков пока не было',
    title: (silent, ended, share) =>
      `Молчанием закончилось ${silent} из ${ofMany(ended, 'срока', 'сроков')} (${share}\u00a0%)`,
    running: (waiting) => `Сроков в ходу: ${waiting}, ни один не закончился`,
    row: 'Все сроки',
    columns: ['Чем закончился', 'Сроков'],
    method:
      'Каждый запрос органу – один срок. Доля молчания взята от сроков, которые закончились ответом или молчанием.',
  },
  agencies: {
    none: 'Пока никого не спрашивали',
    title: (slowest, most) => `Дольше всех отвечает ${slowest}: ${days(most)}`,
    untimed: (bodies) => `Запрошено: ${count(bodies, 'орган', 'органа', 'органов')}`,
    columns: ['Орган', 'Запросов', 'Ответов', 'Рабочих дней (медиана)'],
    method:
      'Медиана рабочих дней от запроса до первого действующего ответа; молчание не входит. На открытых страницах медиана менее чем по пяти ответам не показана.',
  },
  sections: {
    none: 'Замечаний и возражений не было',
    title: (section, points) =>
      `Больше всего вопросов к части «${section}»: ${count(points, 'пункт', 'пункта', 'пунктов')}`,
    before: 'До первого раздела',
    gone: 'В тексте больше нет',
    columns: ['Раздел', 'Еще открыто'],
    points: { objections: 'возражения', conditions: 'условия', remarks: 'замечания' },
    open: (open) => `открыто ${open}`,
    method:
      'Все пункты ответов – по разделу новейшей редакции, где стоит их место. Открыты возражения и условия, которые не сняты и не разрешены.',
  },
  amendments: {
    none: 'Поправок не предлагали',
    title: (changed, submitted) => `Поправки, изменившие текст: ${changed} из ${submitted}`,
    columns: ['Итог', 'Поправок'],
    ends: {
      adopted: 'приняты',
      reworded: 'приняты в иной редакции',
      partly: 'приняты частично',
      refused: 'отклонены',
      moot: 'утратили предмет',
      withdrawn: 'отозваны',
      open: 'ждут решения',
    },
    method: 'Все внесенные поправки, как они стоят сейчас. У каждой не более одного итога.',
  },
  forecast: {
    none: 'Ответов не ждут',
    title: (late, waiting) =>
      `Опоздали или, вероятно, опоздают: ${late} из ${ofMany(waiting, 'ожидаемого ответа', 'ожидаемых ответов')}`,
    columns: ['Орган', 'Срок', 'Прошло от срока', 'Раньше опоздал', 'Прогноз'],
    draft: 'Проект',
    outlooks: {
      overdue: 'срок прошел',
      likely: 'вероятно, опоздает',
      unlikely: 'вероятно, успеет',
      unknown: 'прежних сроков слишком мало',
    },
    waited: 'прошло',
    term: 'конец срока',
    earlier: (late, of) => `${late} из ${of}`,
    method:
      'Доля просроченных среди прежних сроков органа, которые через столько же рабочих дней еще шли. «Вероятно, опоздает» – больше половины не менее чем из трех.',
  },
  indicators: {
    none: 'В тексте нет индикаторов',
    title: (number, year) =>
      `Текст измеряется по ${ofMany(number, 'индикатору', 'индикаторам')}${year ? ` до ${year} года` : ''}`,
    reported: (known, number, year) =>
      `Достигнутое известно по ${known} из ${ofMany(number, 'индикатора', 'индикаторов')}, последнее – за ${year} год`,
    columns: ['Целевой индикатор', 'Единица', 'Базовое значение', 'Плановые значения', 'Источник'],
    reached: 'достигнуто',
    planned: 'план',
    method:
      'План – как записано в новейшей редакции. О достигнутом сообщают после принятия, с указанием источника.',
  },
};
