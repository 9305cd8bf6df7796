/** Letters about drafts in Russian: what waits, what was decided, and the daily list. */
import type { AboutDraft } from '../../service/mailer.ts';
import type { ActWords, NewsWording, Part, SayInstant } from './wording.ts';

const outcomes = {
  adopted: 'принята',
  partly: 'принята частично',
  reworded: 'принята в иной редакции',
  refused: 'отклонена',
  moot: 'утратила предмет',
} as const;

const answers = { accepted: 'принято', partly: 'принято частично', refused: 'отклонено' } as const;

/** What a body raised, by its kind: one in the accusative, several in the dative, a title. */
const raised = {
  remark: { one: 'замечание', many: 'замечаниям', title: 'Замечание' },
  condition: { one: 'условие', many: 'условиям', title: 'Условие' },
  objection: { one: 'возражение', many: 'возражениям', title: 'Возражение' },
} as const;

export const actsRu: ActWords = {
  verdict: () => 'Дать ответ по проекту',
  position: () => 'Подготовить позицию',
  uphold: (_count, kind) => `Оценить ответ на ${raised[kind ?? 'remark'].one}`,
  revise: () => 'Уточнить поправку',
  rewording: () => 'Принять или оспорить новую формулировку поправки',
  meeting: () => 'Участвовать в совещании',
  minutes: () => 'Внести протокол совещания',
  extension: () => 'Ответить на просьбу о продлении срока',
  item: (_count, kind) => `Ответить на ${raised[kind ?? 'remark'].one}`,
  amendments: (count) => `Принять решения по поправкам (${count})`,
  moderate: (count) => `Прочитать новые отзывы (${count})`,
  comments: (count) => `Ответить на отзывы (${count})`,
  call: (count, kind) => `Созвать совещание по ${raised[kind ?? 'remark'].many} (${count})`,
  pairs: (count) => `Сверить перевод фрагментов (${count})`,
  freeze: () => 'Зафиксировать редакцию',
  move: () => 'Сделать следующий шаг',
  outcome: (count) => `Решения по нашим поправкам (${count})`,
};

/** What stands in the list of every such letter, around what is its own. */
const facts = (
  { titles, organisation }: Pick<AboutDraft, 'titles' | 'organisation'>,
  ...own: readonly (readonly [string, string])[]
): Part => ({ facts: [['Проект', titles.ru], ['Ваша организация', organisation.ru], ...own] });

const open = (path: string): Part => ({ label: 'Открыть', path });

const due = (iso: string, say: SayInstant) => ['Срок', say(iso)] as const;

export const newsRu: NewsWording = {
  why: (role) =>
    `Вы получили это письмо, потому что ваша роль в организации: ${role}. В разделе «Моя учётная запись» можно выбрать, когда приходят такие письма.`,
  whyPlace: (of, until) =>
    `Вы получили это письмо, потому что действуете за другое лицо: ${of}. Срок поручения: до ${until}. В разделе «Моя учётная запись» можно выбрать, когда приходят такие письма.`,
  letters: {
    'verdict-asked': (news, say) => ({
      subject: `Просим дать ответ по проекту: ${news.titles.ru}`,
      parts: [
        news.since === null
          ? 'Вашу организацию просят дать ответ по проекту.'
          : `Вашу организацию просят ответить повторно: её часть проекта изменилась после редакции ${news.since}, по которой ответ уже дан.`,
        facts(news, ['Редакция', String(news.version)], due(news.due, say)),
        open(news.path),
      ],
    }),
    'verdict-reminder': (news, say) => ({
      subject: `Ответ по проекту ещё не дан: ${news.titles.ru}`,
      parts: [
        news.before === null
          ? 'Напоминаем: ваша организация ещё не дала ответ по проекту.'
          : `Ваша организация ещё не дала ответ по проекту. Осталось рабочих дней: ${news.before}.`,
        facts(news, ['Редакция', String(news.version)], due(news.due, say)),
        open(news.path),
      ],
    }),
    'item-answered': (news) => ({
      subject: `Ответ на ваше ${raised[news.itemKind ?? 'remark'].one}: ${news.titles.ru}`,
      parts: [
        `Разработчики ответили на ${raised[news.itemKind ?? 'remark'].one} вашей организации. Оцените их ответ.`,
        facts(
          news,
          [raised[news.itemKind ?? 'remark'].title, `№ ${news.item}`],
          ['Ответ', answers[news.answer]],
          ['Обоснование', news.reason],
        ),
        open(news.path),
      ],
    }),
    'amendment-decided': (news) => ({
      subject: `Решение по вашей поправке: ${news.titles.ru}`,
      parts: [
        news.outcome === 'reworded'
          ? 'Поправка вашей организации принята в иной редакции. Примите новую формулировку или оспорьте её.'
          : 'По поправке вашей организации принято решение.',
        facts(
          news,
          ['Поправка', `№ ${news.amendment}`],
          ['Итог', outcomes[news.outcome]],
          ['Обоснование', news.reason],
        ),
        open(news.path),
      ],
    }),
    'amendment-followed': (news) => ({
      subject: `Ваша поправка и новая редакция: ${news.titles.ru}`,
      parts: [
        news.fate === 'moot'
          ? 'Текста, к которому относилась поправка вашей организации, в проекте больше нет.'
          : 'Текст, к которому относится поправка вашей организации, изменился. Уточните поправку.',
        facts(news, ['Поправка', `№ ${news.amendment}`], ['Редакция', String(news.version)]),
        open(news.path),
      ],
    }),
    'meeting-called': (news, say) => ({
      subject: `Приглашение на совещание: ${news.titles.ru}`,
      parts: [
        'Созвано совещание по неснятым замечаниям. Ваша организация приглашена.',
        facts(
          news,
          ['Совещание', `№ ${news.meeting}`],
          ['Начало', say(news.begins)],
          ['Место', news.place],
          ['Замечаний', String(news.items)],
        ),
        open(news.path),
      ],
    }),
    'place-given': ({ of, organisation, from, ends }, say) => ({
      subject: 'Вам поручено действовать за другое лицо',
      parts: [
        'В указанный ниже срок вы можете действовать в системе Kelisim за подписанта:',
        {
          facts: [
            ['За кого', of.ru],
            ['Организация', organisation.ru],
            ['Начало', say(from)],
            ['Окончание', say(ends)],
          ],
        },
      ],
    }),
    'place-taken': ({ of, organisation, at }, say) => ({
      subject: 'Поручение действовать за другое лицо отозвано',
      parts: [
        'Поручение действовать за подписанта отозвано:',
        {
          facts: [
            ['За кого', of.ru],
            ['Организация', organisation.ru],
            ['Время', say(at)],
          ],
        },
        'Всё, что вы сделали по этому поручению, остаётся в силе.',
      ],
    }),
    digest: ({ rows, count, path }, say) => ({
      subject: `Ваши дела на сегодня: ${count}`,
      parts: [
        'Вас ждёт:',
        {
          facts: rows.map((row) => [
            `${row.isLate ? 'ПРОСРОЧЕНО. ' : ''}${actsRu[row.act](row.count, row.itemKind)}`,
            [
              row.titles.ru,
              ...(row.due === null ? [] : [say(row.due)]),
              ...(row.inPlace
                ? [`за другое лицо: ${row.inPlace.of.ru}, до ${say(row.inPlace.until)}`]
                : []),
            ].join('; '),
          ]),
        },
        ...(count > rows.length ? [`Ещё во входящих: ${count - rows.length}.`] : []),
        { label: 'Открыть входящие', path },
        'В разделе «Моя учётная запись» можно выбрать, когда приходит этот список.',
      ],
    }),
  },
};
