/** Letters about drafts in English: what waits, what was decided, and the daily list. */
import type { AboutDraft } from '../../service/mailer.ts';
import type { ActWords, NewsWording, Part, SayInstant } from './wording.ts';

const outcomes = {
  adopted: 'adopted',
  partly: 'adopted in part',
  reworded: 'adopted in other words',
  refused: 'refused',
  moot: 'without object',
} as const;

const answers = { accepted: 'accepted', partly: 'accepted in part', refused: 'refused' } as const;

/** What a body raised, by its kind; `point` for several kinds. */
const raised = {
  remark: { a: 'a remark', many: 'remarks', title: 'Remark' },
  condition: { a: 'a condition', many: 'conditions', title: 'Condition' },
  objection: { a: 'an objection', many: 'objections', title: 'Objection' },
  point: { a: 'a point', many: 'points', title: 'Point' },
} as const;

export const actsEn: ActWords = {
  verdict: () => 'Give the verdict',
  position: () => 'Prepare the position',
  uphold: (_count, kind) => `Say whether the answer to ${raised[kind ?? 'point'].a} will do`,
  revise: () => 'Say what an amendment means now',
  rewording: () => 'Accept or contest a rewording',
  meeting: () => 'Attend a meeting',
  minutes: () => 'Record the minutes of a meeting',
  extension: () => 'Answer the request for a longer term',
  item: (_count, kind) => `Answer ${raised[kind ?? 'point'].a}`,
  amendments: (count) => `Decide amendments (${count})`,
  moderate: (count) => `Read new public comments (${count})`,
  comments: (count) => `Answer public comments (${count})`,
  call: (count, kind) => `Call a meeting about ${raised[kind ?? 'point'].many} (${count})`,
  pairs: (count) => `Check the translation of blocks (${count})`,
  freeze: () => 'Freeze a version',
  move: () => 'Take the next step',
  outcome: (count) => `What was decided of our amendments (${count})`,
};

/** What stands in the list of every such letter, around what is its own. */
const facts = (
  { titles, organisation }: Pick<AboutDraft, 'titles' | 'organisation'>,
  ...own: readonly (readonly [string, string])[]
): Part => ({ facts: [['Draft', titles.en], ['Your body', organisation.en], ...own] });

const open = (path: string): Part => ({ label: 'Open', path });

const due = (iso: string, say: SayInstant) => ['By when', say(iso)] as const;

export const newsEn: NewsWording = {
  why: (role) =>
    `You get this letter as ${role} of your body. Under “My account” you choose when such letters come.`,
  whyPlace: (of, until) =>
    `You get this letter because you act for ${of} until ${until}. Under “My account” you choose when such letters come.`,
  letters: {
    'verdict-asked': (news, say) => ({
      subject: `Your verdict is asked: ${news.titles.en}`,
      parts: [
        news.since === null
          ? 'Your body is asked for its verdict on a draft.'
          : `Your body is asked again: its part of the draft has changed since version ${news.since}, which it judged last.`,
        facts(news, ['Version', String(news.version)], due(news.due, say)),
        open(news.path),
      ],
    }),
    'verdict-reminder': (news, say) => ({
      subject: `The verdict is still open: ${news.titles.en}`,
      parts: [
        news.before === null
          ? 'You are reminded that your body has given no verdict yet.'
          : `Your body has given no verdict yet. Working days left: ${news.before}.`,
        facts(news, ['Version', String(news.version)], due(news.due, say)),
        open(news.path),
      ],
    }),
    'item-answered': (news) => ({
      subject: `Your ${raised[news.itemKind ?? 'point'].title.toLowerCase()} was answered: ${news.titles.en}`,
      parts: [
        `The drafters answered ${raised[news.itemKind ?? 'point'].a} that your body raised. Say whether the answer will do.`,
        facts(
          news,
          [raised[news.itemKind ?? 'point'].title, String(news.item)],
          ['Answer', answers[news.answer]],
          ['Reason', news.reason],
        ),
        open(news.path),
      ],
    }),
    'amendment-decided': (news) => ({
      subject: `Your amendment was decided: ${news.titles.en}`,
      parts: [
        news.outcome === 'reworded'
          ? 'An amendment of your body was adopted in other words. Accept or contest them.'
          : 'An amendment of your body was decided.',
        facts(
          news,
          ['Amendment', String(news.amendment)],
          ['Outcome', outcomes[news.outcome]],
          ['Reason', news.reason],
        ),
        open(news.path),
      ],
    }),
    'amendment-followed': (news) => ({
      subject: `Your amendment and the new version: ${news.titles.en}`,
      parts: [
        news.fate === 'moot'
          ? 'What an amendment of your body was about is no longer in the text.'
          : 'The text that an amendment of your body is about has changed. Say what it means now.',
        facts(news, ['Amendment', String(news.amendment)], ['Version', String(news.version)]),
        open(news.path),
      ],
    }),
    'meeting-called': (news, say) => ({
      subject: `Your body is invited to a meeting: ${news.titles.en}`,
      parts: [
        'A meeting about points that are not settled was called, and your body is invited.',
        facts(
          news,
          ['Meeting', String(news.meeting)],
          ['Begins', say(news.begins)],
          ['Place', news.place],
          ['Points', String(news.items)],
        ),
        open(news.path),
      ],
    }),
    'place-given': ({ of, organisation, from, ends }, say) => ({
      subject: 'You may act in another’s place',
      parts: [
        'At the time below you may act in Kelisim in the place of a signatory:',
        {
          facts: [
            ['In the place of', of.en],
            ['For', organisation.en],
            ['From', say(from)],
            ['Until', say(ends)],
          ],
        },
      ],
    }),
    'place-taken': ({ of, organisation, at }, say) => ({
      subject: 'You no longer act in another’s place',
      parts: [
        'What a signatory had given you to do in their place was taken back:',
        {
          facts: [
            ['In the place of', of.en],
            ['For', organisation.en],
            ['Since', say(at)],
          ],
        },
        'What you did by it stays done.',
      ],
    }),
    digest: ({ rows, count, path }, say) => ({
      subject: `What waits for you today: ${count}`,
      parts: [
        'This waits for you:',
        {
          facts: rows.map((row) => [
            `${row.isLate ? 'LATE. ' : ''}${actsEn[row.act](row.count, row.itemKind)}`,
            [
              row.titles.en,
              ...(row.due === null ? [] : [say(row.due)]),
              ...(row.inPlace ? [`for ${row.inPlace.of.en} until ${say(row.inPlace.until)}`] : []),
            ].join('; '),
          ]),
        },
        ...(count > rows.length ? [`And ${count - rows.length} more in your inbox.`] : []),
        { label: 'Open my inbox', path },
        'Under “My account” you choose when this list comes.',
      ],
    }),
  },
};
