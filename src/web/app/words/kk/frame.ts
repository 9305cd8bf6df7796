/** What stands around every screen, in Kazakh. */
import type { frame as english } from '../en/frame.ts';
import type { InKazakh } from '../shape.ts';

export const frame: InKazakh<typeof english> = {
  product: 'Келісім',
  skip: 'Мазмұнға өту',
  language: 'Тіл',
  loading: 'Жүктелуде',
  reader: 'Оқырман',
  readerNote: 'Кірмеген: барлығына ашық нәрсені көреді',
  actingFor: 'Сіз {{name}} ретінде әрекет етесіз. Өзгерту',
  nav: {
    label: 'Бөлімдер',
    drafts: 'Жобалар',
    overview: 'Шолу',
  },
  roles: {
    drafter: 'жобаны әзірлейді',
    signatory: 'қол қояды',
    reviewer: 'қарайды',
    partner: 'әріптес атынан сөйлейді',
    'partner-member': 'әріптес ұйымда жұмыс істейді',
    coordinator: 'үйлестіреді',
    administrator: 'әкімшілік етеді',
    auditor: 'тексереді',
  },
  offline: {
    title: 'Байланыс жоқ',
    text: 'Ашылып тұрғанын оқуға болады. Байланыс қалпына келгенше ештеңе жіберуге немесе шешуге болмайды.',
  },
};
