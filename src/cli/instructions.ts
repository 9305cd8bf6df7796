/** `kelisim amendments instruction` and `apply` on files: from two texts to an instruction, and back. */
import { instructBetween } from '../domain/amendment/instruction.ts';
import { InstructionFault, readInstruction } from '../domain/amendment/read-instruction.ts';
import { isLanguage, type Language, languages } from '../domain/language.ts';
import { align } from '../domain/text/align.ts';
import { countingIds } from '../domain/text/identity.ts';
import { printMarkdown } from '../interchange/print-markdown.ts';
import { CommandFault, print } from './exit.ts';
import { readDoc, readSource } from './files.ts';

/** The language of that name. @throws CommandFault. */
export function readLanguage(lang: string): Language {
  if (isLanguage(lang)) return lang;
  throw new CommandFault(`--lang must be ${languages.join(', ')}, not ${lang}`);
}

/** Prints the formal instruction that makes the proposed text of the base; nothing for equal texts. */
export function runInstruction(base: string, proposed: string, lang: Language): void {
  const before = readDoc(base, countingIds()).doc;
  const after = align(readDoc(proposed, countingIds('n')).doc, before, countingIds('n'));
  const { text } = instructBetween(before, after, lang);
  if (text !== '') print(text);
}

/** Prints the text that an instruction, in whichever language, makes of the base. @throws CommandFault. */
export function runInstructed(base: string, file: string): void {
  const before = readDoc(base, countingIds()).doc;
  const instruction = readSource(file);
  try {
    print(printMarkdown(readInstruction(instruction, before, countingIds('n'))));
  } catch (error) {
    if (!(error instanceof InstructionFault)) throw error;
    const { line, column, code, expected } = error;
    throw new CommandFault(`${file}:${line}:${column}: ${code}: ${expected}`);
  }
}
