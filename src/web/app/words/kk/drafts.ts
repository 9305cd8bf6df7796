/** The list of drafts, in Kazakh. */
import type { drafts as english } from '../en/drafts.ts';
import type { InKazakh } from '../shape.ts';

export const drafts: InKazakh<typeof english> = {
  title: 'Жобалар',
  lead: 'Барлық жоба: қай кезеңде тұр және нені күтеді.',
  new: 'Жаңа жоба',
  filters: 'Тізімді тарылту',
  show: { all: 'Барлығы', mine: 'Біздікі', waiting: 'Бізді күтеді', late: 'Мерзімі өткен' },
  kinds: 'Кезең',
  anyKind: 'Кез келген кезең',
  view: 'Көрініс',
  table: 'Кесте',
  board: 'Кезең бойынша',
  columns: {
    draft: 'Жоба',
    stage: 'Кезең',
    blocks: 'Нені күтеді',
    due: 'Жауап мерзімі',
    version: 'Редакция',
    changed: 'Өзгертілді',
  },
  noVersion: 'әзірге жоқ',
  noDue: 'мерзім жүріп жатқан жоқ',
  ready: '«{{step}}» қадамына ештеңе кедергі емес',
  blockers_one: '«{{step}}» қадамына {{count}} кедергі бар',
  blockers_other: '«{{step}}» қадамына {{count}} кедергі бар',
  ended: 'Рәсім аяқталды',
  late: 'мерзімі өтті',
  empty: 'Әзірге жобалар жоқ',
  emptyText: 'Министрлік жұмысты бастаған бойда жоба осы жерде пайда болады.',
  noneMatches: 'Ештеңе табылмады',
  noneMatchesText: 'Жобалар бар, бірақ олардың арасында мұндайы жоқ.',
  clear: 'Барлық жобаны көрсету',
  more: 'Ертеректегілерін көрсету',
  count_one: '{{count}} жоба',
  count_other: '{{count}} жоба',
};
