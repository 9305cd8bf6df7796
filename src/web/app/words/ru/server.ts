/** The state of the server, in Russian. */
import type { server as english } from '../en/server.ts';
import type { InRussian } from '../shape.ts';

export const server: InRussian<typeof english> = {
  title: 'Состояние сервера',
  lead: 'Что работает, цел ли журнал и что ожидает.',
  runs: {
    title: 'Что работает',
    release: 'Версия',
    runtime: 'Среда',
    clock: 'Часы сервера',
    tables: 'Таблицы на уровне',
    tablesCount_one: 'выполнено {{count}} изменение',
    tablesCount_few: 'выполнено {{count}} изменения',
    tablesCount_many: 'выполнено {{count}} изменений',
    tablesCount_other: 'выполнено {{count}} изменения',
    noTables: 'эта база не сообщает',
  },
  record: {
    title: 'Журнал',
    text: 'Журнал всё время сверяется сам с собой: хеши, тексты, доверенности, реестры. Новая проверка начинается через день после прежней.',
    holds: 'Журнал цел',
    broken_one: 'В журнале {{count}} нарушение',
    broken_few: 'В журнале {{count}} нарушения',
    broken_many: 'В журнале {{count}} нарушений',
    broken_other: 'В журнале {{count}} нарушения',
    brokenText: 'Ничего не меняйте. Сравните с копией и проверьте обе из командной строки.',
    unknown: 'Журнал ещё не проверялся',
    upTo: 'Проверено до записи № {{events}}: {{when}}. Проектов – {{drafts}}, реестров – {{ledgers}}.',
    running: 'Идёт проверка, проектов пройдено {{drafts}} из {{all}}. Начало: {{when}}.',
    drafts: 'Проекты',
    events: 'Записи',
    where: 'Где',
    what: 'Что не так',
    faults: 'Нарушения',
  },
  letters: {
    title: 'Письма',
    go: 'Письма уходят через почтовый сервер',
    stay: 'Почтовый сервер не задан: письма ждут передачи',
    waiting: 'Ожидают',
    failed: 'Не доставлены',
    since: 'Самое старое ждёт с',
    see: 'К письмам',
  },
  backups: {
    title: 'Резервные копии',
    text: 'Этот сервер не делает резервных копий: за них отвечает тот, кто его содержит. Что копировать и как восстановить, сказано в руководстве по эксплуатации.',
    tokens: 'Токены для программ',
    tokensText: 'Каждый ведёт свои в своём кабинете.',
    toTokens: 'К моим токенам',
  },
};
