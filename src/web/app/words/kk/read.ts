/** Reading a text and comparing two versions of it, in Kazakh. */
import type { read as english } from '../en/read.ts';
import type { InKazakh } from '../shape.ts';

export const read: InKazakh<typeof english> = {
  title: 'Мәтін',
  none: 'Әзірге редакция жоқ',
  noneText: 'Әзірлеушілер бірінші редакцияны тіркегенде оқуға болады.',
  opening: 'Мәтін ашылып жатыр',
  version: 'Редакция',
  language: 'Тіл',
  both: 'Қатар',
  outline: 'Мазмұны',
  changed: 'өзгерді',
  changes: '{{number}}-редакциядан кейін не өзгерді',
  absent: 'бұл тілде жоқ',
  permalink: 'Осы жерге сілтеме',
  compare: 'Салыстыру',
  single: 'Әзірге салыстыратын ештеңе жоқ',
  singleText: 'Бірінші редакцияны екіншісімен салыстыруға болады.',
  from: 'Бұрын',
  to: 'Енді',
  comparing: 'Салыстырып жатырмыз',
  same: 'Екі түрлі редакцияны таңдаңыз.',
  noChanges: 'Бұл тілде ештеңе өзгерген жоқ.',
  kinds: 'Өзгеріс түрлері',
  allKinds: 'барлығы',
  previous: 'Артқа',
  next: 'Келесі',
  step: '{{count}} ішінен {{number}}',
};
