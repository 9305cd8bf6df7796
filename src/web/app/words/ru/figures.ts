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
  report: {
    open: 'Сообщить достигнутое значение',
    title: 'Достигнутое значение',
    indicator: 'Целевой индикатор',
    year: 'Год',
    value: 'Значение',
    noNumber: 'Напишите число, например 41,5',
    source: 'Источник',
    sourceHint: 'Откуда известно значение: отчёт, реестр, опрос.',
    reason: 'Почему исправляется',
    reasonHint: 'За этот год уже сообщено: {{value}}. Это останется в журнале.',
    confirm: 'Сообщить',
    done: 'Значение сообщено',
  },
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
