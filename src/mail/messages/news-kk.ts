/** Letters about drafts in Kazakh: what waits, what was decided, and the daily list. */
import type { AboutDraft } from '../../service/mailer.ts';
import type { ActWords, NewsWording, Part, SayInstant } from './wording.ts';

const outcomes = {
  adopted: 'қабылданды',
  partly: 'ішінара қабылданды',
  reworded: 'басқа редакцияда қабылданды',
  refused: 'қабылданбады',
  moot: 'мәні жойылды',
} as const;

const answers = {
  accepted: 'қабылданды',
  partly: 'ішінара қабылданды',
  refused: 'қабылданбады',
} as const;

/** What a body raised, by its kind: to one, to yours, to its body's, several, a title. */
const raised = {
  remark: {
    to: 'ескертпеге',
    toYours: 'Ескертпеңізге',
    toTheirs: 'ескертпесіне',
    many: 'Ескертпелер',
    title: 'Ескертпе',
  },
  condition: {
    to: 'шартқа',
    toYours: 'Шартыңызға',
    toTheirs: 'шартына',
    many: 'Шарттар',
    title: 'Шарт',
  },
  objection: {
    to: 'қарсылыққа',
    toYours: 'Қарсылығыңызға',
    toTheirs: 'қарсылығына',
    many: 'Қарсылықтар',
    title: 'Қарсылық',
  },
} as const;

/** The first letter is a capital one, as a line begins. */
const begin = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

export const actsKk: ActWords = {
  verdict: () => 'Жоба бойынша жауап беру',
  position: () => 'Ұстанымды дайындау',
  uphold: (_count, kind) => begin(`${raised[kind ?? 'remark'].to} берілген жауапты бағалау`),
  revise: () => 'Түзетуді нақтылау',
  rewording: () => 'Түзетудің жаңа тұжырымын қабылдау немесе оған қарсы болу',
  meeting: () => 'Кеңеске қатысу',
  minutes: () => 'Кеңестің хаттамасын енгізу',
  extension: () => 'Мерзімді ұзарту туралы өтінішке жауап беру',
  item: (_count, kind) => begin(`${raised[kind ?? 'remark'].to} жауап беру`),
  amendments: (count) => `Түзетулер бойынша шешім қабылдау (${count})`,
  moderate: (count) => `Жаңа пікірлерді оқу (${count})`,
  comments: (count) => `Пікірлерге жауап беру (${count})`,
  call: (count, kind) => `${raised[kind ?? 'remark'].many} бойынша кеңес шақыру (${count})`,
  pairs: (count) => `Үзінділердің аудармасын салыстырып тексеру (${count})`,
  freeze: () => 'Редакцияны тіркеу',
  move: () => 'Келесі қадамды жасау',
  outcome: (count) => `Түзетулеріміз бойынша шешімдер (${count})`,
};

/** What stands in the list of every such letter, around what is its own. */
const facts = (
  { titles, organisation }: Pick<AboutDraft, 'titles' | 'organisation'>,
  ...own: readonly (readonly [string, string])[]
): Part => ({ facts: [['Жоба', titles.kk], ['Сіздің ұйымыңыз', organisation.kk], ...own] });

const open = (path: string): Part => ({ label: 'Ашу', path });

const due = (iso: string, say: SayInstant) => ['Мерзімі', say(iso)] as const;

export const newsKk: NewsWording = {
  why: (role) =>
    `Бұл хат сізге ұйымыңыздағы рөліңізге байланысты келді. Рөліңіз: ${role}. Мұндай хаттардың қашан келетінін «Менің есептік жазбам» бөлімінде таңдай аласыз.`,
  whyPlace: (of, until) =>
    `Бұл хат сізге басқа адамның орнына әрекет ететіндіктен келді: ${of}. Тапсырманың аяқталуы: ${until}. Мұндай хаттардың қашан келетінін «Менің есептік жазбам» бөлімінде таңдай аласыз.`,
  letters: {
    'verdict-asked': (news, say) => ({
      subject: `Жоба бойынша жауап сұралады: ${news.titles.kk}`,
      parts: [
        news.since === null
          ? 'Сіздің ұйымыңыздан жоба бойынша жауап сұралады.'
          : `Сіздің ұйымыңыздан қайта жауап сұралады: бұрын жауап берілген ${news.since}-редакциядан кейін жобаның сізге қатысты бөлігі өзгерді.`,
        facts(news, ['Редакция', String(news.version)], due(news.due, say)),
        open(news.path),
      ],
    }),
    'verdict-reminder': (news, say) => ({
      subject: `Жоба бойынша жауап әлі берілмеді: ${news.titles.kk}`,
      parts: [
        news.before === null
          ? 'Еске саламыз: сіздің ұйымыңыз жоба бойынша әлі жауап берген жоқ.'
          : `Сіздің ұйымыңыз жоба бойынша әлі жауап берген жоқ. Қалған жұмыс күні: ${news.before}.`,
        facts(news, ['Редакция', String(news.version)], due(news.due, say)),
        open(news.path),
      ],
    }),
    'item-answered': (news) => ({
      subject: `${raised[news.itemKind ?? 'remark'].toYours} жауап берілді: ${news.titles.kk}`,
      parts: [
        `Әзірлеушілер сіздің ұйымыңыздың ${raised[news.itemKind ?? 'remark'].toTheirs} жауап берді. Жауапты бағалаңыз.`,
        facts(
          news,
          [raised[news.itemKind ?? 'remark'].title, `№ ${news.item}`],
          ['Жауап', answers[news.answer]],
          ['Негіздеме', news.reason],
        ),
        open(news.path),
      ],
    }),
    'amendment-decided': (news) => ({
      subject: `Түзетуіңіз бойынша шешім: ${news.titles.kk}`,
      parts: [
        news.outcome === 'reworded'
          ? 'Сіздің ұйымыңыздың түзетуі басқа редакцияда қабылданды. Жаңа тұжырымды қабылдаңыз немесе оған қарсы болыңыз.'
          : 'Сіздің ұйымыңыздың түзетуі бойынша шешім қабылданды.',
        facts(
          news,
          ['Түзету', `№ ${news.amendment}`],
          ['Қорытындысы', outcomes[news.outcome]],
          ['Негіздеме', news.reason],
        ),
        open(news.path),
      ],
    }),
    'amendment-followed': (news) => ({
      subject: `Түзетуіңіз және жаңа редакция: ${news.titles.kk}`,
      parts: [
        news.fate === 'moot'
          ? 'Сіздің ұйымыңыздың түзетуі қатысты болған мәтін жобада енді жоқ.'
          : 'Сіздің ұйымыңыздың түзетуі қатысты мәтін өзгерді. Түзетуді нақтылаңыз.',
        facts(news, ['Түзету', `№ ${news.amendment}`], ['Редакция', String(news.version)]),
        open(news.path),
      ],
    }),
    'meeting-called': (news, say) => ({
      subject: `Кеңеске шақыру: ${news.titles.kk}`,
      parts: [
        'Шешілмеген ескертпелер бойынша кеңес шақырылды. Сіздің ұйымыңыз шақырылған.',
        facts(
          news,
          ['Кеңес', `№ ${news.meeting}`],
          ['Басталуы', say(news.begins)],
          ['Өтетін жері', news.place],
          ['Ескертпелер саны', String(news.items)],
        ),
        open(news.path),
      ],
    }),
    'place-given': ({ of, organisation, from, ends }, say) => ({
      subject: 'Сізге басқаның орнына әрекет ету тапсырылды',
      parts: [
        'Төменде көрсетілген мерзімде сіз Kelisim жүйесінде қол қоюшының орнына әрекет ете аласыз:',
        {
          facts: [
            ['Кімнің орнына', of.kk],
            ['Ұйым', organisation.kk],
            ['Басталуы', say(from)],
            ['Аяқталуы', say(ends)],
          ],
        },
      ],
    }),
    'place-taken': ({ of, organisation, at }, say) => ({
      subject: 'Басқаның орнына әрекет ету тапсырмасы қайтарып алынды',
      parts: [
        'Қол қоюшының орнына әрекет ету тапсырмасы қайтарып алынды:',
        {
          facts: [
            ['Кімнің орнына', of.kk],
            ['Ұйым', organisation.kk],
            ['Уақыты', say(at)],
          ],
        },
        'Осы тапсырмамен жасаған әрекеттеріңіз күшінде қалады.',
      ],
    }),
    digest: ({ rows, count, path }, say) => ({
      subject: `Бүгінгі істеріңіз: ${count}`,
      parts: [
        'Сізді күтіп тұрған істер:',
        {
          facts: rows.map((row) => [
            `${row.isLate ? 'МЕРЗІМІ ӨТКЕН. ' : ''}${actsKk[row.act](row.count, row.itemKind)}`,
            [
              row.titles.kk,
              ...(row.due === null ? [] : [say(row.due)]),
              ...(row.inPlace
                ? [`басқаның орнына: ${row.inPlace.of.kk}, аяқталуы: ${say(row.inPlace.until)}`]
                : []),
            ].join('; '),
          ]),
        },
        ...(count > rows.length ? [`Кіріс бөлімінде тағы: ${count - rows.length}.`] : []),
        { label: 'Кірісті ашу', path },
        'Бұл тізімнің қашан келетінін «Менің есептік жазбам» бөлімінде таңдай аласыз.',
      ],
    }),
  },
};
