/**
 * Whether a change may be called editorial: spelling, punctuation, order of words, emphasis. It may
 * not touch a figure, a date, a name, a word that obliges, permits or forbids, or the structure.
 * The claim of a drafter is refused by what can be counted; what cannot, the agency may contest.
 */
import type { Language } from '../language.ts';
import { compareFigures, readFigures } from '../text/bilingual/figures.ts';
import type { Change, Diff, Words } from '../text/change.ts';
import { isWord, tokenise } from '../text/tokens.ts';

/** Why one change is more than editorial. */
export interface EditorialFault {
  readonly code: 'structure' | 'figures' | 'names' | 'modality';
  readonly block: string;
  readonly lang: Language;
  /** What went and what came, as it is read. */
  readonly before: string;
  readonly after: string;
}

/**
 * Words that say what must, may or must not be, by the beginnings they share in any form. Kazakh
 * negates in the verb's ending, so those endings count as well.
 */
const modality: Readonly<Record<Language, RegExp>> = {
  ru: /^(не|ни|нет|нельзя|долж\p{L}*|обяз\p{L}*|вправе|прав[оа]|мог\p{L}*|мож\p{L}*|необходим\p{L}*|запре[тщ]\p{L}*|допуска\p{L}*|разреша\p{L}*|подлеж\p{L}*|следует|только|исключительно|кроме|ежегодно|ежеквартально)$/iu,
  kk: /^(емес|жоқ|міндет\p{L}*|тиіс\p{L}*|құқы\p{L}*|мүмкін\p{L}*|қажет\p{L}*|керек\p{L}*|тыйым|рұқсат\p{L}*|болады|болмайды|тек|ғана|басқа|сайын|\p{L}+(ма|ме|ба|бе|па|пе)й(ді|ды|тін|тын)?)$/iu,
  en: /^(not?|never|shall|must|may|can|cannot|should|ought|only|except|unless|prohibit\p{L}*|permit\p{L}*|oblig\p{L}*|required?|annually|quarterly)$/iu,
};

/** Every change of the diff that is more than editorial; empty when the claim holds. */
export const editorialFaults = ({ changes }: Diff, lang: Language): readonly EditorialFault[] =>
  changes.flatMap((change) => {
    const code = judgeChange(change, lang);
    return code ? [{ code, block: change.block, lang, ...sidesOf(change) }] : [];
  });

function judgeChange(change: Change, lang: Language): EditorialFault['code'] | null {
  if (change.kind === 'marks') return null;
  if (change.kind !== 'reword') return 'structure';
  const { before, after } = sidesOf(change);
  const figures = compareFigures(readFigures(before, lang), readFigures(after, lang));
  if (figures.onlyA.length + figures.onlyB.length > 0) return 'figures';
  if (differ(wordsOf(change.words, isName))) return 'names';
  if (differ(wordsOf(change.words, (token) => modality[lang].test(token)))) return 'modality';
  return null;
}

function sidesOf(change: Change): { readonly before: string; readonly after: string } {
  const words = 'words' in change ? change.words : [];
  const side = (op: Words['op']) =>
    words
      .filter((run) => run.op === 'equal' || run.op === op)
      .map(({ text }) => text)
      .join('');
  return { before: side('delete'), after: side('insert') };
}

/** A capital inside a sentence, or more than one capital: a name or an abbreviation. */
function isName(token: string, opensSentence: boolean): boolean {
  const capitals = token.match(/\p{Lu}/gu)?.length ?? 0;
  return capitals > 1 || (capitals === 1 && !opensSentence && /^\p{Lu}/u.test(token));
}

interface Sides {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** The words of both sides that pass the test, sorted: order is editorial. */
function wordsOf(
  words: readonly Words[],
  test: (token: string, opensSentence: boolean) => boolean,
): Sides {
  const pick = (op: Words['op']): string[] => {
    let opensSentence = true;
    const picked: string[] = [];
    const text = words
      .filter((run) => run.op === 'equal' || run.op === op)
      .map((run) => run.text)
      .join('');
    for (const token of tokenise(text)) {
      if (isWord(token)) {
        if (test(token, opensSentence)) picked.push(token.toLowerCase());
        opensSentence = false;
      } else if (/[.!?…\n]/.test(token)) opensSentence = true;
    }
    return picked.sort();
  };
  return { before: pick('delete'), after: pick('insert') };
}

const differ = ({ before, after }: Sides): boolean => before.join('\n') !== after.join('\n');
