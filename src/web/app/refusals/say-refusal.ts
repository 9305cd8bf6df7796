/**
 * The sentence of a refusal in the language spoken: chooses its words by the code and puts in what
 * the API told of it. It knows no words itself and asks nobody.
 */
import type { TFunction } from 'i18next';
import type { Refusals } from '../../../domain/draft/refusal.ts';
import type { FieldFault } from '../../../domain/field-fault.ts';
import { isLanguage, type Language } from '../../../domain/language.ts';
import { sayList } from '../../format/list.ts';
import { sayInstant, sayTerm } from '../../format/when.ts';
import type { RefusalCode, refusals } from '../words/en/refusals.ts';

/** Those of HTTP's own refusals that tell something a person wants to know. */
interface RequestFacts {
  readonly 'too-large': { readonly bytesMax: number };
  readonly 'too-deep': { readonly depthMax: number };
  readonly 'too-many': { readonly seconds: number };
  readonly 'import-fault': {
    readonly fault: 'too-deep' | 'too-large';
    readonly line: number | null;
  };
  readonly 'calendar-ends': { readonly year: number };
}

type AllFacts = Refusals & RequestFacts;

/** What the sentences are made with. */
export interface Speech {
  readonly t: TFunction<'refusals'>;
  readonly lang: Language;
  /** IANA zone of the draft's procedure. */
  readonly zone: string;
  /** The name of an organisation by its id. */
  readonly nameOf: (organisation: string) => string;
}

/** A refusal as it was answered: its code, the field it is about, and all that was told. */
export interface Told {
  readonly code: string;
  readonly pointer: string | undefined;
  readonly members: Readonly<Record<string, unknown>>;
}

/** The codes whose words leave a place for what the API told. */
type Telling = {
  [C in RefusalCode]: (typeof refusals)['codes'][C] extends `${string}{{${string}` ? C : never;
}[RefusalCode];

type Sayings = {
  readonly [C in Telling]: (
    facts: C extends keyof AllFacts ? AllFacts[C] : never,
    speech: Speech,
  ) => string;
};

const bytesInMegabyte = 1_000_000;
const secondsInMinute = 60;

/** All other codes are said by their words alone. */
const sayings: Sayings = {
  'no-mandate': ({ why }, { t }) => t('codes.no-mandate', { why: t(`mandate.${why}`) }),
  'no-appointment': ({ named }, { t, nameOf }) =>
    named === null
      ? t('exactly.noAppointment')
      : t('codes.no-appointment', { agency: nameOf(named) }),
  'acting-for-needed': ({ choices }, { t, lang, nameOf }) => {
    const agencies = choices.map((choice) => nameOf(choice.replace(/\/.*$/, '')));
    return t('codes.acting-for-needed', { agencies: sayList([...new Set(agencies)], lang) });
  },
  taken: ({ what }, { t }) => t('codes.taken', { what: t(`taken.${what}`) }),
  ended: ({ what, id }, { t, nameOf }) =>
    t('codes.ended', { what: t(`ended.${what}`, { name: nameOf(id) }) }),
  'too-late': ({ due }, { t, ...clock }) => t('codes.too-late', { date: sayTerm(due, clock) }),
  'gate-unmet': ({ because }, { t }) => t('codes.gate-unmet', { number: because.length }),
  'text-missing': ({ lang }, { t }) => t('codes.text-missing', { language: sayIn(t, lang) }),
  'language-not-in-draft': ({ lang, languages }, { t, lang: spoken }) =>
    t('codes.language-not-in-draft', {
      language: sayIn(t, lang),
      languages: sayList(
        languages.map((one) => sayIn(t, one)),
        spoken,
      ),
    }),
  'not-editorial': ({ faults }, { t, lang }) => {
    const kinds = [...new Set(faults.map(({ code }) => t(`editorial.${code}`)))];
    return t('codes.not-editorial', { kinds: sayList(kinds, lang), number: faults.length });
  },
  'nothing-to-contest': ({ agency }, { t, nameOf }) =>
    t('codes.nothing-to-contest', { agency: nameOf(agency) }),
  'not-asked': ({ agency }, { t, nameOf }) => t('codes.not-asked', { agency: nameOf(agency) }),
  'nothing-to-withdraw': ({ agency }, { t, nameOf }) =>
    t('codes.nothing-to-withdraw', { agency: nameOf(agency) }),
  'conflict-of-interest': ({ because }, { t }) =>
    t('codes.conflict-of-interest', { why: t(`interest.${because}`) }),
  'no-extension': ({ agency, why }, { t, nameOf }) =>
    t('codes.no-extension', { agency: nameOf(agency), why: t(`extension.${why}`) }),
  'no-reminder': ({ agency, why }, { t, nameOf }) =>
    t('codes.no-reminder', { agency: nameOf(agency), why: t(`reminder.${why}`) }),
  'nothing-due': ({ now }, { t, ...clock }) =>
    t('codes.nothing-due', { date: sayTerm(now, clock) }),
  'not-answered': ({ item }, { t }) => t('codes.not-answered', { number: item }),
  'item-ended': ({ item }, { t }) => t('codes.item-ended', { number: item }),
  'already-answered': ({ what, number }, { t }) => {
    const kind = what === 'item' || what === 'amendment' ? what : 'other';
    return t('codes.already-answered', { what: t(`answered.${kind}`, { number }) });
  },
  'quote-not-found': ({ quote }, { t }) => t('codes.quote-not-found', { quote }),
  'merge-conflict': ({ lang, conflicts }, { t }) =>
    t('codes.merge-conflict', { language: sayIn(t, lang), number: conflicts.length }),
  'too-long': ({ limit }, { t }) => t('codes.too-long', { why: t(`limit.${limit}`) }),
  'too-large': ({ bytesMax }, { t }) =>
    t('codes.too-large', { number: Math.floor(bytesMax / bytesInMegabyte) }),
  'too-deep': ({ depthMax }, { t }) => t('codes.too-deep', { number: depthMax }),
  'too-many': ({ seconds }, { t }) =>
    t('codes.too-many', { number: Math.ceil(seconds / secondsInMinute) }),
  'import-fault': ({ fault, line }, { t }) => {
    const why = t(`file.${fault}`);
    return t('codes.import-fault', {
      why: line === null ? why : t('file.line', { why, number: line }),
    });
  },
  'calendar-ends': ({ year }, { t }) => t('codes.calendar-ends', { year }),
};

/** "in Kazakh"; a language the product does not know keeps its tag. */
const sayIn = (t: TFunction<'refusals'>, lang: string): string =>
  isLanguage(lang) ? t(`language.${lang}`) : lang;

const tells = (code: string): code is Telling => Object.hasOwn(sayings, code);

/** One or two sentences: what stands in the way and what to do. A code nobody knows is a fault. */
export function sayRefusal(told: Told, speech: Speech): string {
  const { code, members } = told;
  if (code === 'invalid') return sayInvalid(told, speech);
  if (tells(code)) return sayings[code](members as never, speech);
  return speech.t([`codes.${code as Exclude<RefusalCode, Telling>}`, 'codes.internal']);
}

/** Names the innermost field of the pointer that a person knows by a name, and why where that is told. */
function sayInvalid({ pointer = '', members }: Told, speech: Speech): string {
  const { t } = speech;
  const names: Readonly<Record<string, string>> = t('field', { returnObjects: true });
  const known = pointer.split('/').findLast((part) => Object.hasOwn(names, part));
  const field = known && names[known];
  const fault = members.fault as FieldFault | undefined;
  const why = fault && sayFault(fault, speech);
  if (!field) return why ?? t('codes.invalid');
  return why ? t('exactly.fieldWhy', { field, why }) : t('exactly.field', { field });
}

/** Why a value cannot stand where it was given. The words it might be are left to who asks. */
function sayFault(fault: FieldFault, { t, ...clock }: Speech): string {
  if ('until' in fault) return t(`faults.${fault.code}`, { date: sayInstant(fault.until, clock) });
  if ('charactersMax' in fault) return t(`faults.${fault.code}`, { number: fault.charactersMax });
  return t(`faults.${fault.code}`);
}
