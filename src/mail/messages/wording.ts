/** The shape of a letter's words in one language, before they become plain text and HTML. */
import type { AppointedRole } from '../../domain/directory.ts';
import type { InboxAct } from '../../domain/draft/inbox-task.ts';
import type { ItemKind } from '../../domain/draft/item-kinds.ts';
import type { NewsKind } from '../../domain/letters.ts';
import type { Letter, LetterKind } from '../../service/mailer.ts';

/** One part of a letter: a paragraph, a list of what is so, a way to go on, or a code to type. */
export type Part =
  | string
  | { readonly facts: readonly (readonly [label: string, value: string])[] }
  | { readonly label: string; readonly link: string }
  /** A way to go on below the address of the product; left out where that is not known. */
  | { readonly label: string; readonly path: string }
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
  /** Why a letter about a draft came to who reads it. */
  readonly why: (role: string) => string;
  /** Why it came to who acts in another's place, until an instant. */
  readonly whyPlace: (of: string, until: string) => string;
  readonly letters: {
    readonly [K in LetterKind]: (letter: LetterOf<K>, say: SayInstant) => Said;
  };
}

/** What is to do, for so many things; what is about items says their kind, or none for several kinds. */
export type ActWords = Readonly<
  Record<InboxAct, (count: number, kind?: ItemKind | null) => string>
>;

/** Kinds of letters whose words stand in a table of their own, for their number. */
type NewsLetterKind = NewsKind | 'place-given' | 'place-taken' | 'digest';

/** What one language says of drafts. */
export interface NewsWording extends Pick<Wording, 'why' | 'whyPlace'> {
  readonly letters: Pick<Wording['letters'], NewsLetterKind>;
}
