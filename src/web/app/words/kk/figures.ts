/** The screens of figures, in Kazakh. */
import type { figures as english } from '../en/figures.ts';
import type { InKazakh } from '../shape.ts';

export const figures: InKazakh<typeof english> = {
  title: 'Көрсеткіштер',
  counting: 'Есептелуде',
  lead: 'Журнал бойынша есептелді: {{date}}. Жоба ашық кез келген адам қайта есептей алады.',
  table: 'Кесте түрінде',
  draw: 'Сурет түрінде',
  save: 'Кестені жүктеп алу',
  report: {
    open: 'Қол жеткізілген мәнді хабарлау',
    title: 'Қол жеткізілген мән',
    indicator: 'Нысаналы индикатор',
    year: 'Жыл',
    value: 'Мәні',
    noNumber: 'Санды жазыңыз, мысалы 41,5',
    source: 'Ақпарат көзі',
    sourceHint: 'Мән қайдан белгілі: есеп, тізілім, сауалнама.',
    reason: 'Не себепті түзетіледі',
    reasonHint: 'Бұл жыл бойынша бұрын хабарланған: {{value}}. Ол журналда қалады.',
    confirm: 'Хабарлау',
    done: 'Мән хабарланды',
  },
  reports: {
    title: 'Барлық жобаның көрсеткіштері',
    lead: 'Жобалар қай жерде кідіреді және кімнің жауабы кешігуі мүмкін.',
    owners: 'Кімнің жобалары',
    owner: 'Әзірлеуші орган',
    allOwners: 'Барлық жоба',
    none: 'Әзірге санайтын ештеңе жоқ',
    noneText: 'Жобалар жолға шыққанда көрсеткіштер толады.',
    toDrafts: 'Барлық жоба',
  },
};
