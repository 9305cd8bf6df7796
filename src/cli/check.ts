/** `kelisim check`: what a concept lacks, printed like a compiler's warnings. */
import type { Node } from 'prosemirror-model';
import { type Template, templates } from '../../schema/templates/template.ts';
import { type CheckFault, checkTexts } from '../domain/checks/check.ts';
import { describeFault } from '../domain/checks/words.ts';
import { isLanguage, type Language, languages } from '../domain/language.ts';
import { pairTranslations } from '../domain/text/bilingual/pair-translations.ts';
import { countingIds, idOf } from '../domain/text/identity.ts';
import { lineOf } from '../domain/text/tree.ts';
import { languageOf } from './align.ts';
import { CommandFault, exitCodes, print } from './exit.ts';
import { readDoc } from './files.ts';

export interface ConceptOptions {
  /** `kk,ru`: the language of each file. */
  readonly langs?: string | undefined;
  /** `id` or `id@edition` of a shipped template. */
  readonly template?: string | undefined;
  readonly say: string;
  readonly json?: boolean | undefined;
}

interface Side {
  readonly file: string;
  readonly lang: Language;
  readonly doc: Node;
}

/**
 * Prints one line per fault, `file: the words it is in: what is wrong`, or the faults as JSON. Two
 * languages are paired by content first, so that their figures can be compared.
 * @throws CommandFault, ImportFault.
 */
export function runCheck(files: readonly string[], options: ConceptOptions): number {
  const { say } = options;
  if (!isLanguage(say)) throw new CommandFault(`--say must be one of ${languages.join(', ')}`);
  const sides = pair(readSides(files, options.langs));
  const texts = Object.fromEntries(sides.map(({ lang, doc }) => [lang, doc]));
  const faults = checkTexts(texts, readTemplate(options.template));
  if (options.json) print(JSON.stringify(faults));
  else
    print(
      [...faults.map((fault) => tell(fault, sides, say)), `${faults.length} in all`].join('\n'),
    );
  return faults.length > 0 ? exitCodes.findings : exitCodes.done;
}

function readSides(files: readonly string[], given: string | undefined): readonly Side[] {
  const named = given?.split(',') ?? [];
  if (given !== undefined && (named.length !== files.length || !named.every(isLanguage)))
    throw new CommandFault(`--langs must name one of ${languages.join(', ')} for each file`);
  const sides = files.map((file, index): Side => {
    const { doc } = readDoc(file, countingIds(`f${index}-`));
    return { file, doc, lang: (named[index] as Language | undefined) ?? languageOf(doc) };
  });
  const twice = sides.find(({ lang }, n) => sides.findIndex((one) => one.lang === lang) !== n);
  if (twice)
    throw new CommandFault(`${twice.file} is in ${twice.lang} like another file; use --langs`);
  return sides;
}

/** A pair less certain than this is left unpaired: a wrong one would tell of figures that do not differ. */
const confidenceMin = 0.5;

/** Every other side with the ids of the first, where they say the same. */
const pair = ([first, ...others]: readonly Side[]): readonly Side[] =>
  first
    ? [
        first,
        ...others.map((side) => ({ ...side, doc: pairTranslations(side, first, confidenceMin) })),
      ]
    : [];

function readTemplate(named: string | undefined): Template | null {
  if (named === undefined) return null;
  const [id, edition] = named.split('@');
  const found = templates.findLast(
    (one) => one.id === id && (edition === undefined || one.edition === edition),
  );
  if (found) return found;
  const known = templates.map((one) => `${one.id}@${one.edition}`).join(', ');
  throw new CommandFault(`no template is called ${named}; there are ${known}`);
}

const quoteMax = 60;

function tell(fault: CheckFault, sides: readonly Side[], say: Language): string {
  const side = sides.find(({ lang }) => lang === fault.lang);
  const words = side && fault.block ? wordsOf(side.doc, fault.block) : '';
  const place = words === '' ? '' : ` «${words}»:`;
  return `${side?.file ?? fault.lang}:${place} ${describeFault(fault, say)}`;
}

/** The beginning of what a block says. */
function wordsOf(doc: Node, block: string): string {
  let words = '';
  doc.descendants((node) => {
    if (idOf(node) !== block) return words === '';
    const line = lineOf(node);
    words = line.textBetween(0, line.size, ' ', ' ').trim();
    return false;
  });
  return words.length > quoteMax ? `${words.slice(0, quoteMax - 1)}…` : words;
}
