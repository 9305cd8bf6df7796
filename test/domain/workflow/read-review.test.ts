/** What a state asks of the agencies is checked whole, and its parts against each other. */
import { describe, expect, it } from 'vitest';
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import { changed, faultOf } from './changed.ts';

const basis = { act: 'House rules', confirmed: false };
const named = { kk: 'Ішкі тәртіп', ru: 'Внутренний порядок', en: 'House rules' };

describe('a workflow file', () => {
  /** The review of the sample with these settings more. */
  const review = (more: object) =>
    changed((file) => {
      Object.assign(file.states?.review?.review as object, more);
    });
  const seat = { agency: 'culture', required: true };
  const finance = { agency: 'finance', required: true };

  it.each([
    [
      { participants: [{ required: true }] },
      'participants/0: must have exactly one of agency, kind',
    ],
    [
      { participants: [{ ...seat, kind: 'ministry' }] },
      'participants/0: must have exactly one of agency, kind',
    ],
    [
      { participants: [{ ...seat, veto: true }] },
      'participants/0/veto: belongs to a review with a quorum',
    ],
    [{ participants: [{ ...seat, veto: false }] }, 'participants/0/veto: must be one of true'],
    [
      { participants: [{ ...seat, group: 2 }] },
      'participants/0/group: belongs to a review with "order": "groups"',
    ],
    [
      { participants: [{ ...seat, when: { elapsed: true } }] },
      'participants/0/when: nobody is asked yet; use touches, lengthOver, aligned, checksPass or combine them',
    ],
    [
      {
        participants: [
          { ...seat, when: { all: [{ lengthOver: 3 }, { not: { signoffs: 'given' } }] } },
        ],
      },
      'participants/0/when/all/1/not: nobody is asked yet',
    ],
    [
      { participants: [finance, seat, finance] },
      'participants/2: finance is asked twice; say when',
    ],
    [
      { participants: [], chosen: false },
      'participants: nobody is asked; name an agency or set chosen to true',
    ],
    [
      { participants: [{ ...seat, when: { lengthOver: 3 } }], chosen: false },
      'participants: nobody may be asked; name one without when, or set chosen to true',
    ],
    [{ order: 'random' }, 'order: must be one of "parallel", "sequence", "groups"'],
    [{ quorum: { given: 2 } }, 'quorum/agreeing: must be a whole number'],
    [
      { quorum: { given: 2, agreeing: 3 } },
      'quorum/agreeing: cannot be more than given, which is 2',
    ],
    [
      { quorum: { given: 3, agreeing: 1 }, chosen: false },
      'quorum/given: can never be reached; 2 are asked',
    ],
    [
      { otherTerm: { when: { frozen: [] }, term: { hours: 48 } } },
      'otherTerm/when: nobody is asked yet',
    ],
    [{ otherTerm: { when: { lengthOver: 20 } } }, 'otherTerm/term: must be an object'],
    [
      { repeatTerm: { workingDays: 2 } },
      'repeatTerm: belongs to a review with "carryOver": "remit"',
    ],
    [{ contestTerm: { workingDays: 2 } }, 'contestTerm: belongs to a review with "carryOver"'],
    [{ carryOver: 'all' }, 'carryOver: must be one of "remit"'],
    [{ cutoff: '6 pm' }, 'cutoff: must be a time of day such as "18:00"'],
    [{ cutoff: '24:01' }, 'cutoff: must be a time of day'],
    [{ verdicts: [] }, 'verdicts: must have at least 1 of them'],
    [{ verdicts: ['agree', 'agree'] }, 'verdicts/1: agree is named twice'],
    [{ objections: ['grave'] }, 'objections/0: must be one of "ordinary", "fundamental"'],
    [
      { objections: ['ordinary'], verdicts: ['agree'] },
      'objections: nobody may object here; add "object" to verdicts',
    ],
    [{ silence: { means: 'agree' } }, 'silence/basis: must be an object'],
    [{ silence: { means: 'object', basis } }, 'silence/means: must be one of "agree"'],
    [{ reminders: [3, 3] }, 'reminders/1: 3 is named twice'],
    [{ reminders: [0] }, 'reminders/0: must be a whole number from 1 to 1000'],
    [{ escalation: [] }, 'escalation: must have at least 1 of them'],
    [
      { escalation: [{ afterWorkingDays: -1, to: 'drafter' }] },
      'escalation/0/afterWorkingDays: must be a whole number from 0 to 1000',
    ],
    [
      { escalation: [{ afterWorkingDays: 1, to: 'minister' }] },
      'escalation/0/to: must be "drafter", "coordinator" or { agency }',
    ],
    [{ extension: { workingDays: 3 } }, 'extension/times: must be a whole number'],
    [{ basis: { act: 'x', confirmed: true, note: '' } }, 'basis/note: must be a text'],
    [{ basis: { ...basis, act: { ...named, ru: '' } } }, 'basis/act/ru: must be a text'],
    [{ basis: { ...basis, note: { ...named, de: 'x' } } }, 'basis/note/de: unknown key'],
    [{ basis: { ...basis, act: ['x'] } }, 'basis/act: must be an object'],
  ])('with a review of %j is refused', (more, message) =>
    expect(faultOf(review(more))).toContain(`/states/review/review/${message}`),
  );

  it.each([
    { order: 'groups', participants: [{ ...seat, group: 2 }, finance] },
    { quorum: { given: 9, agreeing: 1 }, participants: [{ ...finance, veto: true }] },
    {
      quorum: { given: 9, agreeing: 9 },
      chosen: false,
      participants: [{ kind: 'ministry', required: true }],
    },
    { participants: [finance, { ...finance, required: false, when: { not: { lengthOver: 3 } } }] },
    { term: { hours: 48 }, otherTerm: { when: { checksPass: true }, term: { calendarDays: 9 } } },
    { carryOver: 'remit', repeatTerm: { hours: 5 }, contestTerm: { workingDays: 1 } },
    { cutoff: '18:00', verdicts: ['agree', 'object'], objections: ['fundamental'] },
    { silence: { means: 'agree', basis }, reminders: [3, 1] },
    { basis: { act: named, confirmed: true, note: 'x' } },
    {
      escalation: [{ afterWorkingDays: 0, to: { agency: 'culture' } }],
      extension: { workingDays: 3, times: 2 },
    },
  ])('with a review of %j is read to what it says', (more) => {
    const file = review(more);
    expect(readWorkflow(file)).toEqual(file);
  });
});
