/**
 * The shapes of a comparison and of a merge: plain JSON values, storable and sendable as they are.
 * They say what differs; `diff.ts`, `apply.ts` and `merge.ts` say how it is found and used.
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

/** A run of words that stayed, came or went. Joined by `op` they give both texts back. */
export interface Words {
  readonly op: 'equal' | 'insert' | 'delete';
  readonly text: string;
}

/** Where a block stands: in `parent` (`null`: the doc), right after sibling `previous`. */
export interface Place {
  readonly parent: string | null;
  readonly previous: string | null;
}
