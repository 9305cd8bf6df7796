/**
 * What an instruction says, apart from any language: a list of statements about one base text, all
 * at once, so that places are always those of the base. Printing, reading and carrying out share
 * these shapes.
 */
import type { Attrs, Fragment, NodeType } from 'prosemirror-model';
import type { Spot, StepType } from './place.ts';

/** A block that comes, with what stands in it: blocks that come with it, and some that move there. */
export interface Arrival {
  readonly type: NodeType;
  /** With the id it will have. */
  readonly attrs: Attrs;
  readonly line: Fragment;
  readonly blocks: readonly (Arrival | Settler)[];
}

/** A block of the base that moves into one that comes. */
export interface Settler {
  readonly moved: string;
}

/** Words of the line at a spot: the `nth` time they stand there as whole words, from 1; 0 where they stand there once. */
export interface Found {
  readonly at: Spot;
  readonly words: Fragment;
  readonly nth: number;
}

/** `style` is a `replace` whose words stay. */
interface Replace extends Found {
  readonly act: 'replace' | 'style';
  readonly by: Fragment;
}

/** A space is put between, unless `by` begins (or ends) with a sign that stands close. */
interface AddWords extends Found {
  readonly act: 'wordsAfter' | 'wordsBefore';
  readonly by: Fragment;
}

/** The space that would be left double, or stand at an end, goes too. */
interface Strike extends Found {
  readonly act: 'strike';
}

interface Restate {
  readonly act: 'restate';
  readonly at: Spot;
  readonly by: Fragment;
}

interface Delete {
  readonly act: 'delete';
  readonly at: Spot;
}

/** `insertFirst` puts blocks at the front of `at`. Of a column, `blocks` are its cells. */
interface Insert {
  readonly act: 'insertAfter' | 'insertFirst';
  readonly at: Spot;
  readonly kind: StepType;
  readonly blocks: readonly (Arrival | Settler)[];
}

interface Move {
  readonly act: 'moveAfter' | 'moveFirst';
  readonly at: Spot;
  readonly to: Spot;
}

/** `attrs` without id. `by`: the words, where a block without any becomes a text. */
interface Retype {
  readonly act: 'retype' | 'retypeSaying';
  readonly at: Spot;
  readonly type: NodeType;
  readonly attrs: Attrs;
  readonly by?: Fragment;
}

interface SetAttribute {
  readonly act: 'attribute';
  readonly at: Spot;
  readonly name: string;
  readonly value: unknown;
}

/** What follows the words becomes a block of its own behind; a space at the seam goes. */
interface Split extends Found {
  readonly act: 'split';
}

/** The words of `at` come to the end of `to`, after a space unless `joinClose`; `at` goes. */
interface Join {
  readonly act: 'join' | 'joinClose';
  readonly at: Spot;
  readonly to: Spot;
}

export type Statement =
  | Replace
  | AddWords
  | Strike
  | Restate
  | Delete
  | Insert
  | Move
  | Retype
  | SetAttribute
  | Split
  | Join;

export type Act = Statement['act'];

/** Statements about words inside one line. */
export type WordStatement = Replace | AddWords | Strike;

/** Why an instruction cannot be carried out on this base. */
export type CarryFaultCode =
  | 'no-words'
  | 'ambiguous'
  | 'no-line'
  | 'overlap'
  | 'no-column'
  | 'twice';

/** What `index`, a statement, asks for cannot be done. */
export class CarryFault extends Error {
  readonly code: CarryFaultCode;
  readonly index: number;
  constructor(code: CarryFaultCode, index: number, message: string) {
    super(message);
    this.name = 'CarryFault';
    this.code = code;
    this.index = index;
  }
}
