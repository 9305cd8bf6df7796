/** Where a draft stands on its workflow's main line. */
import { expect, it } from 'vitest';
import { readWorkflow } from '../../src/domain/workflow/read-workflow.ts';
import { mainLine, viewTrack } from '../../src/http/pages/track.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { createSite } from './site.ts';

const [workflow] = readCatalogue().workflows;

it('follows the way a draft goes when nothing sends it back', () => {
  expect(workflow && mainLine(workflow)).toEqual([
    'drafting',
    'discussion',
    'circulation',
    'expertise',
    'submission',
    'adopted',
  ]);
});

it('ends where a workflow turns in a circle', () => {
  const titles = { kk: 'а', ru: 'а', en: 'a' };
  const leave = (id: string, to: string) => ({ id, titles, to, by: ['drafter'], reason: true });
  const circle = readWorkflow({
    ...structuredClone(workflow),
    initial: 'one',
    states: {
      one: { kind: 'drafting', titles, transitions: [leave('go', 'two'), leave('end', 'three')] },
      two: { kind: 'drafting', titles, transitions: [leave('back', 'one')] },
      three: { kind: 'final', titles, transitions: [], adopts: true },
    },
  });
  expect(mainLine(circle)).toEqual(['one', 'two']);
});

it('shows the stages a withdrawn draft has seen, then where it is', async () => {
  const { service, close } = await createSite();
  const draft = await service.dispatcher.load('civil-society');
  if (!draft) throw new Error('the demo is seeded');
  const at = '2020-06-30T00:00:00.000Z';
  const by = { person: 'x', organisation: 'midsd' };
  const moved = { reason: 'r', terms: [], waived: [], at, by };
  const moves = [
    ...draft.moves,
    { transition: 'return', from: 'circulation', to: 'drafting', ...moved },
    { transition: 'withdraw', from: 'drafting', to: 'withdrawn', ...moved },
  ];
  const track = viewTrack({ ...draft, state: 'withdrawn', moves }, 'en');
  expect(track.map(({ name, mark }) => [name, mark])).toEqual([
    ['Drafting', 'done'],
    ['Public discussion', 'done'],
    ['Approval by state bodies', 'done'],
    ['Withdrawn', 'now'],
  ]);
  expect(track.at(-1)?.enteredAt).toBe(at);
  close();
});
