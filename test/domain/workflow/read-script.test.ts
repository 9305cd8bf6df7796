/** A script is checked whole before anything is played; a fault names its place. */
import { describe, expect, it } from 'vitest';
import { WorkflowFault } from '../../../src/domain/workflow/fault.ts';
import type { DryAct } from '../../../src/domain/workflow/imagined.ts';
import { readScript } from '../../../src/domain/workflow/read-script.ts';

const at = '2020-06-29';
const every: readonly DryAct[] = [
  { at, transition: 'circulate' },
  { at, transition: 'adopt', waive: true },
  { at, agency: 'economy', verdict: 'object', fundamental: true },
  { at, withdraw: 'economy' },
  { at, answer: 'economy' },
  { at, uphold: 'economy' },
  { at, concede: 'economy' },
  { at, override: 'economy' },
  { at, settle: 'economy', as: 'disagreed' },
  { at, extend: 'economy', workingDays: 3 },
  { at, revise: ['money'], pages: 21 },
  { at, wait: true },
];

describe('a script', () => {
  it('is read to what it says, with or without chosen agencies', () => {
    expect(readScript(every)).toEqual({ acts: every });
    expect(readScript({ chosen: ['health'], acts: every })).toEqual({
      chosen: ['health'],
      acts: every,
    });
  });

  it.each([
    [null, '/: must be an object'],
    [{ acts: {} }, '/acts: must be a list'],
    [{ act: [] }, '/act: unknown key; use chosen, bodies, acts'],
    [{ bodies: { ministry: [1] }, acts: [] }, '/bodies/ministry/0: must be a text'],
    [{ bodies: [], acts: [] }, '/bodies: must be an object'],
    [{ chosen: 'health', acts: [] }, '/chosen: must be a list'],
    [{ chosen: [1], acts: [] }, '/chosen/0: must be a text that is not empty'],
    [[7], '/acts/0: must be an object'],
    [[{ transition: 'x' }], '/acts/0/at: must be a text that is not empty'],
    [
      [{ at: '2020-06-29' }],
      '/acts/0: must have exactly one of transition, agency, answer, uphold, concede, override, settle, withdraw, extend, revise, wait',
    ],
    [[{ at: '2020-06-29', transition: 'x', agency: 'y' }], '/acts/0: must have exactly one of'],
    [[{ at: '2020-06-29', transition: '' }], '/acts/0/transition: must be a text'],
    [[{ at: '2020-06-29', transition: 'x', waive: false }], '/acts/0/waive: must be one of true'],
    [[{ at: '2020-06-29', answer: 1 }], '/acts/0/answer: must be a text'],
    [[{ at: '2020-06-29', revise: 'money' }], '/acts/0/revise: must be a list'],
    [[{ at: '2020-06-29', revise: [], pages: 0 }], '/acts/0/pages: must be a whole number from 1'],
    [[{ at: '2020-06-29', settle: 'x' }], '/acts/0/as: must be one of "agreed", "disagreed"'],
    [[{ at: '2020-06-29', extend: 'x' }], '/acts/0/workingDays: must be a whole number from 1'],
    [[{ at: '2020-06-29', wait: 1 }], '/acts/0/wait: must be one of true'],
    [
      [{ at: '2020-06-29', agency: 'economy', verdict: 'yes' }],
      '/acts/0/verdict: must be one of "agree", "remarks", "object", "outside"',
    ],
  ])('%j is refused', (json, message) => {
    try {
      readScript(json);
    } catch (error) {
      expect(error).toBeInstanceOf(WorkflowFault);
      expect((error as Error).message.startsWith(message), (error as Error).message).toBe(true);
      return;
    }
    expect.fail('it was read');
  });
});
