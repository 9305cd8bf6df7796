/** Searching everything one may read, in Russian. */
import type { search as english } from '../en/search.ts';
import type { InRussian } from '../shape.ts';

export const search: InRussian<typeof english> = {
  title: 'Поиск',
  field: 'Слова или фраза в кавычках',
  begin: 'Поиск по проектам и всему, что о них сказано',
  beginText:
    'Названия, тексты, поправки, ответы, пометки и комментарии, открытые вам. Казахские слова находятся и по русским буквам, слова – и в других формах. Напишите и нажмите Enter.',
  searching: 'Ищем',
  incomplete: 'Только что написанное ещё обрабатывается: повторите поиск чуть позже.',
  nothing: 'Ничего не найдено',
  nothingText:
    'Все слова должны стоять в одном отрывке. Попробуйте меньше слов или только их начало.',
  everywhere: 'Искать везде',
  within: 'Всё в этом проекте',
  allDrafts: 'По всем проектам',
  more: 'Показать ещё',
  count_one: '{{count}} отрывок',
  count_few: '{{count}} отрывка',
  count_many: '{{count}} отрывков',
  count_other: '{{count}} отрывка',
  countMany_one: '{{count}} отрывок или больше',
  countMany_few: '{{count}} отрывка или больше',
  countMany_many: '{{count}} отрывков или больше',
  countMany_other: '{{count}} отрывка или больше',
  kind: 'Где',
  allKinds: 'Везде',
  kinds: {
    title: 'Названия',
    version: 'Зафиксированные редакции',
    text: 'Рабочий текст',
    amendment: 'Поправки',
    verdict: 'Ответы',
    thread: 'Пометки',
    comment: 'Комментарии',
  },
  language: 'Язык текста',
  allLanguages: 'Все',
  languages: { kk: 'Казахский', ru: 'Русский', en: 'Английский' },
  found: {
    title: 'Название',
    version: 'Редакция {{number}}',
    text: 'Рабочий текст',
    amendment: 'Поправка № {{number}}',
    verdict: 'Ответ: {{name}}',
    thread: 'Пометка',
    comment: 'Комментарий № {{number}}',
  },
};
