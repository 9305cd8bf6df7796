/**
 * Instructions in Kazakh: «4-бөлімнің 3-тармағындағы «…» деген сөздер «…» деген сөздермен
 * ауыстырылсын.» The first noun of a place is bare, those after it belong to the one before
 * (`тармағы`); endings follow the last sound and the vowels of the noun.
 */
import { changeLabels } from '../text/change-labels.ts';
import type { InstructionWords, Role } from './instruction-wording.ts';
import type { StepType } from './place.ts';

/** The noun, its form when it belongs to another, and whether its vowels are soft. */
type Noun = readonly [bare: string, owned: string, vowels: 'soft' | 'hard'];

const nouns: Readonly<Record<StepType, Noun>> = {
  text: ['мәтін', 'мәтіні', 'soft'],
  heading: ['атау', 'атауы', 'hard'],
  section: ['бөлім', 'бөлімі', 'soft'],
  paragraph: ['абзац', 'абзацы', 'hard'],
  list: ['тізім', 'тізімі', 'soft'],
  item: ['тармақ', 'тармағы', 'hard'],
  table: ['кесте', 'кестесі', 'soft'],
  row: ['жол', 'жолы', 'hard'],
  cell: ['ұяшық', 'ұяшығы', 'hard'],
  column: ['баған', 'бағаны', 'hard'],
  quotation: ['дәйексөз', 'дәйексөзі', 'soft'],
  footnote: ['ескертпе', 'ескертпесі', 'soft'],
  indicator: ['индикатор', 'индикаторы', 'hard'],
  measure: ['іс-шара', 'іс-шарасы', 'hard'],
  verbatim: ['өзгермейтін мәтін', 'өзгермейтін мәтіні', 'soft'],
};

type Case = 'of' | 'from' | 'in' | 'with';
type Sound = 'vowel' | 'nasal' | 'voiced' | 'buzzing' | 'voiceless';

function soundAt(end: string): Sound {
  if (/[аәеоөұүыіяэ]$/u.test(end)) return 'vowel';
  if (/[мнң]$/u.test(end)) return 'nasal';
  if (/[лрйуи]$/u.test(end)) return 'voiced';
  return /[жз]$/u.test(end) ? 'buzzing' : 'voiceless';
}

/** Hard endings by last sound; in the soft ones ы, а and ғ are і, е and г. */
const endings: Readonly<Record<Case, Readonly<Record<Sound, string>>>> = {
  of: { vowel: 'ның', nasal: 'ның', voiced: 'дың', buzzing: 'дың', voiceless: 'тың' },
  from: { vowel: 'дан', nasal: 'нан', voiced: 'дан', buzzing: 'дан', voiceless: 'тан' },
  in: { vowel: 'дағы', nasal: 'дағы', voiced: 'дағы', buzzing: 'дағы', voiceless: 'тағы' },
  with: { vowel: 'мен', nasal: 'мен', voiced: 'мен', buzzing: 'бен', voiceless: 'пен' },
};

/** Endings of a noun that belongs to another: `тармағының`, `тармағынан`, `тармағындағы`. */
const ownedEndings: Readonly<Record<Case, string>> = {
  of: 'ның',
  from: 'нан',
  in: 'ндағы',
  with: 'мен',
};

const soften = (ending: string): string =>
  ending.replaceAll('ы', 'і').replaceAll('а', 'е').replaceAll('ғ', 'г');

function decline(type: StepType, which: Case, isOwned: boolean): string {
  const [bare, owned, vowels] = nouns[type];
  const ending = isOwned ? ownedEndings[which] : endings[which][soundAt(bare)];
  return `${isOwned ? owned : bare}${vowels === 'soft' ? soften(ending) : ending}`;
}

function step(type: StepType, label: string, { form, isHead, isOutermost }: Role): string {
  const isOwned = !isOutermost || type === 'heading';
  const which = caseOf(form, isHead);
  const [bare, owned] = nouns[type];
  const noun = which ? decline(type, which, isOwned) : isOwned ? owned : bare;
  return label === '' ? noun : `${label}-${noun}`;
}

function caseOf(form: Role['form'], isHead: boolean): Case | null {
  if (!isHead || form === 'of') return 'of';
  if (form === 'in') return 'in';
  return form === 'after' ? 'from' : null;
}

function kindOf(type: StepType): readonly [string, string] {
  const [bare, , vowels] = nouns[type];
  const starts = { vowel: 'л', nasal: 'д', voiced: 'л', buzzing: 'д', voiceless: 'т' };
  const sound = soundAt(bare);
  const start = bare.endsWith('л') ? 'д' : starts[sound];
  const many = `${bare}${start}${vowels === 'soft' ? 'ер' : 'ар'}мен`;
  return [decline(type, 'with', false), many];
}

export const kk: InstructionWords = {
  lang: 'kk',
  quotes: ['«', '»'],
  sentences: {
    replace: '{place:in} {quote}{nth} деген {quoted:name} {quote} деген {quoted:by} ауыстырылсын.',
    style: '{place:in} {quote}{nth} деген {quoted:name} былай ресімделсін: {quote}.',
    wordsAfter:
      '{place:in} {quote}{nth} деген {quoted:from} кейін {quote} деген {quoted:by} толықтырылсын.',
    wordsBefore:
      '{place:in} {quote}{nth} деген {quoted:of} алдынан {quote} деген {quoted:by} толықтырылсын.',
    strike: '{place:in} {quote}{nth} деген {quoted:name} алып тасталсын.',
    restate: '{place:object} мынадай редакцияда жазылсын: {quote}.',
    delete: '{place:object} алып тасталсын.',
    insertAfter: '{place:after} кейін мынадай мазмұндағы {kind} толықтырылсын:',
    insertFirst: '{place:of} басы мынадай мазмұндағы {kind} толықтырылсын:',
    moveAfter: '{place:object} {place:after} кейін орналастырылсын.',
    moveFirst: '{place:object} {place:of} басына орналастырылсын.',
    retype: '{place:object} {head} түрінде ресімделсін.',
    retypeSaying: '{place:object} {head} түрінде {quote} мәтінімен ресімделсін.',
    attribute: '{place:in} деректеме белгіленсін: {attribute}.',
    split: '{place:object} {quote}{nth} деген {quoted:from} кейін бөлінсін.',
    join: '{place:object} {place:of} соңына қосылсын.',
    joinClose: '{place:object} {place:of} соңына бос орынсыз қосылсын.',
  },
  nth: (number) => ` (${number}-кездесуі)`,
  quoted: {
    name: { word: 'сөз', words: 'сөздер', figures: 'цифрлар', sign: 'белгі' },
    of: { word: 'сөздің', words: 'сөздердің', figures: 'цифрлардың', sign: 'белгінің' },
    from: { word: 'сөзден', words: 'сөздерден', figures: 'цифрлардан', sign: 'белгіден' },
    by: { word: 'сөзбен', words: 'сөздермен', figures: 'цифрлармен', sign: 'белгімен' },
  },
  kinds: {
    section: kindOf('section'),
    paragraph: kindOf('paragraph'),
    list: kindOf('list'),
    item: kindOf('item'),
    table: kindOf('table'),
    row: kindOf('row'),
    cell: kindOf('cell'),
    column: kindOf('column'),
    quotation: kindOf('quotation'),
    footnote: kindOf('footnote'),
    indicator: kindOf('indicator'),
    measure: kindOf('measure'),
    verbatim: kindOf('verbatim'),
  },
  step,
  joint: ' ',
  isInnermostFirst: () => false,
  types: changeLabels.kk.types,
  attributes: {
    ...changeLabels.kk.attributes,
    colspan: 'бағанмен ені',
    rowspan: 'жолмен биіктігі',
    colwidth: 'бағандардың ені',
    kind: 'мәтін түрі',
    syntax: 'жазба тілі',
  },
  none: 'жоқ',
};
