/** The shape of a letter's words in one language, before they become plain text and HTML. */
import type { AppointedRole } from '../../domain/directory.ts';
import type { Letter, LetterKind } from '../../service/mailer.ts';

/** One part of a letter: a paragraph, a list of what is so, a way to go on, or a code to type. */
export type Part =
  | string
  | { readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly label: string; readonly link: string }
  | { readonly code: string };

export interface Said {
  readonly subject: string;
  readonly parts: readonly Part[];
}

/** Says an instant in the words of the language, with the city whose clock it is on. */
export type SayInstant = (iso: string) => string;

export type LetterOf<K extends LetterKind> = Extract<Letter, { readonly kind: K }>;

/** Everything one language says. */
export interface Wording {
  readonly greeting: string;
  /** Stands under every letter. */
  readonly automatic: string;
  readonly roles: Readonly<Record<AppointedRole, string>>;
  readonly letters: {
    readonly [K in LetterKind]: (letter: LetterOf<K>, say: SayInstant) => Said;
  };
}
