/** The screens of figures, in Russian. */
import type { figures as english } from '../en/figures.ts';
import type { InRussian } from '../shape.ts';

export const figures: InRussian<typeof english> = {
  title: 'Показатели',
  counting: 'Считаем',
  lead: 'Подсчитано по журналу: {{date}}. Каждый, кому открыт проект, может пересчитать.',
  table: 'Таблицей',
  draw: 'Рисунком',
  save: 'Скачать таблицу',
  reports: {
    title: 'Показатели всех проектов',
    lead: 'Где проекты задерживаются и чьи ответы, вероятно, опоздают.',
    owners: 'Чьи проекты',
    owner: 'Орган-разработчик',
    allOwners: 'Все проекты',
    none: 'Считать пока нечего',
    noneText: 'Показатели появятся, когда проекты начнут свой путь.',
    toDrafts: 'Все проекты',
  },
};
