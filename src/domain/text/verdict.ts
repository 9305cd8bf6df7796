/**
 * Where a merge reports what it cannot decide and learns what was chosen. It collects conflicts and
 * notices; it changes nothing itself.
 */
import { Fragment, type Node } from 'prosemirror-model';
import { schema } from '../../../schema/document.ts';
import type { Choice, Choices, Conflict, NodeJson, Notice, Wording } from './change.ts';
import { TextFault } from './identity.ts';
import { baseEntry, type Sides } from './merge-facts.ts';
import { textOf } from './node-json.ts';
import { pathOf } from './path.ts';

export interface Verdict {
  readonly conflicts: Conflict[];
  readonly notices: Notice[];
  /** The choice made for this conflict; without one the conflict is recorded and base stays. */
  readonly decide: (conflict: Conflict) => Choice;
}

export function openVerdict(choices: Choices): Verdict {
  const conflicts: Conflict[] = [];
  const notices: Notice[] = [];
  const decide = (conflict: Conflict): Choice => {
    const choice = Object.hasOwn(choices, conflict.id) ? choices[conflict.id] : undefined;
    if (choice !== undefined) return choice;
    if (!conflicts.some(({ id }) => id === conflict.id)) conflicts.push(conflict);
    return 'base';
  };
  return { conflicts, notices, decide };
}

/** The path of a block in base or, for a new one, on the side that brought it. */
export function pathIn(sides: Sides, id: string): Conflict['path'] {
  if (baseEntry(sides, id)) {
    const [ours, theirs] = sides;
    const known = ours.comparison.before.has(id) ? ours : theirs;
    return pathOf(id, known.comparison.before);
  }
  const bringer = sides.find(({ comparison }) => comparison.after.has(id));
  return bringer ? pathOf(id, bringer.comparison.after) : [];
}

/** The wording of blocks; `null` when there are none. */
export function blockWording(nodes: readonly (Node | undefined)[]): Wording | null {
  const content = nodes.flatMap((node) => (node ? [node.toJSON() as NodeJson] : []));
  return content.length > 0 ? { text: content.map(textOf).join('\n'), content } : null;
}

/** Chosen inline content. *Throws* `TextFault` `schema` for what is none. */
export function chosenLine(content: readonly NodeJson[]): Fragment {
  return parse(content, 'paragraph').content;
}

/** Chosen blocks. *Throws* `TextFault` `schema` for what is none. */
export function chosenBlocks(content: readonly NodeJson[]): readonly Node[] {
  try {
    return content.map((json) => schema.nodeFromJSON(json));
  } catch (error) {
    if (error instanceof RangeError) throw new TextFault('schema', '', error.message);
    throw error;
  }
}

function parse(content: readonly NodeJson[], type: 'paragraph'): Node {
  try {
    const node = schema.nodes[type].create(null, Fragment.fromJSON(schema, content));
    node.check();
    return node;
  } catch (error) {
    if (error instanceof RangeError) throw new TextFault('schema', '', error.message);
    throw error;
  }
}

/** A choice that only makes sense as one of the three sides. *Throws* `TextFault` `shape`. */
export function sideOf(choice: Choice, conflict: Conflict): 'base' | 'ours' | 'theirs' {
  if (choice === 'base' || choice === 'ours' || choice === 'theirs') return choice;
  throw new TextFault('shape', conflict.id, 'this conflict is decided by taking a side');
}
