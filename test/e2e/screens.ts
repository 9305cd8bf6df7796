/** The screens of the application that are looked at, and where they are found in the demonstration. */

/** The demo draft's own address. */
export const draft = '/drafts/civil-society';
/** Every screen by a name, at an address that shows it with something in it. */
export const screens = {
  drafts: '/drafts',
  board: '/drafts?view=board',
  calendar: '/drafts?view=calendar&month=2020-07',
  late: '/drafts?show=late',
  overview: draft,
  text: `${draft}/text`,
  pair: `${draft}/text?text=both`,
  noted: `${draft}/text?text=ru&note=i-7&ended=1`,
  compare: `${draft}/compare`,
  sides: `${draft}/compare?mode=side&text=both`,
  history: `${draft}/history`,
  figures: `${draft}/figures`,
  figureTables: `${draft}/figures?table=indicators.rounds.agencies`,
  reports: '/reports',
  triage: `${draft}/amendments`,
  triagePlace: `${draft}/amendments?view=place`,
  triageOpen: `${draft}/amendments?view=table&open=34`,
  amendment: `${draft}/amendments/25`,
  amend: `${draft}/amend`,
  approvals: `${draft}/approvals`,
  verdict: `${draft}/approvals/finance`,
  objections: `${draft}/objections?state=waits`,
  point: `${draft}/objections?item=7`,
  comments: `${draft}/comments?chosen=7`,
  commentsAnswered: `${draft}/comments?show=answered`,
  absent: '/drafts/nothing-here',
  gallery: '/gallery',
  inbox: '/inbox',
  day: '/inbox?view=day',
  row: '/inbox?row=civil-society.turn.amendments',
  begin: '/drafts/new',
  search: '/search?q=%D0%BC%D0%B5%D0%BC%D0%BB%D0%B5%D0%BA%D0%B5%D1%82',
  passport: `${draft}/passport`,
  verify: '/verify',
  workflows: '/workflows',
  workflow: '/workflows/kz-concept-2024',
  route: `${draft}/route`,
  design: '/workflows/two-agency/edit',
  trial: `/workflows/two-agency/try?acts=${encodeURIComponent(
    JSON.stringify([
      { at: '2020-06-29', transition: 'circulate' },
      { at: '2020-06-30', agency: 'economy', verdict: 'object' },
      { at: '2020-06-30', transition: 'adopt' },
    ]),
  )}`,
} as const;

type Name = keyof typeof screens;
/** The same screens filtered, turned or opened elsewhere: what is theirs alone is tried by a test of its own. */
const variants: readonly Name[] = [
  ...(['late', 'sides', 'figureTables', 'triagePlace', 'triageOpen'] as const),
  ...(['commentsAnswered', 'row', 'workflow', 'board', 'noted', 'day', 'point'] as const),
];
/** Those tried in this run. */
export const names = (Object.keys(screens) as Name[]).filter(
  (name) => process.env.KELISIM_LONG || !variants.includes(name),
);
