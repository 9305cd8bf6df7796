/** The reports' words in Kazakh. */
import type { ReportWords } from './shape.ts';

export const reportsKk: ReportWords = {
  proposals: {
    title: 'Ұсыныстар кестесі',
    intro: 'Ұсынылған барлық түзету және олар бойынша қабылданған шешімдер.',
    columns: {
      number: 'Р/с №',
      place: 'Құрылымдық элемент',
      author: 'Авторы',
      proposed: 'Ұсынылатын редакция',
      justification: 'Негіздеме',
      outcome: 'Шешім',
      resulting: 'Шешімнен кейінгі редакция',
    },
    unplaced: 'Мәтін тұтастай',
    gone: 'Алып тасталды',
  },
  discussion: {
    title: 'Талқылау туралы есеп',
    intro: 'Кімнен, қай мерзімге дейін сұралғаны, қанша ұсыныс түскені және олардың нәтижесі.',
    periods: 'Жария талқылау',
    never: 'Жария талқылау өткізілген жоқ.',
    period: (from, until) =>
      until === null ? `${from} басталды, жалғасуда` : `${from} – ${until}`,
    asked: 'Сұралған органдар',
    askedColumns: {
      organisation: 'Орган',
      round: 'Айналым',
      version: 'Редакция',
      due: 'Мерзімі',
      answer: 'Жауабы',
    },
    figures: 'Ұйымдар бойынша ұсыныстар',
    figureColumns: {
      organisation: 'Ұйым',
      submitted: 'Енгізілді',
      adopted: 'Қабылданды',
      partly: 'Ішінара',
      reworded: 'Басқа редакцияда',
      refused: 'Қабылданбады',
      moot: 'Мәні жойылды',
      withdrawn: 'Қайтарып алынды',
      open: 'Шешім күтуде',
      supporters: 'Қолдағандар (адам)',
      answerDays: 'Жауап мерзімі, жұмыс күні (медиана)',
    },
    total: 'Барлығы',
  },
};
