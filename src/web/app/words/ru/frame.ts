/** What stands around every screen, in Russian. */
import type { frame as english } from '../en/frame.ts';
import type { InRussian } from '../shape.ts';

export const frame: InRussian<typeof english> = {
  product: 'Келісім',
  skip: 'Перейти к содержанию',
  language: 'Язык',
  loading: 'Загрузка',
  reader: 'Читатель',
  readerNote: 'Без входа: видно то, что видно всем',
  actingFor: 'Вы действуете как {{name}}. Изменить',
  nav: {
    label: 'Разделы',
    drafts: 'Проекты',
    overview: 'Обзор',
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
