/** What the parts say in the gallery, in Kazakh. */
import type { gallery as english } from '../en/gallery.ts';
import type { InKazakh } from '../shape.ts';

export const gallery: InKazakh<typeof english> = {
  title: 'Бөлшектер',
  lead: 'Экрандар құралған барлық бөлшек, барлық күйінде.',
  groups: {
    actions: 'Батырмалар мен сілтемелер',
    states: 'Күйлер мен хабарламалар',
    fields: 'Өрістер',
    lists: 'Тізімдер',
    overlays: 'Ашылатындар',
    places: 'Орындар мен тақталар',
  },
  sample: 'Азаматтық қоғамды дамыту',
  other: 'Мемлекетпен диалог',
  note: 'Қаржы министрлігі',
  act: 'Мәтінді сақтау',
  danger: 'Кері қайтарып алу',
  hint: 'Бір сөйлем жеткілікті.',
  fault: 'Себебін жазыңыз.',
  wrong: 'Екі өріс сізді күтеді',
  day: 'Күн',
  month: 'Ай',
  year: 'Жыл',
  done: 'өтті',
  now: 'қазір',
  ahead: 'алда',
  before: 'Бұрынғысы',
  after: 'Кейінгісі',
  nothing: 'Мұндай атау жоқ',
};
