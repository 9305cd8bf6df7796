/** What stands around every screen, in Kazakh. */
import type { frame as english } from '../en/frame.ts';
import type { InKazakh } from '../shape.ts';

export const frame: InKazakh<typeof english> = {
  product: 'Келісім',
  skip: 'Мазмұнға өту',
  language: 'Тіл',
  loading: 'Жүктелуде',
  signIn: 'Кіру',
  signOut: 'Шығу',
  account: 'Есептік жазба',
  reader: 'Оқырман',
  readerNote: 'Кірмеген: барлығына ашық нәрсені көреді',
  actingFor: 'Сіздің рөліңіз',
  nav: {
    label: 'Бөлімдер',
    drafts: 'Жобалар',
    overview: 'Шолу',
    text: 'Мәтін',
    compare: 'Салыстыру',
    history: 'Тарихы',
    edit: 'Жазу',
    seal: 'Редакцияны тіркеу',
  },
  waiting: 'Бізді күтеді',
  waitingCount_one: 'Бізді {{count}} жоба күтеді',
  waitingCount_other: 'Бізді {{count}} жоба күтеді',
  place: 'Сіз қайдасыз',
  palette: {
    open: 'Іздеу',
    label: 'Іздеу және командалар',
    placeholder: 'Жоба, орын немесе команда',
    nothing: 'Мұндай атау жоқ',
  },
  keys: {
    title: 'Пернелер',
    text: 'Пернелер – пернетақтадағы орындар: кез келген орналасуда жұмыс істейді. Бірде-бір шешімнің өз пернесі жоқ.',
    next: 'Тізімнің келесі жолы',
    previous: 'Тізімнің алдыңғы жолы',
    letters: 'Жеке әріптер жұмыс істейді',
  },
  save: {
    saved: 'Сақталды: {{time}}',
    saving: 'Сақталуда',
    retrying: 'Сақталмады, қайталап жатыр',
    offline: 'Байланыс жоқ, осы құрылғыда сақтаулы',
    conflict: 'Сақталмады: сіздің шешіміңіз керек',
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
