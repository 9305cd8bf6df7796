/** What stands around every screen, in Russian. */
import type { frame as english } from '../en/frame.ts';
import type { InRussian } from '../shape.ts';

export const frame: InRussian<typeof english> = {
  product: 'Келісім',
  skip: 'Перейти к содержанию',
  language: 'Язык',
  loading: 'Загрузка',
  signIn: 'Войти',
  signOut: 'Выйти',
  account: 'Учётная запись',
  reader: 'Читатель',
  readerNote: 'Без входа: видно то, что видно всем',
  actingFor: 'Вы действуете как',
  nav: {
    label: 'Разделы',
    drafts: 'Проекты',
    overview: 'Обзор',
    text: 'Текст',
    compare: 'Сравнение',
    edit: 'Писать',
    seal: 'Зафиксировать редакцию',
  },
  waiting: 'Ждут нас',
  waitingCount_one: 'Нас ждёт {{count}} проект',
  waitingCount_few: 'Нас ждут {{count}} проекта',
  waitingCount_many: 'Нас ждут {{count}} проектов',
  waitingCount_other: 'Нас ждут {{count}} проекта',
  place: 'Где вы находитесь',
  palette: {
    open: 'Поиск',
    label: 'Поиск и команды',
    placeholder: 'Проект, место или команда',
    nothing: 'Ничего с таким названием нет',
  },
  keys: {
    title: 'Клавиши',
    text: 'Клавиши – это места на клавиатуре: они работают в любой раскладке. Ни у одного решения нет своей клавиши.',
    letters: 'Отдельные буквы работают',
  },
  save: {
    saved: 'Сохранено в {{time}}',
    saving: 'Сохраняется',
    retrying: 'Не сохранено, повторяем',
    offline: 'Нет связи, хранится на этом устройстве',
    conflict: 'Не сохранено: нужно ваше решение',
  },
  roles: {
    drafter: 'готовит проект',
    signatory: 'подписывает',
    reviewer: 'рассматривает',
    partner: 'выступает от партнёра',
    'partner-member': 'работает у партнёра',
    coordinator: 'координирует',
    administrator: 'администрирует',
    auditor: 'проверяет',
  },
  offline: {
    title: 'Нет связи',
    text: 'Можно читать то, что уже открыто. Отправить или решить что-либо можно, когда связь вернётся.',
  },
};
