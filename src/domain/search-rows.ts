/**
 * What of a draft and of what is said about it can be searched: passages, each with the place it leads
 * to and the gate that says who may read it. Names of persons are never among them, so erasing a person
 * leaves nothing here. It reads no store and shows nothing to anybody.
 */
import type { Node } from 'prosemirror-model';
import { type Action, type Actor, may, sees } from './access.ts';
import type { Discussion } from './discussion/comment.ts';
import type { Thread } from './discussion/thread.ts';
import { type Circle, circlesOf, preparesAnswers } from './discussion/visibility.ts';
import type { Amendment, Draft } from './draft/draft.ts';
import { type Language, languages } from './language.ts';
import type { SearchKind } from './search-kinds.ts';
import { composeWords } from './search-words.ts';
import { visitBlocks } from './text/blocks.ts';
import { readLine } from './text/passages.ts';

/** Where a passage leads, within its draft. */
export interface SearchPlace {
  readonly version?: number;
  readonly block?: string;
  readonly amendment?: number;
  readonly agency?: string;
  readonly item?: number;
  /** As its address names it. */
  readonly thread?: string;
  readonly comment?: number;
}

/** What of a draft one must be let to read to be shown a passage: an action, or a circle. */
type Gate = Action | `thread/${string}`;

/** One passage. `part` is its name within its log or ledger. */
export interface SearchRow {
  readonly part: string;
  readonly gate: Gate;
  readonly kind: SearchKind;
  readonly lang: Language | null;
  readonly place: SearchPlace;
  readonly words: string;
}

/** The actions that gate passages by themselves. */
const gates = [
  'draft:read',
  'version:read',
  'text:read',
  'amendment:read',
  'signoff:read',
  'comment:read',
  'comment:moderate',
] as const satisfies readonly Action[];

/** The circle of threads as a gate; of `own` there is one for each organisation. */
const circleGate = (circle: Circle, organisation: string | undefined): Gate =>
  circle === 'own' ? `thread/own/${organisation}` : `thread/${circle}`;

/** The gates of a draft that this actor passes: none for a draft they may not know of. */
export function gatesOf(actor: Actor | null, draft: Draft): readonly Gate[] {
  if (!sees(actor, draft)) return [];
  const threads = may(actor, 'thread:read', draft) ? circlesOf(actor, draft) : [];
  return [
    ...gates.filter((action) =>
      action === 'comment:moderate' ? preparesAnswers(actor, draft) : may(actor, action, draft),
    ),
    ...threads.map((circle) => circleGate(circle, actor?.organisation)),
  ];
}

/** A row where there is something to say. */
const row = (one: SearchRow): readonly SearchRow[] => {
  const words = composeWords(one.words).trim();
  return words === '' ? [] : [{ ...one, words }];
};

export const titleRows = ({ titles }: Draft): readonly SearchRow[] =>
  languages.flatMap((lang) =>
    row({
      part: `title/${lang}`,
      gate: 'draft:read',
      kind: 'title',
      lang,
      place: {},
      words: titles[lang],
    }),
  );

/** What every passage of one text has in common; its parts begin with `prefix`. */
export type TextOf = Omit<SearchRow, 'part' | 'words'> & { readonly prefix: string };

/** One line of a text under the block it is addressed by: a heading has its section's id. */
interface Line {
  readonly block: string;
  readonly words: string;
}

function linesOf(doc: Node): readonly Line[] {
  const ids = [''];
  const lines: Line[] = [];
  visitBlocks(doc, (node, depth) => {
    const block = (node.attrs.id as string | undefined) || (ids[depth - 1] ?? '');
    ids[depth] = block;
    if (node.isTextblock) lines.push({ block, words: readLine(node) });
  });
  return lines;
}

/** A row for each line of a text that `base`, where there is one, does not have in the same block. */
export function textRows(of: TextOf, doc: Node, base: Node | null): readonly SearchRow[] {
  const { prefix, place, ...common } = of;
  const known = new Set(base ? linesOf(base).map(({ block, words }) => `${block} ${words}`) : []);
  const count = new Map<string, number>();
  return linesOf(doc).flatMap(({ block, words }) => {
    const nth = count.get(block) ?? 0;
    count.set(block, nth + 1);
    if (known.has(`${block} ${words}`)) return [];
    return row({ ...common, place: { ...place, block }, part: `${prefix}${block}/${nth}`, words });
  });
}

/** What agencies said of the draft, without what they took back. */
export function verdictRows({ signoffs, items }: Draft): readonly SearchRow[] {
  const common = { gate: 'signoff:read', kind: 'verdict' } as const;
  return [
    ...signoffs.flatMap(({ withdrawn, agency, note }, index) =>
      withdrawn
        ? []
        : row({ ...common, part: `note/${index}`, lang: null, place: { agency }, words: note }),
    ),
    ...items.flatMap(({ withdrawn, item, agency, block, lang, reason, wording = '' }) =>
      withdrawn
        ? []
        : row({
            ...common,
            part: `item/${item}`,
            lang,
            place: { agency, item, block },
            words: `${reason}\n${wording}`,
          }),
    ),
  ];
}

/** Why an amendment is asked for and how it ended; what it would have the text say is `textRows`. */
export function amendmentRows(one: Amendment): readonly SearchRow[] {
  const { amendment, justification, changes = [], decision } = one;
  const said = [
    justification,
    ...changes.map((change) => change.justification),
    decision?.reason ?? '',
  ];
  return said.flatMap((words, index) =>
    row({
      part: `reason/${amendment}/${index}`,
      gate: 'amendment:read',
      kind: 'amendment',
      lang: null,
      place: { amendment },
      words,
    }),
  );
}

/** What was said in a circle and not taken back. */
export const threadRows = (
  circle: Circle,
  organisation: string | undefined,
  threads: readonly Thread[],
): readonly SearchRow[] =>
  threads.flatMap(({ thread, messages }) =>
    messages.flatMap(({ message, text }) =>
      row({
        part: `${thread}/${message}`,
        gate: circleGate(circle, organisation),
        kind: 'thread',
        lang: null,
        place: { thread: `${circle}-${thread}` },
        words: text ?? '',
      }),
    ),
  );

/** Comments that were not taken back, and the answers. What is not public is for who moderates. */
export function commentRows({ comments, groups }: Discussion): readonly SearchRow[] {
  const common = { kind: 'comment', lang: null } as const;
  return [
    ...comments.flatMap(({ comment, state, text }) =>
      state === 'withdrawn'
        ? []
        : row({
            ...common,
            gate: state === 'published' ? 'comment:read' : 'comment:moderate',
            part: `comment/${comment}`,
            place: { comment },
            words: text,
          }),
    ),
    ...groups.flatMap(({ group, comments: [comment], answer }) =>
      comment === undefined || !answer
        ? []
        : row({
            ...common,
            gate: 'comment:read',
            part: `answer/${group}`,
            place: { comment },
            words: answer.text,
          }),
    ),
  ];
}
