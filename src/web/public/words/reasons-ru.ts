/** Why a gate is met or not, in Russian. */
import type { Reasons, SaidReason } from './reasons.ts';

const named = (kind: string, { number, agency }: SaidReason) => `${kind} № ${number} (${agency})`;
const objection = (said: SaidReason) =>
  named(said.what === 'fundamental' ? 'Принципиальное возражение' : 'Возражение', said);
/** The reasons shown may be only the first of many. */
const amongst = (number: string) => (Number(number) > 1 ? ` (всего ${number})` : '');
const condition = (said: SaidReason) => named('Условие', said);

export const reasonsRu: Reasons = {
  'no-version': () =>
    'Нет ни одной зафиксированной редакции: орган-разработчик должен зафиксировать ее',
  'text-changed-since-version': ({ language, number }) =>
    `${language ? `Текст ${language} изменен` : 'Название изменено'} после редакции ${number}: орган-разработчик должен зафиксировать новую редакцию`,
  'version-lacks-language': ({ language, number }) =>
    `В редакции ${number} нет текста ${language}: орган-разработчик должен написать его и зафиксировать новую редакцию`,
  'version-current': () => 'Последняя редакция совпадает с текстом',
  'no-round': () => 'Согласование не начато: пока никого не запрашивали',
  'not-yet-asked': ({ agency }) =>
    `${agency}: пока не запрашивали, очередь наступит после ответов предыдущих органов или окончания их срока`,
  'verdict-missing': ({ agency, due }) => `${agency}: ответа пока нет, срок – ${due}`,
  'verdict-outdated': ({ agency, number, due }) =>
    `${agency}: ответ был по редакции ${number}, с тех пор эта часть текста изменилась; запрошен повторно, срок – ${due}`,
  'verdict-objects': ({ agency }) =>
    `${agency}: есть возражение, для этого шага нужен другой ответ этого органа`,
  'verdict-silent': ({ agency, due }) =>
    `${agency}: в срок (${due}) ответа не было; молчание не означает согласия, ответ по-прежнему ожидается`,
  'verdict-deemed': ({ agency, due, what }) =>
    `${agency}: в срок (${due}) ответа не было, считается согласованным (${what})`,
  'verdict-carried': ({ agency, number }) =>
    `${agency}: в силе ответ по редакции ${number}, эта часть текста с тех пор не изменилась`,
  'verdict-vetoes': ({ agency }) =>
    `${agency}: есть возражение, и его одного достаточно, чтобы остановить этот шаг; нужен другой ответ этого органа`,
  'quorum-short': ({ number, limit, what, agency, due }) =>
    `${what === 'agreeing' ? 'Получено согласий' : 'Получено ответов'}: ${number} из ${limit} необходимых${
      agency ? `. Еще не ответили, крайний срок – ${due}: ${agency}` : ''
    }`,
  'verdicts-complete': () => 'Все необходимые ответы получены',
  'objection-open': (said) =>
    `${objection(said)}: не разрешено, орган-разработчик должен дать ответ`,
  'objection-answered': (said) =>
    `${objection(said)}: не разрешено, ответ дан; этот орган должен снять возражение или подтвердить его`,
  'objection-upheld': (said) =>
    `${objection(said)}: подтверждено после ответа; ${
      said.due
        ? `вопрос внесен в повестку совещания: ${said.due}`
        : 'нужен новый ответ, решение согласительного совещания или решение уполномоченного лица'
    }`,
  'condition-open': (said) =>
    `${condition(said)}: не выполнено, орган-разработчик должен изменить текст или дать ответ`,
  'condition-answered': (said) =>
    `${condition(said)}: не закрыто, ответ дан; этот орган должен закрыть условие или подтвердить его`,
  'no-objection-open': ({ what }) =>
    what === 'condition'
      ? 'Незакрытых условий нет'
      : `Неразрешенных ${what === 'fundamental' ? 'принципиальных ' : ''}возражений нет`,
  'amendment-open': ({ agency, number, limit }) =>
    `Поправка № ${number} (${agency})${
      limit ? `, поддержали: ${limit},` : ''
    } ждет решения органа-разработчика`,
  'no-amendment-open': () => 'По всем поправкам приняты решения',
  'comments-waiting': ({ number }) =>
    `Отзывов, которые еще не прочел модератор: ${number}. Каждый надо опубликовать или отклонить с указанием причины`,
  'comments-unanswered': ({ number }) =>
    `Отзывов, на которые еще нет ответа: ${number}. Разработчик должен ответить на каждый`,
  'comments-answered': () => 'На каждый отзыв дан ответ',
  'term-runs': ({ due }) => `Срок еще идет: ${due}; до этого ничего сделать нельзя`,
  'term-over': ({ due }) => `Срок истек: ${due}`,
  'round-suspended': ({ due }) =>
    `Рассмотрение приостановлено: ${due}. Сроки не текут, и ответы не принимаются, пока его не возобновят`,
  'pair-behind': ({ parts, language, number }) =>
    language
      ? `Одного из фрагментов${amongst(number)} нет ${language}: орган-разработчик должен написать его и зафиксировать новую редакцию`
      : `Один из фрагментов${amongst(number)} может расходиться (${parts}): орган-разработчик должен исправить его или подтвердить совпадение`,
  'pairs-current': () => 'Тексты на разных языках совпадают',
  'check-fails': ({ what, language, number }) =>
    `Проверка текста${language ? ` ${language}` : ''} нашла ошибку${amongst(number)}: ${what}; орган-разработчик должен исправить ее и зафиксировать новую редакцию`,
  'checks-pass': () => 'Проверки текста ошибок не нашли',
  touched: ({ parts }) => `Текст затрагивает: ${parts}`,
  untouched: ({ parts }) => `Текст не затрагивает: ${parts}`,
  'length-over': ({ number, limit }) => `Страниц в тексте: ${number}, больше ${limit}`,
  'length-within': ({ number, limit }) => `Страниц в тексте: ${number}, не больше ${limit}`,
  'not-measured': () =>
    'При фиксации редакции это не измерено: орган-разработчик должен зафиксировать новую редакцию',
};
