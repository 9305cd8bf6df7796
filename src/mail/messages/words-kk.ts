/** Letters in Kazakh. Instants stand behind a colon: a date takes no ending that way. */
import { newsKk } from './news-kk.ts';
import type { Wording } from './wording.ts';

const roles = {
  drafter: 'әзірлеуші',
  signatory: 'қол қоюшы',
  reviewer: 'қараушы',
  partner: 'серіктес ұйымның жетекшісі',
  'partner-member': 'серіктес ұйымның қызметкері',
  coordinator: 'үйлестіруші',
  administrator: 'әкімші',
  auditor: 'аудитор',
} as const;

export const kk: Wording = {
  greeting: 'Сәлеметсіз бе!',
  automatic: 'Бұл хатты Kelisim жүйесі жіберді. Оған жазылған жауапты ешкім оқымайды.',
  roles,
  why: newsKk.why,
  letters: {
    ...newsKk.letters,
    invitation: ({ link, until }, say) => ({
      subject: 'Kelisim жүйесіне шақыру',
      parts: [
        'Сізге Kelisim жүйесінде тіркелгі ашылды. Құпиясөз қойып, жүйеге кіру үшін мына сілтемені ашыңыз:',
        { label: 'Тіркелгіні ашу', link },
        `Сілтеме бір рет қана жарайды. Оның мерзімі: ${say(until)}.`,
        'Егер бұл хатты күтпеген болсаңыз, ештеңе істеудің қажеті жоқ.',
      ],
    }),
    'password-reset': ({ link, until }, say) => ({
      subject: 'Kelisim жүйесіне жаңа құпиясөз',
      parts: [
        'Тіркелгіңіз үшін жаңа құпиясөз сұралды. Оны қою үшін мына сілтемені ашыңыз:',
        { label: 'Жаңа құпиясөз қою', link },
        `Сілтеме бір рет қана жарайды. Оның мерзімі: ${say(until)}.`,
        'Егер мұны сіз сұрамаған болсаңыз, ештеңе істемеңіз: құпиясөзіңіз бұрынғыдай қалады.',
      ],
    }),
    'sign-in-code': ({ code, until }, say) => ({
      subject: 'Kelisim жүйесіне кіру коды',
      parts: [
        'Жүйеге кіру коды:',
        { code },
        `Код бір рет қана жарайды. Оның мерзімі: ${say(until)}. Кодты ешкімге айтпаңыз.`,
        'Егер жүйеге кіріп жатқан сіз болмасаңыз, құпиясөзіңізді біреу біледі: оны ауыстырыңыз.',
      ],
    }),
    'new-sign-in': ({ at, path }, say) => ({
      subject: 'Kelisim жүйесіне жаңа кіру',
      parts: [
        'Тіркелгіңізге бұрын пайдаланылмаған құрылғыдан кіру тіркелді.',
        { facts: [['Уақыты', say(at)]] },
        'Егер бұл сіз болмасаңыз, барлық сеансты аяқтап, құпиясөзіңізді ауыстырыңыз:',
        { label: 'Сеанстарды қарау', path },
      ],
    }),
    'mandate-given': ({ organisation, role, from, until }, say) => ({
      subject: 'Сізге өкілеттік берілді',
      parts: [
        'Төменде көрсетілген мерзімде сіз Kelisim жүйесінде әрекет ете аласыз:',
        {
          facts: [
            ['Ұйым', organisation.kk],
            ['Рөлі', roles[role]],
            ['Басталуы', say(from)],
            ['Аяқталуы', until === null ? 'белгіленбеген' : say(until)],
          ],
        },
      ],
    }),
    'mandate-ended': ({ organisation, role, at }, say) => ({
      subject: 'Өкілеттігіңіздің аяқталуы',
      parts: [
        'Төменде көрсетілген уақыттан бастап сіз Kelisim жүйесінде әрекет ете алмайсыз:',
        {
          facts: [
            ['Ұйым', organisation.kk],
            ['Рөлі', roles[role]],
            ['Уақыты', say(at)],
          ],
        },
        'Осы өкілеттікпен жасаған әрекеттеріңіз күшінде қалады.',
      ],
    }),
    'account-suspended': ({ at }, say) => ({
      subject: 'Тіркелгіңіз тоқтатыла тұрды',
      parts: [
        'Kelisim жүйесіндегі тіркелгіңіз тоқтатыла тұрды, оның барлық сеансы аяқталды.',
        { facts: [['Уақыты', say(at)]] },
        'Себебін ұйымыңыздың әкімшісінен біле аласыз.',
      ],
    }),
  },
};
