/**
 * A draft of the domain held against the model: the same bodies, dates and stands, the same ways out.
 * It is done after every deed: what differs is told by `expect`, what does not is seen without.
 */
import { expect } from 'vitest';
import type { Amendment, Draft } from '../../src/domain/draft/draft.ts';
import { judgeExits } from '../../src/domain/draft/judge.ts';
import { standOf } from '../../src/domain/draft/judge-round.ts';
import type { Hash } from '../../src/domain/text/canonical.ts';
import { type Model, stateNamed } from './model.ts';
import { opens, standIn } from './model-gates.ts';

/** Who is asked, by when, and what each stands for. */
export function compareRound(model: Model, draft: Draft): void {
  const real = draft.rounds.at(-1);
  const told = model.rounds.at(-1);
  if (!real || !told) {
    if (real !== told) expect(real).toBe(told);
    return;
  }
  const shown = real.participants.map((one) => {
    const until = one.contestUntil ? Date.parse(one.contestUntil) : null;
    return [one.agency, Date.parse(one.due), standOf(draft, real.round, one), until].join(' ');
  });
  const meant = told.seats.map((seat) => {
    const { agency, clock, contestUntil } = seat;
    return [agency, clock.due, standIn(model, told, seat), contestUntil].join(' ');
  });
  shown.sort();
  meant.sort();
  if (JSON.stringify(shown) !== JSON.stringify(meant)) expect(shown).toEqual(meant);
  const waiting = real.waiting.map(({ agency }) => agency).sort();
  const later = told.later.map(({ agency }) => agency).sort();
  if (waiting.join() !== later.join()) expect(waiting).toEqual(later);
}

/** Which ways out are open. */
export function compareExits(model: Model, draft: Draft): void {
  const exits = judgeExits(draft, new Date(model.now).toISOString(), model.comments);
  const { transitions } = stateNamed(model, model.state);
  exits.forEach(({ transition, judgement }, index) => {
    const gate = transitions[index]?.gate;
    const isOpen = !gate || opens(gate, model);
    if (judgement.met !== isOpen) expect({ transition, judgement }).toBe(isOpen ? 'open' : 'shut');
  });
}

/** An amendment of the domain never changes: what was read of one is kept. */
const read = new WeakMap<Amendment, string>();

/** What each amendment says, how it stands, how it ended. `say` gives the words of a stored text. */
export function compareAmendments(
  model: Model,
  draft: Draft,
  say: (root: Hash | undefined) => string,
): void {
  if (draft.amendments.length !== model.amendments.length)
    expect(draft.amendments).toHaveLength(model.amendments.length);
  model.amendments.forEach((told, index) => {
    const real = draft.amendments[index] as Amendment;
    const shown = read.get(real) ?? show(real, say);
    read.set(real, shown);
    const meant = mean(told);
    if (shown !== meant) expect(shown).toBe(meant);
  });
}

const show = (
  { followed, decision, rewording, ...one }: Amendment,
  say: (root: Hash | undefined) => string,
): string =>
  [
    one.by.organisation,
    one.version,
    say(one.texts.ru),
    one.changes ? 'apart' : 'whole',
    one.supporters.length,
    one.state,
    one.revisions,
    followed ? `${followed.version} ${followed.fate} ${say(followed.texts?.ru)}` : 'not followed',
    decision && 'texts' in decision ? say(decision.texts?.ru) : null,
    rewording?.accepted ?? null,
  ].join('; ');

const mean = ({ told, ...one }: Model['amendments'][number]): string =>
  [
    one.by.organisation,
    one.version,
    one.text,
    one.split ? 'apart' : 'whole',
    one.supporters.size,
    one.state,
    one.revisions,
    told ? `${told.version} ${told.fate} ${told.text ?? ''}` : 'not followed',
    one.result,
    one.isContent,
  ].join('; ');
