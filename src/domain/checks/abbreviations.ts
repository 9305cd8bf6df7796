/**
 * Abbreviations used in a text and never explained in it. An abbreviation is two to six capital
 * letters in a row; it is explained where it stands in brackets after its full name, "(далее – НПО)",
 * "(бұдан әрі – ҮЕҰ)", "(NGO)", or at the head of a line that says what it means, "НПО – …".
 */
import type { Node } from 'prosemirror-model';
import type { Language } from '../language.ts';
import { idOf } from '../text/identity.ts';
import type { CheckFault } from './check.ts';

const word = /(?<![\p{L}\p{N}_-])(\p{Lu}{2,6})(?![\p{L}\p{N}_]|-\p{N})/gu;
const roman = /^[IVXLCDM]+$/;

/** What every reader of a policy text of Kazakhstan knows; States and bodies whose short name is their name. */
const wellKnown: ReadonlySet<string> = new Set(
  'РК ҚР RK ООН БҰҰ UN ЕС ЕО EU США АҚШ USA СНГ ТМД CIS ЕАЭС ЕАЭО EAEU ОЭСР ЭЫДҰ OECD ЮНЕСКО UNESCO КК ЖТҚ НДС ҚҚС VAT'.split(
    ' ',
  ),
);

/** A Roman numeral, a name everybody knows, or one of several words in capitals, as "ҚАУЛЫ ЕТЕМІН". */
const isOrdinary = (found: string, line: string, index: number): boolean =>
  roman.test(found) ||
  wellKnown.has(found) ||
  /\p{Lu}{2,}\s+$/u.test(line.slice(0, index)) ||
  /^\s+\p{Lu}{2,}/u.test(line.slice(index + found.length));

const bracketed = (abbreviation: string) =>
  new RegExp(`[(«"„][^()]{0,80}?(?<!\\p{L})${abbreviation}(?!\\p{L})[^()]{0,20}?[)»"“]`, 'u');
const headed = (abbreviation: string) => new RegExp(`^${abbreviation}\\s*[–—:-]\\s`, 'u');

/** One fault per abbreviation, at its first use. */
export function undefinedAbbreviations(doc: Node, lang: Language): readonly CheckFault[] {
  const first = new Map<string, string>();
  const lines: string[] = [];
  let block = '';
  doc.descendants((node) => {
    const id = idOf(node);
    if (id !== '') block = id;
    if (!node.isTextblock) return true;
    if (node.type.name === 'preformatted') return false;
    const line = node.textBetween(0, node.content.size, ' ', ' ');
    lines.push(line);
    // A line all in capitals is a title, not a row of abbreviations.
    if (line === line.toUpperCase() && line.length > 6) return false;
    for (const { 1: found = '', index } of line.matchAll(word))
      if (!first.has(found) && !isOrdinary(found, line, index)) first.set(found, block);
    return false;
  });
  return [...first].flatMap(([about, at]): CheckFault[] => {
    const [inBrackets, atHead] = [bracketed(about), headed(about)];
    const isExplained = lines.some((line) => inBrackets.test(line) || atHead.test(line));
    return isExplained ? [] : [{ what: 'abbreviation-undefined', lang, block: at, about }];
  });
}
