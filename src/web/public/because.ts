/** A reason of a judgement as a sentence: its codes, dates and names put into the reader's words. */
import type { Because } from '../../domain/draft/because.ts';
import { type RemitKind, remitKinds } from '../../domain/draft/remit.ts';
import { isLanguage, sayWritten } from '../../domain/language.ts';
import { type Clock, sayTerm } from '../format/when.ts';
import type { Words } from './words/shape.ts';
import { wordsIn } from './words/words.ts';

/** The sentence of a reason, without a full stop. `agency` is a name already, or several. */
export function sayBecause(because: Because, clock: Clock): string {
  const words = wordsIn(clock.lang);
  const { code, agency = '', number, limit, lang, due } = because;
  const what = sayWritten(because.what ?? '', clock.lang);
  return words.track.because[code]({
    agency,
    number: number === undefined ? '' : String(number),
    limit: limit === undefined ? '' : String(limit),
    language: lang === undefined ? '' : nameLanguage(lang, words),
    due: due === undefined ? '' : sayTerm(due, clock),
    what,
    parts: sayParts(what, words),
  });
}

const nameLanguage = (lang: string, words: Words): string =>
  isLanguage(lang) ? words.inLanguage[lang] : lang;

const isKind = (part: string): part is RemitKind => remitKinds.includes(part as RemitKind);

/** Kinds of blocks as the workflow lists them, or the two languages of a pair. */
function sayParts(what: string, words: Words): string {
  const pair = what.split('-');
  if (pair.length === 2 && pair.every(isLanguage))
    return pair.map((lang) => nameLanguage(lang, words)).join(' / ');
  return what
    .split(', ')
    .map((part) => (isKind(part) ? words.round.remitKinds[part] : part))
    .join(', ');
}
