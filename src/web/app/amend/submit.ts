/** Submitting what is written: as one amendment, as several, or as the new wording of one that was submitted. */
import type { Language } from '../../../domain/language.ts';
import { prepare, submitPrepared } from '../api/amendments.ts';
import { Problem } from '../api/client.ts';
import type { Desk, DeskState } from './desk.ts';
import { compositionOfPart, partsOf, requestOf } from './proposal.ts';
import { listChanges } from './use-desk.ts';

const newKey = () => ({ 'idempotency-key': crypto.randomUUID() });

/** What has to be done before it can be submitted; in the order it is told. */
export const lacks = ['nothing', 'reason', 'evidence', 'merging', 'term', 'role'] as const;
export type Lack = (typeof lacks)[number];

/**
 * Submits it, and gives the numbers of the amendments. Where it becomes several, each is kept as a
 * preparation first: should the line break in between, none is lost and none is submitted twice.
 * *Throws* Problem; `offline` when it cannot be saved first.
 */
export async function submit(id: string, desk: Desk, spoken: Language): Promise<readonly number[]> {
  const saved = await desk.flush();
  if (!saved) throw new Problem(0, { code: 'offline' });
  const { composition, bases } = desk.read();
  if (composition.division !== 'many') return [await submitOne(id, saved.preparation)];
  const parts = await splitUp(desk.read(), spoken);
  const prepared: number[] = [];
  for (const [index, part] of parts.entries()) {
    const body = requestOf(compositionOfPart(composition, bases, part), bases, {});
    const kept = await prepare(id, body, index === 0 ? saved : null, newKey());
    prepared.push(kept.preparation);
  }
  const numbers: number[] = [];
  for (const preparation of prepared) numbers.push(await submitOne(id, preparation));
  return numbers;
}

const submitOne = async (id: string, preparation: number): Promise<number> =>
  (await submitPrepared(id, preparation, newKey())).amendment;

const splitUp = async ({ composition, bases }: DeskState, spoken: Language) =>
  partsOf(await listChanges(composition, bases, spoken));
