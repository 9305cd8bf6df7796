/** What a check found, in one sentence of the reader's language; `about` is what it names. */
import type { Language } from '../language.ts';
import type { CheckCode, CheckFault } from './check.ts';

type Sentences = Readonly<Record<CheckCode, (about: string) => string>>;

const kk: Sentences = {
  'section-missing': (about) => `Міндетті бөлім жоқ: ${about}.`,
  'section-empty': () => 'Бөлімде тақырыптан басқа ештеңе жоқ.',
  'indicator-unnamed': () => 'Көрсеткіштің атауы жоқ.',
  'indicator-without-unit': () => 'Көрсеткіштің өлшем бірлігі көрсетілмеген.',
  'indicator-without-baseline': () => 'Көрсеткіштің бастапқы мәні жоқ.',
  'indicator-without-target': () => 'Көрсеткіштің нысаналы мәні жоқ.',
  'indicator-without-source': () => 'Көрсеткіш деректерінің көзі көрсетілмеген.',
  'measure-unnamed': () => 'Іс-шарада не істелетіні айтылмаған.',
  'measure-without-owner': () => 'Іс-шараның жауапты орындаушысы жоқ.',
  'measure-without-due': () => 'Іс-шараның орындалу мерзімі жоқ.',
  'measure-without-indicator': () => 'Іс-шара ешбір көрсеткішке байланыстырылмаған.',
  'measure-of-unknown-indicator': () => 'Іс-шара сілтеген көрсеткіш мәтінде жоқ.',
  'reference-broken': () => 'Сілтеме мәтінде жоқ жерді көрсетеді.',
  'abbreviation-undefined': (about) => `«${about}» қысқартуының толық атауы мәтінде берілмеген.`,
  'figures-differ': (about) => `Екі тілдегі сандар сәйкес емес: ${about}.`,
};

const ru: Sentences = {
  'section-missing': (about) => `Нет обязательного раздела: ${about}.`,
  'section-empty': () => 'В разделе нет ничего, кроме заголовка.',
  'indicator-unnamed': () => 'У индикатора нет названия.',
  'indicator-without-unit': () => 'У индикатора нет единицы измерения.',
  'indicator-without-baseline': () => 'У индикатора нет исходного значения.',
  'indicator-without-target': () => 'У индикатора нет целевого значения.',
  'indicator-without-source': () => 'У индикатора не указан источник данных.',
  'measure-unnamed': () => 'В мероприятии не сказано, что сделать.',
  'measure-without-owner': () => 'У мероприятия нет ответственного исполнителя.',
  'measure-without-due': () => 'У мероприятия нет срока исполнения.',
  'measure-without-indicator': () => 'Мероприятие не связано ни с одним индикатором.',
  'measure-of-unknown-indicator': () =>
    'Индикатора, на который ссылается мероприятие, нет в тексте.',
  'reference-broken': () => 'Ссылка ведёт на место, которого нет в тексте.',
  'abbreviation-undefined': (about) => `Сокращение «${about}» нигде не раскрыто.`,
  'figures-differ': (about) => `Числа на двух языках расходятся: ${about}.`,
};

const en: Sentences = {
  'section-missing': (about) => `A mandatory section is missing: ${about}.`,
  'section-empty': () => 'The section has nothing but its heading.',
  'indicator-unnamed': () => 'The indicator has no name.',
  'indicator-without-unit': () => 'The indicator has no unit.',
  'indicator-without-baseline': () => 'The indicator has no baseline.',
  'indicator-without-target': () => 'The indicator has no target.',
  'indicator-without-source': () => 'The indicator names no source of data.',
  'measure-unnamed': () => 'The measure does not say what is to be done.',
  'measure-without-owner': () => 'Nobody is responsible for the measure.',
  'measure-without-due': () => 'The measure has no date.',
  'measure-without-indicator': () => 'The measure serves no indicator.',
  'measure-of-unknown-indicator': () => 'The indicator the measure names is not in the text.',
  'reference-broken': () => 'The reference points at a place that is not in the text.',
  'abbreviation-undefined': (about) => `The abbreviation ${about} is explained nowhere.`,
  'figures-differ': (about) => `The figures in two languages differ: ${about}.`,
};

const sentences: Readonly<Record<Language, Sentences>> = { kk, ru, en };

export const describeFault = ({ what, about = '' }: CheckFault, lang: Language): string =>
  sentences[lang][what](about);
