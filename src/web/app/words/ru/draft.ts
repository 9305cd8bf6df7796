/** The bar of a draft and its overview, in Russian. */
import type { draft as english } from '../en/draft.ts';
import type { InRussian } from '../shape.ts';

export const draft: InRussian<typeof english> = {
  version: 'Редакция {{number}}',
  noVersion: 'Редакций пока нет',
  until: 'Ответы до {{date}}',
  waitingFor: 'Ждём: {{names}}',
  waitingNobody: 'Никого не ждём',
  waitingMore_one: '{{names}} и ещё {{count}}',
  waitingMore_few: '{{names}} и ещё {{count}}',
  waitingMore_many: '{{names}} и ещё {{count}}',
  waitingMore_other: '{{names}} и ещё {{count}}',
  next: { read: 'Читать текст', see: 'Что мешает' },
  overview: {
    title: 'Обзор',
    blocks: 'Что мешает',
    nothing: 'Ничто не мешает.',
    passport: 'Паспорт',
    owner: 'Разработчик',
    workflow: 'Порядок',
    created: 'Начат',
    changed: 'Изменён',
    languages: 'Языки',
  },
};
