/**
 * The shape of the words an instruction is written with, the same for every language, and how a
 * place is said and read with them. Printing and reading use one table, so what is said is read.
 *
 * A place is a chain of steps. Each step is said by `step` in the case its role asks for, in the
 * order the language puts them; reading tries the very same phrases, longest first.
 */
import type { Language } from '../language.ts';
import type { Act } from './instruction-statement.ts';
import type { Step, StepType } from './place.ts';

/** What the sentence needs of a place: acted on, its owner, the place of words, what precedes, a bare name. */
export type Form = 'object' | 'of' | 'in' | 'after' | 'name';

/** What is quoted: one word, several, figures, or a sign. Read, it means nothing more. */
export type Quoted = 'word' | 'words' | 'figures' | 'sign';

/** How a step of a place is to be said. */
export interface Role {
  readonly form: Form;
  /** The step that carries the case the form asks for; the others only say where it is. */
  readonly isHead: boolean;
  readonly isOutermost: boolean;
}

/** Sentences hold slots in braces: `{place:form}`, `{quote}`, `{nth}`, `{quoted:case}`, `{kind}`, … */
export interface InstructionWords {
  readonly lang: Language;
  readonly quotes: readonly [open: string, close: string];
  readonly sentences: Readonly<Record<Act, string>>;
  readonly nth: (number: string) => string;
  /** Cases are the language's own; the sentences name them. */
  readonly quoted: Readonly<Record<string, Readonly<Record<Quoted, string>>>>;
  /** Blocks that come, as the sentence of insertion calls them: one and several. */
  readonly kinds: Readonly<
    Record<Exclude<StepType, 'text' | 'heading'>, readonly [one: string, several: string]>
  >;
  readonly step: (type: StepType, label: string, role: Role) => string;
  readonly joint: string;
  readonly isInnermostFirst: (form: Form) => boolean;
  readonly types: Readonly<Record<string, string>>;
  readonly attributes: Readonly<Record<string, string>>;
  readonly none: string;
}

/** A place in words. */
export function sayPlace(steps: readonly Step[], form: Form, words: InstructionWords): string {
  const said = steps.map(({ type, label }, index) =>
    words.step(type, label, {
      form,
      isHead: index === steps.length - 1,
      isOutermost: index === 0,
    }),
  );
  return (words.isInnermostFirst(form) ? said.reverse() : said).join(words.joint);
}

/** A place that was read, from the outside in, and where in the text it ended. */
interface ReadPlace {
  readonly steps: readonly Step[];
  readonly end: number;
}

/** The longest place that stands in `text` at `from`; null where there is none. */
export function readPlace(
  text: string,
  from: number,
  form: Form,
  words: InstructionWords,
): ReadPlace | null {
  const inner = words.isInnermostFirst(form);
  const read = inner ? readInnermostFirst : readOutermostFirst;
  return read({ text, form, words }, from, true);
}

interface Reading {
  readonly text: string;
  readonly form: Form;
  readonly words: InstructionWords;
}

function readInnermostFirst(reading: Reading, from: number, isHead: boolean): ReadPlace | null {
  const { text, words } = reading;
  for (const { step, end, isOutermost } of stepsAt(reading, from, isHead)) {
    const goesOn = text.startsWith(words.joint, end);
    const rest = goesOn ? readInnermostFirst(reading, end + words.joint.length, false) : null;
    if (rest) return { steps: [...rest.steps, step], end: rest.end };
    if (isOutermost) return { steps: [step], end };
  }
  return null;
}

function readOutermostFirst(
  reading: Reading,
  from: number,
  isOutermost: boolean,
): ReadPlace | null {
  const { text, words } = reading;
  for (const { step, end } of stepsAt(reading, from, false, isOutermost)) {
    if (!text.startsWith(words.joint, end)) continue;
    const rest = readOutermostFirst(reading, end + words.joint.length, false);
    if (rest) return { steps: [step, ...rest.steps], end: rest.end };
  }
  for (const { step, end } of stepsAt(reading, from, true, isOutermost))
    return { steps: [step], end };
  return null;
}

interface StepAt {
  readonly step: Step;
  readonly end: number;
  readonly isOutermost: boolean;
}

/** The steps that stand at `from`, the longest first. */
function stepsAt(
  { text, form, words }: Reading,
  from: number,
  isHead: boolean,
  isOutermost?: boolean,
): readonly StepAt[] {
  const found: StepAt[] = [];
  for (const outermost of isOutermost === undefined ? [true, false] : [isOutermost])
    for (const { type, pattern } of patternsOf(words, { form, isHead, isOutermost: outermost })) {
      pattern.lastIndex = from;
      const match = pattern.exec(text);
      if (match)
        found.push({
          step: { type, label: match[1] ?? '' },
          end: pattern.lastIndex,
          isOutermost: outermost,
        });
    }
  return found.sort((x, y) => y.end - x.end);
}

interface StepPattern {
  readonly type: StepType;
  readonly pattern: RegExp;
}

const patterns = new WeakMap<InstructionWords, Map<string, readonly StepPattern[]>>();

/** Of sections `4.2` or `4.(2)`; of everything else a whole number. */
const labelPattern = String.raw`((?:\d+|\(\d+\))(?:\.(?:\d+|\(\d+\)))*)`;

function patternsOf(words: InstructionWords, role: Role): readonly StepPattern[] {
  const own = patterns.get(words) ?? new Map<string, readonly StepPattern[]>();
  patterns.set(words, own);
  const key = `${role.form} ${role.isHead} ${role.isOutermost}`;
  let all = own.get(key);
  if (!all) {
    const types = [...Object.keys(words.kinds), 'text', 'heading'] as StepType[];
    all = types.map((type) => ({
      type,
      pattern: new RegExp(
        `${patternFor(words.step(type, isNumbered(type) ? '\0' : '', role))}(?![\\p{L}\\p{N}])`,
        'uy',
      ),
    }));
    own.set(key, all);
  }
  return all;
}

const isNumbered = (type: StepType): boolean => type !== 'text' && type !== 'heading';

const patternFor = (phrase: string): string =>
  escapePattern(phrase)
    .replace('\0', labelPattern)
    .replace(/^\p{L}/u, (letter) => `[${letter}${letter.toUpperCase()}]`);

/** The text as a pattern that matches nothing but it. */
export const escapePattern = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
