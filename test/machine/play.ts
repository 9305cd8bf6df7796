/** Which deed comes next in a random history: a number chooses among what the model allows, or anything. */
import type { Workflow } from '../../src/domain/workflow/workflow.ts';
import type { Deed } from './act.ts';
import { consider } from './consider.ts';
import { deedsUnder } from './deeds.ts';
import { type Model, stateNamed } from './model.ts';

const detours = ['drop', 'withdraw', 'return', 'suspend', 'reject', 'rest', 'sleep-on'];
const progress = ['freeze', 'answer', 'withdrawItem', 'override', 'refuse', 'call', 'hold', 'tick'];

/** What takes a draft forward: no words change, nobody objects, amends, returns or gives up. */
const isForward = ({ act: done }: Deed): boolean => {
  if (done.kind === 'move') return !detours.includes(done.transition);
  if (done.kind === 'sign') return done.says === 'agree';
  return progress.includes(done.kind);
};

/** The kind of a deed, for whoever counts. */
export const nameOf = ({ act }: Deed) => (act.kind === 'move' ? act.transition : act.kind);

/** The deeds by kind, so that each kind is as likely as any other. */
function byKind(deeds: readonly Deed[]): readonly (readonly Deed[])[] {
  const kinds = Map.groupBy(deeds, nameOf);
  return [...kinds.values()];
}

/** False for a way out that the present state does not have: no need to try it on everybody. */
const concerns = (model: Model, { act }: Deed): boolean =>
  act.kind !== 'move' ||
  stateNamed(model, model.state).transitions.some(({ id }) => id === act.transition);

/** One of the deeds of a kind that the model allows now, if there is one. */
function pickAllowed(model: Model, kinds: readonly (readonly Deed[])[], pick: number) {
  for (let tries = 0; tries < kinds.length; tries++) {
    const deeds = kinds[(pick + tries) % kinds.length] ?? [];
    if (deeds[0] && !concerns(model, deeds[0])) continue;
    const from = pick % deeds.length;
    for (let index = 0; index < deeds.length; index++) {
      const deed = deeds[(from + index) % deeds.length] as Deed;
      if (consider(model, deed)) return deed;
    }
  }
  return null;
}

/** A deed, or so many milliseconds in which nothing happens. */
export type Turn = Deed | number | null;

/**
 * Mostly forward, or adoption would hardly ever be seen; sometimes anything that is allowed, or
 * anything at all. Null when nothing of the kind can be done.
 */
export function playerOf(workflow: Workflow): (model: Model, number: number) => Turn {
  const deeds = deedsUnder(workflow);
  const all = byKind(deeds);
  const forward = byKind(deeds.filter(isForward));
  return (model, number) => {
    const [how, pick] = [number % 10, Math.floor(number / 10)];
    if (how === 9) return (1 + (pick % 8)) * 43_200_000;
    if (how < 5) return pickAllowed(model, forward, pick);
    return how < 7 ? pickAllowed(model, all, pick) : (deeds[pick % deeds.length] ?? null);
  };
}
