/** A workflow that uses every word of the grammar once: what is said, drawn and schemed must know it. */
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import type { Workflow } from '../../../src/domain/workflow/workflow.ts';
import { named } from '../samples.ts';

const basis = { act: 'House rules', confirmed: false, note: 'A setting.' };

const way = (id: string, to: string, more: object = {}) => ({
  id,
  titles: named(id),
  to,
  by: ['drafter'],
  ...more,
});

const review = {
  participants: [
    { agency: 'law', required: true, veto: true, group: 2 },
    {
      agency: 'money',
      required: true,
      remit: { kinds: ['money', 'indicator'] },
      when: { any: [{ touches: { kinds: ['money', 'indicator'] } }, { lengthOver: 20 }] },
    },
    { kind: 'ngo', required: false, remit: { sections: ['goals', 'plan'] } },
    { kind: 'moon', required: true, remit: 'whole' },
  ],
  chosen: true,
  order: 'groups',
  quorum: { given: 3, agreeing: 2 },
  term: { workingDays: 10 },
  otherTerm: { when: { lengthOver: 20 }, term: { calendarDays: 21 } },
  repeatTerm: { workingDays: 2 },
  cutoff: '18:00',
  carryOver: 'remit',
  contestTerm: { hours: 48 },
  verdicts: ['agree', 'remarks', 'object', 'outside'],
  objections: ['ordinary', 'fundamental'],
  silence: { means: 'agree', basis },
  reminders: [3, 1],
  escalation: [
    { afterWorkingDays: 0, to: 'coordinator' },
    { afterWorkingDays: 2, to: { agency: 'office' } },
  ],
  extension: { workingDays: 5, times: 1 },
  basis,
};

export const everything: Workflow = readWorkflow({
  $schema: '../schema/workflow.schema.json',
  id: 'everything',
  edition: '1',
  titles: named('Everything'),
  calendar: 'eu',
  zone: 'Europe/Brussels',
  initial: 'drafting',
  override: { by: [{ agency: 'office' }], basis },
  states: {
    drafting: {
      kind: 'drafting',
      titles: named('Drafting'),
      transitions: [
        way('open', 'talk', { gate: { all: [{ frozen: ['kk', 'ru'] }, { checksPass: true }] } }),
      ],
    },
    talk: {
      kind: 'consultation',
      titles: named('Talk'),
      basis,
      comments: 'anonymous',
      amendments: 'in-term',
      transitions: [
        way('circulate', 'circle', {
          gate: {
            all: [
              { term: { calendarDays: 15 } },
              { amendmentsAnswered: { supporters: 500 } },
              { aligned: ['kk', 'ru'] },
            ],
          },
          waiver: { by: ['coordinator'], basis },
        }),
      ],
    },
    circle: {
      kind: 'circulation',
      titles: named('Circle'),
      review,
      transitions: [
        way('settle', 'table', {
          gate: {
            any: [{ signoffs: 'given' }, { all: [{ elapsed: true }, { not: { lengthOver: 1 } }] }],
          },
        }),
        way('pause', 'pause', { reason: true }),
        way('back', 'drafting'),
      ],
    },
    pause: { kind: 'suspended', titles: named('Pause'), transitions: [way('resume', 'circle')] },
    table: {
      kind: 'conciliation',
      titles: named('Table'),
      transitions: [
        way('send', 'sent', {
          gate: {
            atLeast: 3,
            of: [
              { noOpenObjections: true },
              { noOpenObjections: 'ordinary' },
              { noOpenObjections: 'fundamental' },
              { noOpenObjections: 'condition' },
              { amendmentsAnswered: true },
              { commentsAnswered: true },
            ],
          },
        }),
      ],
    },
    sent: { kind: 'submission', titles: named('Sent'), transitions: [way('ask', 'experts')] },
    experts: {
      kind: 'expertise',
      titles: named('Experts'),
      review: {
        participants: [
          { agency: 'law', required: true },
          { agency: 'words', required: false },
        ],
        chosen: false,
        order: 'sequence',
        term: { hours: 1 },
        basis: {
          act: { kk: '1-акт', ru: 'Акт 1', en: 'Act 1' },
          confirmed: true,
          note: { kk: 'Сағатпен.', ru: 'В часах.', en: 'In hours.' },
        },
      },
      transitions: [way('decide', 'table-2', { gate: { signoffs: 'consent' } })],
    },
    'table-2': {
      kind: 'decision',
      titles: named('Decision'),
      transitions: [
        way('adopt', 'adopted', { gate: { touches: { sections: ['goals'] } } }),
        way('refuse', 'dropped'),
      ],
    },
    adopted: { kind: 'final', titles: named('Adopted'), adopts: true, transitions: [] },
    dropped: { kind: 'final', titles: named('Dropped'), transitions: [] },
  },
});
