/** A workflow in Kazakh. Words only; what they are said of is decided by those who use them. */
import type { Language } from '../language.ts';
import { joined, semicolons, type WorkflowWords, wordFor } from './wording.ts';

const languageNames: Readonly<Record<Language, string>> = {
  kk: 'қазақ',
  ru: 'орыс',
  en: 'ағылшын',
};
const inLanguages = (languages: readonly Language[]): string =>
  joined(
    languages.map((lang) => languageNames[lang]),
    'және',
  );

const bodyKinds = {
  ministry: 'барлық министрлік',
  agency: 'барлық агенттік',
  office: 'барлық кеңсе',
  council: 'барлық кеңес',
  ngo: 'барлық үкіметтік емес ұйым',
};

const workingDays = (days: number) => `${days} жұмыс күні`;

export const kk: WorkflowWords = {
  drafter: 'әзірлеуші орган',
  coordinator: 'үйлестіруші',
  chosen: 'жоба үшін таңдалғандар',
  advisory: 'кеңесші дауыс',
  veto: 'вето құқығымен',
  when: (condition) => `сұралу шарты: ${condition}`,
  remitKinds: {
    indicator: 'индикаторлар',
    measure: 'іс-шаралар',
    table: 'кестелер',
    money: 'қаражат',
  },
  sections: (names) => `бөлімдер: ${names}`,
  remit: (parts) => `жауап беру аясы: ${parts}`,
  bodies: (kind) => wordFor(bodyKinds, kind) ?? `«${kind}» түріндегі органдардың бәрі`,
  workingDays,
  calendarDays: (days) => `${days} күнтізбелік күн`,
  hours: (hours) => `${hours} сағат`,
  or: (names) => joined(names, 'немесе'),
  and: (names) => joined(names, 'және'),
  verdicts: {
    agree: 'келісілді',
    remarks: 'ескертулермен келісілді',
    object: 'қарсылық',
    outside: 'құзыретіне кірмейді',
  },
  picture: {
    title: (workflow) => `Тәртіп: ${workflow}`,
    here: 'жоба қазір осында',
    expected: (date) => `күтіледі: ${date}`,
    inTurn: 'бірінен кейін бірі сұралады',
    group: (number, agencies) => `${number}. ${agencies}`,
    otherTerm: (condition, length) => `${length} – шарты: ${condition}`,
    again: (length) => `қайта сұралғанда: ${length}`,
    quorum: (given, agreeing) => `кворум: жауап – ${given}, келіскен – ${agreeing}`,
    deemed: 'үндемеу келісім деп есептеледі',
    still: 'мерзімдер жүрмейді',
    unconfirmed: 'актімен расталмаған',
    reason: 'себебін көрсетіп',
    waiver: (who) => `шарттан шегіне алады: ${who}`,
    gate: {
      frozen: () => 'мәтін тіркелген',
      consent: 'бәрі қарсылықсыз жауап берді',
      given: 'бәрі жауап берді',
      noOpenObjections: {
        all: 'ашық қарсылық жоқ',
        ordinary: 'ашық жай қарсылық жоқ',
        fundamental: 'ашық түбегейлі қарсылық жоқ',
        condition: 'ашық шарт жоқ',
      },
      openObjections: {
        all: 'ашық қарсылық бар',
        ordinary: 'ашық жай қарсылық бар',
        fundamental: 'ашық түбегейлі қарсылық бар',
        condition: 'ашық шарт бар',
      },
      amendmentsAnswered: (supporters) =>
        supporters === null
          ? 'барлық түзету шешілген'
          : `кемінде ${supporters} адам қолдаған түзетулер шешілген`,
      commentsAnswered: 'барлық пікір қаралды',
      elapsed: 'жауап беру мерзімі өтті',
      term: (length) => `мерзім өтті: ${length}`,
      aligned: (languages) => `${inLanguages(languages)} мәтіндері сәйкес`,
      checksPass: 'тексеру кемшілік таппады',
      touches: (parts) => `жоба мыналарды өзгертеді: ${parts}`,
      lengthOver: (pages) => `көлемі ${pages} беттен көп`,
      all: semicolons,
      together: (parts) => `(${joined(parts, 'және')})`,
      any: (parts) => joined(parts, 'немесе'),
      not: (part) => `орындалмаған: ${part}`,
      atLeast: (number, parts) => `мыналардан кемінде ${number}: ${semicolons(parts)}`,
    },
  },
  edition: (workflow, edition) => `${workflow}, тәртіптің редакциясы: ${edition}.`,
  counted: (calendar, city) =>
    `Мерзімдер «${calendar}» күнтізбесі бойынша есептеледі, уақыты – ${city}.`,
  begins: (place) => `Жобамен жұмыс «${place}» кезеңінен басталады.`,
  override: (who) => `Күшінде қалған қарсылықты тоқтата алатын: ${who}; себебі жарияланады.`,
  stands: (place) => `Жоба қазір «${place}» кезеңінде.`,
  dated: (place, date) => `«${place}»: ${date}.`,
  kinds: {
    drafting: 'Мәтін осында жазылады.',
    consultation: 'Мәтін осында жұртшылықпен талқыланады.',
    circulation: 'Мәтін органдарға жауап беру үшін жіберілген.',
    conciliation: 'Келіспеушіліктерді реттеу отырыстары осында шақырылады.',
    expertise: 'Мәтін сараптамадан өтеді.',
    submission: 'Мәтін шешім қабылдауға енгізілген.',
    decision: 'Мәтін бойынша шешім осында қабылданады.',
    suspended: 'Жұмыс тоқтатыла тұрады: жауап беру мерзімдері жүрмейді.',
  },
  ends: (place) => `«${place}» – мәтін қабылданбай аяқталуы: одан кейін ештеңе болмайды.`,
  adopts: (place) => `«${place}» – соңы: мәтін қабылданды, одан кейін ештеңе болмайды.`,
  asked: (agencies) => `Бір мезгілде сұралатындар: ${agencies}.`,
  askedInTurn: (agencies) =>
    `Бірінен кейін бірі сұралады, келесісі – алдыңғысы жауап бергенде немесе мерзімі өткенде: ${agencies}.`,
  askedInGroups: (groups) =>
    `Топ-тобымен сұралады, келесі топ – алдыңғылардың бәрі жауап бергенде немесе мерзімі өткенде: ${semicolons(
      groups.map((agencies, index) => `${index + 1}-топ: ${agencies}`),
    )}.`,
  quorum: (given, agreeing) =>
    `Жеткілікті жауап саны: ${given}, оның ішінде келіскені: ${agreeing}; жалғыз қарсылық жобаны тоқтатпайды, вето тоқтатады.`,
  term: (length) => `Жауап беру мерзімі – ${length}.`,
  otherTerm: (condition, length) => `Мына жағдайда: ${condition} – мерзім ${length}.`,
  repeatTerm: (length) =>
    `Мәтіндегі өз бөлігі өзгергендіктен қайта сұралатындарға берілетін мерзім – ${length}.`,
  cutoff: (time) =>
    `Сағат ${time} уақытынан кейін түскені келесі жұмыс күні алынған болып есептеледі.`,
  carryOver:
    'Мәтіннің жауап берілген бөлігі өзгермесе, жауап келесі айналымдарда да күшінде қалады.',
  contestTerm: (length) =>
    `Өзгерістің тек редакциялық екенін даулауға берілетін мерзім – ${length}.`,
  allowed: (verdicts) => `Мүмкін жауаптар: ${verdicts}.`,
  fundamental:
    'Қарсылық жай немесе түбегейлі болады; түбегейлі қарсылық жоба әрі қарай жүргенге дейін реттелуі тиіс.',
  silence: 'Мерзімінде жауап болмаса, ол үндемеу деп жазылады; бұл – келісім емес.',
  deemed: 'Мерзімінде жауап болмаса, ол үндемеу деп жазылады және келісім деп есептеледі.',
  reminders: (days) =>
    `Еске салу мерзім аяқталғанға дейін мынадай жұмыс күні қалғанда жіберіледі: ${joined(days.map(String), 'және')}.`,
  escalation: (after, to) =>
    after === 0
      ? `Мерзім өткен бойда үндемеу туралы хабарланады; кімге: ${to}.`
      : `Мерзім өткеннен кейін ${workingDays(after)} өткенде үндемеу туралы хабарланады; кімге: ${to}.`,
  extension: (length, times) =>
    `Орган мерзімді ұзартуды сұрай алады: ең көбі ${length}, ${times} рет.`,
  basis: (act) => `Негізі: ${act}.`,
  comments: {
    none: 'Жария пікірлер қабылданбайды.',
    'signed-in': 'Жүйеге кіргендер ғана жария пікір қалдыра алады.',
    named: 'Аты мен ұйымын атаған кез келген адам жария пікір қалдыра алады.',
    anonymous: 'Кез келген адам, соның ішінде атын атамай, жария пікір қалдыра алады.',
  },
  amendments: {
    none: 'Жаңа ұсыныстар қабылданбайды.',
    'in-term': 'Жаңа ұсыныстар мерзім аяқталғанға дейін қабылданады.',
  },
  confirmed: 'Бұл актіден оқылды.',
  unconfirmed: 'Бұл актімен расталмаған: бұл – баптау.',
  move: (who, title, to) => `«${title}» «${to}» кезеңіне апарады; кім жасай алады: ${who}.`,
  condition: (gate) => `Шарты: ${gate}.`,
  free: 'Шарты жоқ.',
  reason: 'Себебі көрсетілуі тиіс және жарияланады.',
  waiver: (who) => `Шарттан шегіне алатын: ${who}; себебі мен орындалмағанның бәрі жарияланады.`,
  gate: {
    frozen: (languages) =>
      `соңғы редакция жобаның атауы мен мәтіндеріне дәл сәйкес келеді${
        languages.length ? `, онда ${inLanguages(languages)} тіліндегі мәтін бар` : ''
      }`,
    consent: 'жауабы міндетті органдардың бәрі жауап берді, қарсылық жоқ',
    given: 'жауабы міндетті органдардың бәрі жауап берді',
    noOpenObjections: {
      all: 'ашық қарсылық қалмаған',
      ordinary: 'ашық жай қарсылық қалмаған',
      fundamental: 'ашық түбегейлі қарсылық қалмаған',
      condition: 'ашық шарт қалмаған',
    },
    openObjections: {
      all: 'ашық қарсылық бар',
      ordinary: 'ашық жай қарсылық бар',
      fundamental: 'ашық түбегейлі қарсылық бар',
      condition: 'ашық шарт бар',
    },
    amendmentsAnswered: (supporters) =>
      supporters === null
        ? 'әр түзету бойынша шешім қабылданған'
        : `кемінде ${supporters} адам қолдаған әр түзету бойынша шешім қабылданған`,
    commentsAnswered:
      'әр жария пікірге жауап берілген немесе оның жариялануы себебі көрсетіліп қабылданбаған',
    elapsed: 'жауап беру мерзімі өтті',
    term: (length) => `жоба осы кезеңге келгелі мерзім өтті: ${length}`,
    aligned: (languages) =>
      `${inLanguages(languages)} тілдеріндегі мәтіндер бірдей айтады, бұл расталған`,
    checksPass: 'тексеру мәтіннен кемшілік таппайды',
    touches: (parts) => `жоба мыналарды өзгертеді: ${parts}`,
    lengthOver: (pages) => `мәтіннің көлемі ${pages} беттен көп`,
    all: semicolons,
    together: (parts) => `бәрі бірге (${semicolons(parts)})`,
    any: (parts) => `мына шарттардың бірі жеткілікті (${semicolons(parts)})`,
    not: (part) => `мына шарт орындалмаған (${part})`,
    atLeast: (number, parts) =>
      `мына шарттардан кемінде ${number} орындалған (${semicolons(parts)})`,
  },
};
