/**
 * What follows from a proposed text: its changes as they can be decided, and the formal instruction.
 * The same pure functions as on the server; loaded when somebody first writes.
 */
import type { Node } from 'prosemirror-model';
import { type AmendmentChange, changesOf } from '../../../domain/amendment/changes.ts';
import { instructBetween } from '../../../domain/amendment/instruction.ts';
import type { Language } from '../../../domain/language.ts';

export interface Derived {
  readonly changes: readonly AmendmentChange[];
  /** The points of the instruction, without their numbers. */
  readonly points: readonly string[];
}

/** Both docs passed `checkText`; places and instruction in `spoken`. */
export const derive = (base: Node, proposed: Node, spoken: Language): Derived => ({
  changes: changesOf(base, proposed, spoken),
  points: instructBetween(base, proposed, spoken).points,
});
