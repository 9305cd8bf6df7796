/**
 * The merge desk of a draft: what its drafters intend for which amendments, in which order and at
 * which stage, until it is applied. A desk is plain JSON, so it can be kept and shared; every
 * function gives a new one. It decides nothing and looks into no text: `what-if.ts` does.
 */
import type { Outcome } from '../draft/event.ts';
import type { Language } from '../language.ts';
import type { Hash } from '../text/canonical.ts';
import { type CollisionMap, collisionsOf } from './collide.ts';
import type { Applied, WhatIf } from './what-if.ts';

/** What is intended for one amendment, once. */
export interface DeskEntry {
  readonly amendment: number;
  readonly outcome: Outcome | 'deferred';
  /** Its reason as it will be published; may be empty until the desk is applied. */
  readonly reason: string;
  readonly code?: string;
  /** For `partly`: numbers of the changes to adopt. */
  readonly changes?: readonly number[];
  /** For `reworded`: roots of the stored texts as they should read. */
  readonly texts?: Readonly<Partial<Record<Language, Hash>>>;
  /** From 1. Stages are applied one after the other; the text between them may be circulated. */
  readonly stage: number;
}

/** In the order in which they are to be applied within a stage. */
export type Desk = readonly DeskEntry[];

/**
 * The desk with this entry in the place of the amendment's own, or last. With `before`, it stands
 * right before that amendment's entry, or last if there is none.
 */
export function putOnDesk(desk: Desk, entry: DeskEntry, before?: number): Desk {
  const indexOf = (list: Desk, number: number | undefined) =>
    list.findIndex(({ amendment }) => amendment === number);
  const rest = takeFromDesk(desk, entry.amendment);
  const at = before === undefined ? indexOf(desk, entry.amendment) : indexOf(rest, before);
  return at < 0 ? [...rest, entry] : rest.toSpliced(at, 0, entry);
}

/** The desk without an entry for the amendment. */
export const takeFromDesk = (desk: Desk, number: number): Desk =>
  desk.filter(({ amendment }) => amendment !== number);

/** The entries of a stage, in order; deferred ones are in none. */
export const stageOf = (desk: Desk, stage: number): Desk =>
  desk.filter((entry) => entry.stage === stage && entry.outcome !== 'deferred');

const adopting: ReadonlySet<DeskEntry['outcome']> = new Set(['adopted', 'partly', 'reworded']);

/**
 * The desk with what is agreed in stage 1 and what is disputed in stage 2. Disputed are amendments
 * to be adopted of which one cannot be adopted as written when the other is. The order stays.
 */
export function stageByDispute(desk: Desk, map: CollisionMap): Desk {
  const adopted = new Set(
    desk.filter(({ outcome }) => adopting.has(outcome)).map(({ amendment }) => amendment),
  );
  const disputed = new Set<number>();
  for (const number of adopted)
    for (const { kind, conflicts, amendments } of collisionsOf(map, number)) {
      const isDisputed = kind !== 'contains' && conflicts.length > 0;
      if (isDisputed && amendments.every((one) => isAdopted(one, adopted, map)))
        disputed.add(number);
    }
  return desk.map((entry) => ({ ...entry, stage: disputed.has(entry.amendment) ? 2 : 1 }));
}

/** True when the amendment, or one that says the same, is to be adopted. */
function isAdopted(
  number: number,
  adopted: ReadonlySet<number>,
  { groups }: CollisionMap,
): boolean {
  const twins = groups.find(
    ({ kind, amendments }) => kind === 'identical' && amendments.includes(number),
  );
  return (twins?.amendments ?? [number]).some((one) => adopted.has(one));
}

/** Why an entry cannot be applied whatever the text says. */
export interface DeskFault {
  readonly amendment: number;
  /**
   * `unknown`: there is no such open amendment. `reason`, `changes`, `texts`: it needs them.
   * `superfluous`: it names changes or texts its outcome has no use for.
   */
  readonly why: 'unknown' | 'reason' | 'changes' | 'texts' | 'superfluous';
}

/** What the entries of a desk lack; `open` are the numbers of the amendments without an outcome. */
export function findDeskFaults(desk: Desk, open: ReadonlySet<number>): readonly DeskFault[] {
  return desk.flatMap(({ amendment, outcome, reason, changes = [], texts = {} }) => {
    const faults: DeskFault['why'][] = [];
    const [hasChanges, hasTexts] = [changes.length > 0, Object.keys(texts).length > 0];
    if (!open.has(amendment)) faults.push('unknown');
    if (outcome !== 'deferred' && reason.trim() === '') faults.push('reason');
    if (outcome === 'partly' && !hasChanges) faults.push('changes');
    if (outcome === 'reworded' && !hasTexts) faults.push('texts');
    if ((outcome !== 'partly' && hasChanges) || (outcome !== 'reworded' && hasTexts))
      faults.push('superfluous');
    return faults.map((why) => ({ amendment, why }));
  });
}

/** An entry with what applying it writes. */
export type Ruling = Omit<DeskEntry, 'texts' | 'outcome'> & Pick<Applied, 'outcome' | 'texts'>;

/**
 * What applying a stage writes, in order, and the desk that is left: entries that could not be
 * carried out stay. `found` is the what-if of that stage's entries.
 */
export function ruleStage(
  desk: Desk,
  { applied }: Pick<WhatIf, 'applied'>,
): { readonly rulings: readonly Ruling[]; readonly left: Desk } {
  const entries = new Map(desk.map((entry) => [entry.amendment, entry]));
  const rulings = applied.flatMap(({ amendment, outcome, texts }): Ruling[] => {
    const entry = entries.get(amendment);
    return entry ? [{ ...entry, outcome, texts }] : [];
  });
  const ruled = new Set(rulings.map(({ amendment }) => amendment));
  return { rulings, left: desk.filter(({ amendment }) => !ruled.has(amendment)) };
}
