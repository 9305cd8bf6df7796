/** Reading a text and comparing two versions of it, in Russian. */
import type { read as english } from '../en/read.ts';
import type { InRussian } from '../shape.ts';

export const read: InRussian<typeof english> = {
  title: 'Текст',
  none: 'Редакций ещё нет',
  noneText: 'Читать можно будет, когда разработчики зафиксируют первую редакцию.',
  opening: 'Текст открывается',
  version: 'Редакция',
  language: 'Язык',
  both: 'Рядом',
  outline: 'Содержание',
  changed: 'изменено',
  changes: 'Что изменилось после редакции {{number}}',
  absent: 'на этом языке нет',
  permalink: 'Ссылка на это место',
  compare: 'Сравнение',
  single: 'Сравнивать пока не с чем',
  singleText: 'Первую редакцию можно будет сравнить со второй.',
  from: 'Было',
  to: 'Стало',
  comparing: 'Сравниваем',
  same: 'Выберите две разные редакции.',
  noChanges: 'На этом языке ничего не изменилось.',
  kinds: 'Виды изменений',
  allKinds: 'все',
  previous: 'Назад',
  next: 'Дальше',
  step: '{{number}} из {{count}}',
};
