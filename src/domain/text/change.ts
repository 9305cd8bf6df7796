/**
 * The shapes of a comparison: plain JSON values, storable and sendable as they are. They say what
 * differs; `diff.ts` and `apply.ts` say how it is found and used.
 */

/** ProseMirror node JSON, as `Node.toJSON()` gives it. */
export interface NodeJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly NodeJson[];
  readonly text?: string;
  readonly marks?: readonly {
    readonly type: string;
    readonly attrs?: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * A run of words that stayed, came or went. Equal and deleted runs joined give the text before,
 * equal and inserted ones the text after. `※` stands for a reference, a line feed for a hard break,
 * `¶` for the seam where a block was split or joined.
 */
export interface Words {
  readonly op: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/** Where a block stands: in `parent` (`null`: the doc), right after sibling `previous`. */
export interface Place {
  readonly parent: string | null;
  readonly previous: string | null;
}

/** One level of a structural path: `number` counts siblings of this type from 1. */
export interface PathStep {
  readonly type: string;
  readonly number: number;
  /** The heading of a section, what a row is about, the head of a cell's column; none where there is none. */
  readonly title?: string;
}

/** From the doc down to the block itself. Empty for the doc. */
export type Path = readonly PathStep[];

/** What every change says: the block it is about and where that stands. */
interface About {
  /** The block's id; empty for the doc. */
  readonly block: string;
  /** Node type of the block, after the change where it is retyped. */
  readonly type: string;
  /** In the newer doc; for what is gone, in the older. */
  readonly path: Path;
}

/** A block whose parent is another while the text before it is the same. */
export interface Rehung {
  readonly block: string;
  readonly from: Place;
  readonly to: Place;
}

/** A block that came, with all in it but blocks that were there: it came `around` them, or they moved. */
interface Insert extends About {
  readonly kind: 'insert';
  readonly around?: readonly Rehung[];
  readonly to: Place;
  readonly after: NodeJson;
}

/** A block that went, with all in it but blocks that stay: it went from `around` them, or they moved. */
interface Delete extends About {
  readonly kind: 'delete';
  readonly around?: readonly Rehung[];
  readonly from: Place;
  readonly before: NodeJson;
}

/** A block that stands elsewhere now, with everything in it. */
interface Move extends About {
  readonly kind: 'move';
  readonly from: Place;
  readonly to: Place;
  /** Where it stood in the older doc. */
  readonly fromPath: Path;
}

/** Inline content that changed; `marks` when no word did. */
interface Reword extends About {
  readonly kind: 'reword' | 'marks';
  readonly before: readonly NodeJson[];
  readonly after: readonly NodeJson[];
  readonly words: readonly Words[];
  /** The block was too long to compare by words: shown as one replacement. */
  readonly coarse?: true;
}

/** A block that became one of another type, with the attributes of that type. */
interface Retype extends About {
  readonly kind: 'retype';
  readonly before: { readonly type: string; readonly attrs: Readonly<Record<string, unknown>> };
  readonly after: { readonly type: string; readonly attrs: Readonly<Record<string, unknown>> };
}

/** One attribute of one block. */
interface AttributeChange extends About {
  readonly kind: 'attribute';
  readonly name: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** Inline content of one block before and after. */
interface LineChange {
  readonly before: readonly NodeJson[];
  readonly after: readonly NodeJson[];
}

/**
 * `block` kept its first words; the rest stands in `parts`, which are new. `line` is what became
 * of `block` itself, `words` of the whole text.
 */
export interface Split extends About {
  readonly kind: 'split';
  readonly line: LineChange;
  readonly parts: readonly {
    readonly block: string;
    readonly to: Place;
    readonly after: NodeJson;
  }[];
  readonly words: readonly Words[];
}

/** `block` took up the words of `parts`, which went. */
interface Join extends About {
  readonly kind: 'join';
  readonly line: LineChange;
  readonly parts: readonly {
    readonly block: string;
    readonly from: Place;
    readonly before: NodeJson;
  }[];
  readonly words: readonly Words[];
}

/** One cell of a column that came, went or moved. */
export interface ColumnCell {
  readonly block: string;
  readonly from?: Place;
  readonly to?: Place;
  readonly before?: NodeJson;
  readonly after?: NodeJson;
}

/** A whole column of table `block`; `cells` from the first row down. */
interface ColumnChange extends About {
  readonly kind: 'column-insert' | 'column-delete' | 'column-move';
  /** Position from 1: in the newer table; of a deleted column in the older. */
  readonly column: number;
  readonly cells: readonly ColumnCell[];
}

export type Change =
  | Insert
  | Delete
  | Move
  | Reword
  | Retype
  | AttributeChange
  | Split
  | Join
  | ColumnChange;

/** How much changed: changes by kind, and what came and went, moves not counted. */
export interface DiffStats {
  readonly kinds: Readonly<Partial<Record<Change['kind'], number>>>;
  readonly wordsInserted: number;
  readonly wordsDeleted: number;
  readonly charactersInserted: number;
  readonly charactersDeleted: number;
}

/** What differs between two docs, in document order. */
export interface Diff {
  readonly changes: readonly Change[];
  readonly stats: DiffStats;
  /** Blocks too long to compare by words, shown as whole replacements. */
  readonly degraded?: readonly string[];
}

/** What stands at a spot on one side of a merge; `null` where nothing does. */
export interface Wording {
  /** As a person reads it: words, an attribute's value, the blocks, or the place. */
  readonly text: string;
  /** Inline content or blocks, where the conflict is about these. */
  readonly content?: readonly NodeJson[];
  /** The attribute's value, where it is about one. */
  readonly value?: unknown;
  /** Where the block stands, where it is about that. */
  readonly place?: Place;
}

/**
 * What a merge could not decide. The merged doc keeps base there, so nobody's words are in it by
 * accident. `words`: one stretch of a line; `marks`: its marks; `attribute`: the one called `name`;
 * `type`: the block's type; `delete`: a block one side deleted and the other changed; `move`: a
 * block moved to two places; `insert`: blocks put by both sides where one of them rewrote the text
 * around, or put nearly the same; `structure`: changes of one block's content that do not fit
 * together.
 */
export interface Conflict {
  /** Equal for the same conflict of the same three docs. */
  readonly id: string;
  readonly kind:
    | 'words'
    | 'marks'
    | 'attribute'
    | 'type'
    | 'delete'
    | 'move'
    | 'insert'
    | 'structure';
  readonly block: string;
  readonly path: Path;
  readonly name?: string;
  readonly base: Wording | null;
  readonly ours: Wording | null;
  readonly theirs: Wording | null;
  /** The text right before and after the spot, where it is part of a line. */
  readonly around?: { readonly before: string; readonly after: string };
}

/**
 * What a merge decided but a person should see. `order`: both sides put something at one spot, and
 * one had to come first; `overlap`: what one side deleted, the other deleted in part; `emptied`: a
 * block went because each side took something out of it until nothing was left; `moved`: a move
 * had no effect because the block's words were joined to another's; `joined`: a new type or attribute
 * of the block had none for the same reason.
 */
export interface Notice {
  readonly kind: 'order' | 'overlap' | 'emptied' | 'moved' | 'joined';
  readonly block: string;
  readonly path: Path;
  readonly text: string;
}

/** A side to take in a conflict, or other inline content or blocks to put there. */
export type Choice = 'base' | 'ours' | 'theirs' | { readonly content: readonly NodeJson[] };

/** Choices by the id of the conflict. */
export type Choices = Readonly<Record<string, Choice>>;
