/** Searching everything one may read, in Kazakh. */
import type { search as english } from '../en/search.ts';
import type { InKazakh } from '../shape.ts';

export const search: InKazakh<typeof english> = {
  title: 'Іздеу',
  field: 'Сөздер немесе тырнақшадағы тіркес',
  begin: 'Жобалардан және олар туралы айтылғаннан іздеу',
  beginText:
    'Сізге ашық атаулар, мәтіндер, түзетулер, жауаптар, белгілер мен пікірлер. Қазақ сөздері орыс әріптерімен жазылса да, сөздер басқа жалғаумен тұрса да табылады. Жазып, Enter пернесін басыңыз.',
  searching: 'Ізделіп жатыр',
  incomplete: 'Жаңа ғана жазылған әлі өңделіп жатыр: сәл кейінірек қайта іздеңіз.',
  nothing: 'Ештеңе табылмады',
  nothingText:
    'Барлық сөз бір үзіндіде тұруы керек. Азырақ сөзбен немесе сөздердің басымен іздеп көріңіз.',
  everywhere: 'Барлық жерден іздеу',
  within: 'Осы жобадағының бәрі',
  allDrafts: 'Барлық жобадан',
  more: 'Тағы көрсету',
  count_one: '{{count}} үзінді',
  count_other: '{{count}} үзінді',
  countMany_one: '{{count}} үзінді немесе одан көп',
  countMany_other: '{{count}} үзінді немесе одан көп',
  kind: 'Қайдан',
  allKinds: 'Барлық жерден',
  kinds: {
    title: 'Атаулар',
    version: 'Бекітілген редакциялар',
    text: 'Жұмыс мәтіні',
    amendment: 'Түзетулер',
    verdict: 'Жауаптар',
    thread: 'Белгілер',
    comment: 'Пікірлер',
  },
  language: 'Мәтін тілі',
  allLanguages: 'Барлығы',
  languages: { kk: 'Қазақша', ru: 'Орысша', en: 'Ағылшынша' },
  found: {
    title: 'Атауы',
    version: '{{number}}-редакция',
    text: 'Жұмыс мәтіні',
    amendment: '№ {{number}} түзету',
    verdict: 'Жауап: {{name}}',
    thread: 'Белгі',
    comment: '№ {{number}} пікір',
  },
};
