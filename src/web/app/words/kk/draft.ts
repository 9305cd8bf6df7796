/** The bar of a draft and its overview, in Kazakh. */
import type { draft as english } from '../en/draft.ts';
import type { InKazakh } from '../shape.ts';

export const draft: InKazakh<typeof english> = {
  version: '{{number}}-редакция',
  noVersion: 'Редакциялар әлі жоқ',
  until: 'Жауап мерзімі: {{date}}',
  waitingFor: 'Күтілуде: {{names}}',
  waitingNobody: 'Ешкім күтілмейді',
  waitingMore_one: '{{names}} және тағы {{count}}',
  waitingMore_other: '{{names}} және тағы {{count}}',
  next: { read: 'Мәтінді оқу', see: 'Не кедергі' },
  overview: {
    title: 'Шолу',
    blocks: 'Не кедергі болып тұр',
    nothing: 'Ештеңе кедергі емес.',
    passport: 'Паспорт',
    owner: 'Әзірлеуші',
    workflow: 'Тәртіп',
    created: 'Басталды',
    changed: 'Өзгертілді',
    languages: 'Тілдері',
  },
};
