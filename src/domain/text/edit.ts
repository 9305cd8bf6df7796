/**
 * A change of a doc as bare facts, and the doc they make. `compare` finds such facts, diffs show
 * them, merges join two sets of them; `build` carries them out and decides nothing.
 */
import type { Node, NodeType } from 'prosemirror-model';
import { idOf, TextFault } from './identity.ts';
import { assemble, blockAt, countBlocks, ownValue, type Value } from './tree.ts';

/**
 * Facts that turn a base doc into another. Blocks are named by id, the doc by `''`. A run is the
 * blocks that come to stand in a parent right after one of its base children (`''`: at the front).
 */
export interface Edit {
  /** Every block that is gone, at every depth. */
  readonly deleted: ReadonlySet<string>;
  /** By parent, then by the base child they follow: inserted and moved blocks, in order. */
  readonly runs: Runs;
  /** New value of each inserted or changed block. */
  readonly values: ReadonlyMap<string, Value>;
}

export type Runs = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/** The ids of all blocks that stand in runs. */
export function placedBy(runs: Runs): Set<string> {
  const placed = new Set<string>();
  for (const own of runs.values())
    for (const run of own.values()) for (const id of run) placed.add(id);
  return placed;
}

/** What a caller may do with each block that is made anew, from the innermost outwards. */
export interface BuildHooks {
  /** Puts the blocks of a block of this type in order. */
  readonly arrange?: (type: NodeType, blocks: readonly Node[]) => readonly Node[];
  readonly onMade?: (id: string, node: Node) => void;
  /** False for base blocks in which the edit has nothing to do; they are not looked into. */
  readonly isTouched?: (id: string) => boolean;
}

/**
 * The doc that `edit` makes of `base`; unchanged subtrees are shared with it. `moved` gives the
 * base node of each block in a run that is not inserted. A run behind a child that is gone stands
 * where that child stood. The result is not checked.
 *
 * *Throws* `TextFault` `wrong-base` when a block in a run is unknown, or would not stand in the doc
 * exactly once.
 */
export function build(
  base: Node,
  edit: Edit,
  moved: (id: string) => Node | undefined,
  hooks: BuildHooks = {},
): Node {
  const placed = placedBy(edit.runs);
  let laid = 0;

  const { isTouched } = hooks;
  const rebuild = (id: string, node: Node | undefined): Node => {
    if (node && isTouched && !isTouched(id)) return node;
    const runs = edit.runs.get(id);
    const value = edit.values.get(id);
    const blocks: Node[] = [];
    const keptAll = node ? layBlocks(node, runs, blocks) : layRun(runs, '', blocks);
    if (node && keptAll && !value && !runs) return node;
    const made = value ?? (node && ownValue(node));
    if (!made) throw new TextFault('wrong-base', id, `block ${id} is not in the base`);
    const whole = assemble(made, hooks.arrange?.(made.type, blocks) ?? blocks);
    hooks.onMade?.(id, whole);
    return whole;
  };

  const layRun = (
    runs: ReadonlyMap<string, readonly string[]> | undefined,
    anchor: string,
    blocks: Node[],
  ) => {
    for (const child of runs?.get(anchor) ?? []) {
      laid++;
      blocks.push(rebuild(child, moved(child)));
    }
    return false;
  };

  /** Lays the base children that stay and the runs between them; false when any changed. */
  const layBlocks = (
    node: Node,
    runs: ReadonlyMap<string, readonly string[]> | undefined,
    blocks: Node[],
  ): boolean => {
    let keptAll = true;
    const count = countBlocks(node);
    if (runs) layRun(runs, '', blocks);
    for (let index = 0; index < count; index++) {
      const child = blockAt(node, index);
      const id = idOf(child);
      if (edit.deleted.has(id) || placed.has(id)) keptAll = false;
      else {
        const kept = rebuild(id, child);
        keptAll &&= kept === child;
        blocks.push(kept);
      }
      if (runs) layRun(runs, id, blocks);
    }
    return keptAll;
  };

  const doc = rebuild('', base);
  if (laid !== placed.size) throw new TextFault('wrong-base', '', 'a block has no place');
  return doc;
}
