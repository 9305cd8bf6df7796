/** A draft of the domain held against the model: the same bodies, dates and stands, the same ways out. */
import { expect } from 'vitest';
import type { Draft } from '../../src/domain/draft/draft.ts';
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
    expect(real).toBe(told);
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
  expect(waiting).toEqual(told.later.map(({ agency }) => agency).sort());
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

/** What each amendment says, how it stands, how it ended. `say` gives the words of a stored text. */
export function compareAmendments(
  model: Model,
  draft: Draft,
  say: (root: Hash | undefined) => string,
): void {
  const shown = draft.amendments.map(({ followed, decision, rewording, ...one }) => [
    one.by.organisation,
    one.version,
    say(one.texts.ru),
    one.changes?.length ?? 0,
    one.supporters.length,
    one.state,
    one.revisions,
    followed && [followed.version, followed.fate, followed.texts && say(followed.texts.ru)],
    decision && 'texts' in decision ? say(decision.texts?.ru) : null,
    rewording?.accepted ?? null,
  ]);
  const meant = model.amendments.map(({ told, ...one }) => [
    one.by.organisation,
    one.version,
    one.text,
    one.split ? 2 : 0,
    one.supporters.size,
    one.state,
    one.revisions,
    told && [told.version, told.fate, told.text],
    one.result,
    one.isContent,
  ]);
  if (JSON.stringify(shown) !== JSON.stringify(meant)) expect(shown).toEqual(meant);
}
