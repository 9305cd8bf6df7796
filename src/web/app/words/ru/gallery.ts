/** What the parts say in the gallery, in Russian. */
import type { gallery as english } from '../en/gallery.ts';
import type { InRussian } from '../shape.ts';

export const gallery: InRussian<typeof english> = {
  title: 'Детали',
  lead: 'Все детали, из которых сложены экраны, во всех состояниях.',
  groups: {
    actions: 'Кнопки и ссылки',
    states: 'Состояния и сообщения',
    fields: 'Поля',
    lists: 'Списки',
    overlays: 'То, что открывается',
    places: 'Места и панели',
  },
  sample: 'Развитие гражданского общества',
  other: 'Диалог с государством',
  note: 'Министерство финансов',
  act: 'Сохранить текст',
  danger: 'Отозвать',
  hint: 'Достаточно одного предложения.',
  fault: 'Напишите причину.',
  wrong: 'Два поля ждут вас',
  day: 'День',
  month: 'Месяц',
  year: 'Год',
  done: 'пройдено',
  now: 'сейчас',
  ahead: 'впереди',
  before: 'Раньше',
  after: 'Позже',
  nothing: 'Ничего с таким названием нет',
};
