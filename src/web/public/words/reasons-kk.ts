/** Why a gate is met or not, in Kazakh. */
import type { Reasons, SaidReason } from './reasons.ts';

const named = (kind: string, { number, agency }: SaidReason) => `№ ${number} ${kind} (${agency})`;
const objection = (said: SaidReason) =>
  named(said.what === 'fundamental' ? 'қағидатты қарсылық' : 'қарсылық', said);
/** The reasons shown may be only the first of many. */
const amongst = (number: string) => (Number(number) > 1 ? ` (барлығы ${number})` : '');
const condition = (said: SaidReason) => named('шарт', said);

export const reasonsKk: Reasons = {
  'no-version': () => 'Тіркелген редакция әлі жоқ: әзірлеуші орган редакцияны тіркеуге тиіс',
  'text-changed-since-version': ({ language, number }) =>
    `${language ? `${upper(language)}гі мәтін` : 'Атауы'} ${number}-редакциядан кейін өзгерді: әзірлеуші орган жаңа редакцияны тіркеуге тиіс`,
  'version-lacks-language': ({ language, number }) =>
    `${number}-редакцияда ${language} мәтін жоқ: әзірлеуші орган оны жазып, жаңа редакцияны тіркеуге тиіс`,
  'version-current': () => 'Соңғы редакция мәтінге сай',
  'no-round': () => 'Келісу басталған жоқ: әзірге ешкімнен сұралмады',
  'not-yet-asked': ({ agency }) =>
    `${agency}: әлі сұралған жоқ, кезегі алдыңғы органдар жауап бергенде немесе олардың мерзімі өткенде келеді`,
  'verdict-missing': ({ agency, due }) => `${agency}: жауап әлі жоқ, мерзімі – ${due}`,
  'verdict-outdated': ({ agency, number, due }) =>
    `${agency}: ${number}-редакция бойынша жауап берген, содан бері мәтіннің бұл бөлігі өзгерді; қайта сұралды, мерзімі – ${due}`,
  'verdict-objects': ({ agency }) =>
    `${agency}: қарсылық бар, бұл қадам үшін осы органның басқа жауабы қажет`,
  'verdict-silent': ({ agency, due }) =>
    `${agency}: мерзімінде (${due}) жауап болмады; үнсіздік келісім емес, жауап әлі күтілуде`,
  'verdict-deemed': ({ agency, due, what }) =>
    `${agency}: мерзімінде (${due}) жауап болмады, келісілген болып есептеледі (${what})`,
  'verdict-carried': ({ agency, number }) =>
    `${agency}: ${number}-редакция бойынша жауабы күшінде, мәтіннің бұл бөлігі содан бері өзгерген жоқ`,
  'verdict-vetoes': ({ agency }) =>
    `${agency}: қарсылық бар, бұл қадамды тоқтатуға соның өзі жеткілікті; осы органның басқа жауабы қажет`,
  'quorum-short': ({ number, limit, what, agency, due }) =>
    `${what === 'agreeing' ? 'Алынған келісімдер' : 'Алынған жауаптар'}: қажетті ${limit} жауаптың ${number}${
      agency ? `. Әлі жауап бермегендер, соңғы мерзім – ${due}: ${agency}` : ''
    }`,
  'verdicts-complete': () => 'Қажетті жауаптың барлығы алынды',
  'objection-open': (said) => `${objection(said)}: шешілмеген, әзірлеуші орган жауап беруге тиіс`,
  'objection-answered': (said) =>
    `${objection(said)}: шешілмеген, жауап берілді; осы орган қарсылығын қайтарып алуға немесе растауға тиіс`,
  'objection-upheld': (said) =>
    `${objection(said)}: жауаптан кейін расталды; ${
      said.due
        ? `мәселе кеңестің күн тәртібіне енгізілді: ${said.due}`
        : 'жаңа жауап, келісу кеңесінің шешімі немесе уәкілетті адамның шешімі қажет'
    }`,
  'condition-open': (said) =>
    `${condition(said)}: орындалмаған, әзірлеуші орган мәтінді өзгертуге немесе жауап беруге тиіс`,
  'condition-answered': (said) =>
    `${condition(said)}: жабылмаған, жауап берілді; осы орган шартты жабуға немесе растауға тиіс`,
  'no-objection-open': ({ what }) =>
    what === 'condition'
      ? 'Жабылмаған шарт жоқ'
      : `Шешілмеген ${what === 'fundamental' ? 'қағидатты ' : ''}қарсылық жоқ`,
  'amendment-open': ({ agency, number, limit }) =>
    `№ ${number} түзету (${agency})${
      limit ? `, қолдағандар саны – ${limit},` : ''
    } әзірлеуші органның шешімін күтіп тұр`,
  'no-amendment-open': () => 'Барлық түзету бойынша шешім бар',
  'comments-waiting': ({ number }) =>
    `Модератор әлі оқымаған пікірлер: ${number}. Олардың әрқайсысын жариялау немесе себебін көрсетіп қабылдамау керек`,
  'comments-unanswered': ({ number }) =>
    `Әлі жауап берілмеген пікірлер: ${number}. Әзірлеуші олардың әрқайсысына жауап беруі керек`,
  'comments-answered': () => 'Әр пікірге жауап берілген',
  'term-runs': ({ due }) => `Мерзім әлі өткен жоқ: ${due}; оған дейін ештеңе істеуге болмайды`,
  'term-over': ({ due }) => `Мерзім өтті: ${due}`,
  'round-suspended': ({ due }) =>
    `Қарау тоқтатыла тұрды: ${due}. Қайта басталғанға дейін мерзім жүрмейді және жауап қабылданбайды`,
  'pair-behind': ({ parts, language, number }) =>
    language
      ? `Бір үзінді${amongst(number)} ${language} жоқ: әзірлеуші орган оны жазып, жаңа редакцияны тіркеуге тиіс`
      : `Бір үзіндінің${amongst(number)} мәтіндері сәйкес келмеуі мүмкін (${parts}): әзірлеуші орган оны түзетуге немесе сәйкестігін растауға тиіс`,
  'pairs-current': () => 'Әр тілдегі мәтіндер бір-біріне сәйкес',
  'check-fails': ({ what, language, number }) =>
    `${language ? `${upper(language)}гі мәтінді` : 'Мәтінді'} тексеру қате тапты${amongst(number)}: ${what}; әзірлеуші орган оны түзетіп, жаңа редакцияны тіркеуге тиіс`,
  'checks-pass': () => 'Мәтінді тексеру қате тапқан жоқ',
  touched: ({ parts }) => `Мәтін мыналарды қозғайды: ${parts}`,
  untouched: ({ parts }) => `Мәтін мыналарды қозғамайды: ${parts}`,
  'length-over': ({ number, limit }) => `Мәтін ${number} бет, ${limit} беттен асады`,
  'length-within': ({ number, limit }) => `Мәтін ${number} бет, ${limit} беттен аспайды`,
  'not-measured': () =>
    'Редакция тіркелгенде бұл өлшенбеген: әзірлеуші орган жаңа редакцияны тіркеуге тиіс',
};

/** With a capital at the start of a sentence. */
function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
