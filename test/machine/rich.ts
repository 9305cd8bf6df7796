/** A workflow that uses everything the grammar knows, for the tests to hold the engine against the model. */
import { readWorkflow } from '../../src/domain/workflow/read-workflow.ts';
import { named } from '../domain/samples.ts';

const basis = { act: 'House rules', confirmed: true };
const edge = (id: string, to: string, by: readonly unknown[], more: object = {}) => ({
  id,
  titles: named(id),
  to,
  by,
  ...more,
});
const money = { kinds: ['money'] };

export const rich = readWorkflow({
  id: 'rich',
  edition: '1',
  titles: named('Rich'),
  calendar: 'kz',
  zone: 'Asia/Almaty',
  initial: 'drafting',
  override: { by: [{ agency: 'cabinet' }, 'coordinator'], basis },
  states: {
    drafting: {
      kind: 'drafting',
      titles: named('Drafting'),
      transitions: [
        edge('circulate', 'circles', ['drafter'], { gate: { frozen: ['kk', 'ru'] } }),
        edge('to-board', 'board', ['coordinator'], {
          gate: { any: [{ not: { touches: money } }, { lengthOver: 20 }] },
          reason: true,
        }),
        edge('rest', 'asleep', ['drafter'], { reason: true }),
        edge('drop', 'dropped', ['drafter', 'coordinator'], { reason: true }),
      ],
    },
    circles: {
      kind: 'circulation',
      titles: named('Circles'),
      review: {
        participants: [
          { agency: 'finance', required: true, remit: money, group: 1 },
          { agency: 'economy', required: true, remit: { sections: ['rest'] }, group: 1 },
          { agency: 'archive', required: false, group: 1 },
          { kind: 'ministry', required: true, group: 2, when: { checksPass: true } },
          { agency: 'justice', required: true, group: 3, when: { not: { lengthOver: 20 } } },
        ],
        chosen: true,
        order: 'groups',
        term: { workingDays: 5 },
        otherTerm: { when: { lengthOver: 20 }, term: { workingDays: 8 } },
        repeatTerm: { workingDays: 2 },
        carryOver: 'remit',
        contestTerm: { workingDays: 2 },
        objections: ['ordinary', 'fundamental'],
        reminders: [3, 1],
        escalation: [
          { afterWorkingDays: 0, to: 'coordinator' },
          { afterWorkingDays: 2, to: { agency: 'cabinet' } },
        ],
        extension: { workingDays: 3, times: 2 },
        basis,
      },
      transitions: [
        edge('to-board', 'board', ['drafter'], {
          gate: {
            all: [
              { signoffs: 'consent' },
              { noOpenObjections: true },
              { noOpenObjections: 'condition' },
              { amendmentsAnswered: { supporters: 1 } },
            ],
          },
          waiver: { by: ['coordinator'], basis },
        }),
        edge('conciliate', 'talks', ['drafter', 'coordinator'], {
          gate: { all: [{ signoffs: 'given' }, { not: { noOpenObjections: 'fundamental' } }] },
        }),
        edge('suspend', 'asleep', ['drafter', 'coordinator'], { reason: true }),
        edge('return', 'drafting', ['drafter', { agency: 'finance' }], { reason: true }),
      ],
    },
    talks: {
      kind: 'conciliation',
      titles: named('Talks'),
      transitions: [
        edge('to-board', 'board', ['drafter'], {
          gate: {
            all: [{ noOpenObjections: 'fundamental' }, { noOpenObjections: 'ordinary' }],
          },
        }),
        edge('resume', 'circles', ['drafter']),
        edge('return', 'drafting', ['drafter'], { reason: true }),
      ],
    },
    board: {
      kind: 'expertise',
      titles: named('Board'),
      amendments: 'none',
      review: {
        participants: [
          { agency: 'first', required: true, veto: true },
          { agency: 'second', required: true },
          { agency: 'archive', required: false, veto: true, when: { touches: money } },
          { agency: 'third', required: true, when: { aligned: ['kk', 'ru'] } },
          { agency: 'second', required: true, when: { lengthOver: 20 } },
        ],
        chosen: true,
        order: 'sequence',
        quorum: { given: 2, agreeing: 2 },
        term: { hours: 48 },
        verdicts: ['agree', 'object', 'outside'],
        objections: ['fundamental'],
        silence: { means: 'agree', basis },
        escalation: [{ afterWorkingDays: 1, to: 'coordinator' }],
        reminders: [1],
        extension: { workingDays: 2, times: 1 },
        basis,
      },
      transitions: [
        edge('pass', 'decision', ['drafter'], {
          gate: { all: [{ signoffs: 'consent' }, { noOpenObjections: 'fundamental' }] },
        }),
        edge('pass-late', 'decision', ['drafter'], {
          gate: {
            all: [{ elapsed: true }, { signoffs: 'consent' }, { noOpenObjections: 'fundamental' }],
          },
        }),
        edge('suspend', 'halted', ['coordinator']),
        edge('return', 'drafting', ['drafter'], { reason: true }),
      ],
    },
    asleep: {
      kind: 'suspended',
      titles: named('Asleep'),
      transitions: [
        edge('wake-drafting', 'drafting', ['drafter']),
        edge('wake-circles', 'circles', ['drafter']),
        edge('sleep-on', 'asleep', ['coordinator'], { reason: true }),
      ],
    },
    halted: {
      kind: 'suspended',
      titles: named('Halted'),
      transitions: [
        edge('go-on', 'board', ['drafter'], { gate: { term: { calendarDays: 1 } } }),
        edge('wake-drafting', 'drafting', ['drafter']),
      ],
    },
    paused: {
      kind: 'suspended',
      titles: named('Paused'),
      transitions: [edge('go-on', 'decision', ['drafter', { agency: 'cabinet' }])],
    },
    decision: {
      kind: 'decision',
      titles: named('Decision'),
      amendments: 'in-term',
      transitions: [
        edge('adopt', 'adopted', [{ agency: 'cabinet' }], {
          gate: {
            all: [
              { frozen: ['kk', 'ru'] },
              { aligned: ['kk', 'ru'] },
              {
                atLeast: 2,
                of: [{ checksPass: true }, { term: { workingDays: 2 } }, { lengthOver: 20 }],
              },
              { amendmentsAnswered: true },
              { commentsAnswered: true },
            ],
          },
          waiver: { by: ['coordinator'], basis },
        }),
        edge('suspend', 'paused', ['drafter'], { reason: true }),
        edge('return', 'drafting', [{ agency: 'cabinet' }, 'coordinator'], { reason: true }),
      ],
    },
    adopted: { kind: 'final', titles: named('Adopted'), adopts: true, transitions: [] },
    dropped: { kind: 'final', titles: named('Dropped'), transitions: [] },
  },
});
