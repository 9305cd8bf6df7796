/** What every part of the triage works with: the draft, its cards, how they are shown, and the desk of who drafts. */
import type { Draft } from '../api/drafts.ts';
import type { TriageShown } from '../links.ts';
import type { Placed } from './columns.ts';
import type { DeskDoor } from './use-desk.ts';

export interface Triage {
  readonly draft: Draft;
  readonly shown: TriageShown;
  readonly show: (next: TriageShown) => void;
  /** All of them, whatever they are narrowed to. */
  readonly placed: readonly Placed[];
  /** Numbers of those chosen to be decided alike. */
  readonly selected: ReadonlySet<number>;
  readonly select: (numbers: ReadonlySet<number>) => void;
  /** Null for whoever only reads. */
  readonly desk: DeskDoor | null;
}
