/** The reports' words in Russian. */
import type { ReportWords } from './shape.ts';

export const reportsRu: ReportWords = {
  proposals: {
    title: 'Таблица предложений',
    intro: 'Все предложенные поправки и принятые по ним решения.',
    columns: {
      number: '№ п/п',
      place: 'Структурный элемент',
      author: 'Автор',
      proposed: 'Предлагаемая редакция',
      justification: 'Обоснование',
      outcome: 'Решение',
      resulting: 'Редакция после решения',
    },
    unplaced: 'Текст в целом',
    gone: 'Исключено',
  },
  discussion: {
    title: 'Отчет об обсуждении',
    intro: 'Кого и до какого срока спросили, сколько поступило предложений и что с ними стало.',
    periods: 'Публичное обсуждение',
    never: 'Публичное обсуждение не проводилось.',
    period: (from, until) => (until === null ? `с ${from}, продолжается` : `с ${from} по ${until}`),
    asked: 'Запрошенные органы',
    askedColumns: {
      organisation: 'Орган',
      round: 'Круг',
      version: 'Редакция',
      due: 'Срок',
      answer: 'Ответ',
    },
    figures: 'Предложения по организациям',
    figureColumns: {
      organisation: 'Организация',
      submitted: 'Внесено',
      adopted: 'Принято',
      partly: 'Частично',
      reworded: 'В иной редакции',
      refused: 'Отклонено',
      moot: 'Без предмета',
      withdrawn: 'Отозвано',
      open: 'Ждут решения',
      supporters: 'Поддержали (лиц)',
      answerDays: 'Срок ответа, рабочих дней (медиана)',
    },
    total: 'Всего',
  },
};
