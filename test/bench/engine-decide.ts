/** What deciding alone takes, per kind of command, on a draft with a long life behind it. */
import { type Actor, clockActor } from '../../src/domain/access.ts';
import type { Context } from '../../src/domain/draft/command.ts';
import { decide } from '../../src/domain/draft/decide.ts';
import { type Draft, fold } from '../../src/domain/draft/draft.ts';
import { record } from '../../src/domain/draft/event.ts';
import type { Act } from '../machine/act.ts';
import { commandOf } from '../machine/perform.ts';
import { agencies } from './engine-log.ts';
import { milliseconds, quantile } from './quantile.ts';
import type { Measured } from './table.ts';

const repeats = 300;
const monday = '2020-06-01T04:00:00.000Z';
const later = '2020-06-20T04:00:00.000Z';
const drafter: Actor = { person: 'dina', organisation: 'ministry', role: 'drafter' };
const [first = '', second = ''] = agencies;
const head: Actor = { person: `head of ${first}`, organisation: first, role: 'signatory' };

/** From the drafter's hands into circulation; what is decided there is done, so that the next can be. */
export function measureDeciding(begun: Draft): readonly Measured[] {
  let draft = begun;
  const rows: Measured[] = [];
  const time = (act: Act, actor: Actor = drafter, now = monday, isDone = false): void => {
    const context: Context = { actor, now };
    const command = commandOf(act, draft, now);
    const times = Array.from({ length: repeats }, () => {
      const start = performance.now();
      decide(command, draft, context);
      return performance.now() - start;
    });
    const figure = milliseconds(quantile(times.slice(repeats / 3), 0.5));
    const what = `deciding ${command.type}`;
    rows.push({ what, figure, floor: '', ratio: null, aim: 'under 50 µs' });
    if (!isDone) return;
    const { person, organisation } = actor;
    const facts = decide(command, draft, context);
    draft = fold(
      draft,
      record(facts, { ...draft, draft: draft.id }, { at: now, by: { person, organisation } }),
    );
  };
  const measures = { touched: true, long: false, faulty: false, unpaired: false };
  time({ kind: 'retitle', title: 'other' });
  time({ kind: 'save', lang: 'ru', text: 'other' }, drafter, monday, true);
  time({ kind: 'freeze', measures }, drafter, monday, true);
  time({ kind: 'amend', version: 1, text: 'amended', split: false }, head);
  time({ kind: 'confirm' });
  const move = { kind: 'move', transition: 'circulate', waive: false, reason: 'because' } as const;
  time(move, drafter, monday, true);
  const version = draft.versions.length;
  time({ kind: 'askLonger', days: 2 }, head);
  time({ kind: 'grantLonger', agency: second, days: 2 });
  time({ kind: 'sign', says: 'condition', version }, head, monday, true);
  time({ kind: 'takeBack' }, head);
  const item = draft.items.length;
  time({ kind: 'answer', item, answer: 'partly' }, drafter, monday, true);
  time({ kind: 'uphold', item }, head);
  time({ kind: 'withdrawItem', item }, head);
  time({ kind: 'tick' }, clockActor, later);
  const open = draft.amendments.findLast(({ state }) => state === 'submitted')?.amendment ?? 0;
  time({ kind: 'support', amendment: open });
  time({ kind: 'decide', amendment: open, outcome: 'refused' });
  return rows;
}
