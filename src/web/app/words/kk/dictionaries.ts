/** Templates, reasons of outcomes and checks, in Kazakh. */
import type { dictionaries as english } from '../en/dictionaries.ts';
import type { InKazakh } from '../shape.ts';

export const dictionaries: InKazakh<typeof english> = {
  languages: {
    kk: 'Қазақша',
    ru: 'Орысша',
    en: 'Ағылшынша',
  },
  templates: {
    title: 'Үлгілер',
    lead: 'Қағидалар мәтіннен қандай бөлімдерді талап етеді, редакциялары бойынша. Жоба басталғандағы бөлімдерін сақтайды.',
    act: 'Акт',
    number: 'Нөмірі мен күні',
    valid: 'Қолданылуы',
    since: 'басталуы: {{from}}',
    until: 'басталуы: {{from}}, аяқталуы: {{to}}',
    note: 'Ол туралы білу керек жайт',
    unconfirmed: 'Актінің өзі оқылмаған: расталғанша мұны баптау деп түсініңіз',
    sections: 'Бөлімдер',
    heading: 'Бөлім және онда не болуы керек',
    needed: 'Міндеттілігі',
    mandatory: 'міндетті',
    optional: 'қалдыруға болады',
    known: 'Қайдан белгілі',
  },
  confidences: {
    seen: 'осы қағидалармен жасалған мәтінде бар',
    inferred: 'басқа редакциялардан шығарылған',
    unconfirmed: 'әдепкі мән, тексеру керек',
  },
  reasons: {
    title: 'Негіздер мен тексерулер',
    lead: 'Санауға және үш тілде оқуға болатындай белгіленген сөздермен айтылатын нәрселер.',
    codes: 'Шешімдердің негіздері',
    codesText: 'Түзету бойынша әр шешімде әзірлеушінің өз сөзімен қатар бір негіз тұрады.',
    reason: 'Негіз',
    outcomes: 'Қандай шешімдерге',
    none: 'өздігінен жазылады',
    checks: 'Мәтінді тексеру нені іздейді',
    checksText: 'Жазу кезінде жүреді; рәсім нұсқада бұлардың болмауын талап ете алады.',
  },
  outcomes: {
    adopted: 'қабылданды',
    partly: 'ішінара қабылданды',
    reworded: 'басқа редакцияда қабылданды',
    refused: 'қабылданбады',
    moot: 'мәні қалмады',
  },
};
