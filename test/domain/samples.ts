/** Things every test of the domain speaks of: people, a small workflow, texts, facts. Values only. */
import type { Actor, Role } from '../../src/domain/access.ts';
import type { Fact, Facts } from '../../src/domain/draft/event.ts';
import type { Names } from '../../src/domain/language.ts';
import type { Term } from '../../src/domain/legal-time/due.ts';
import { hashText } from '../../src/domain/text/canonical.ts';
import { readWorkflow } from '../../src/domain/workflow/read-workflow.ts';
import type { Gate, Workflow } from '../../src/domain/workflow/workflow.ts';

export const named = (name: string): Names => ({ kk: `${name} kk`, ru: `${name} ru`, en: name });

const person = (name: string, organisation: string, role: Role): Actor => ({
  person: name,
  organisation,
  role,
});

export const drafter = person('dina', 'ministry', 'drafter');
export const finance = person('farid', 'finance', 'signatory');
export const justice = person('zhanna', 'justice', 'signatory');
export const health = person('halima', 'health', 'signatory');
export const president = person('pavel', 'president', 'signatory');
export const partner = person('nurlan', 'red-crescent', 'partner');
export const coordinator = person('kamila', 'office', 'coordinator');

/** When nothing else is said: a Monday morning, and the instant the sample rounds are due. */
export const monday = '2020-06-01T04:00:00.000Z';
export const dueDay = '2020-06-15T18:00:00.000Z';

const dayMilliseconds = 86_400_000;

/** How time runs in tests that count no calendar: every day is worked, a term is days on end. */
export const runningAt = (now: string) => {
  const later = (from: string, days: number) =>
    new Date(Date.parse(from) + days * dayMilliseconds).toISOString();
  const lengthOf = (term: Term) => Object.values(term)[0] as number;
  return {
    count: (term: Term) => later(now, lengthOf(term)),
    recount: ({ start, term }: { readonly start: string; readonly term: Term }) =>
      later(start, lengthOf(term)),
    shift: later,
    daysLeft: (from: string, to: string) =>
      Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / dayMilliseconds)),
  };
};

/** The same for tests in which every term ends on one day. */
export const runningTo = (due: string) => ({ ...runningAt(due), count: () => due });

/** A root that stands for a text nobody needs to read. */
export const textRoot = (name: string) => hashText(`text ${name}`);

const review = {
  participants: [
    { agency: 'finance', required: true },
    { agency: 'justice', required: false },
  ],
  chosen: true,
  term: { workingDays: 10 },
  basis: { act: 'House rules', confirmed: true },
};

const agreed: Gate = {
  all: [{ signoffs: 'consent' }, { noOpenObjections: true }, { amendmentsAnswered: true }],
};

const edge = (id: string, to: string, by: readonly unknown[], more: object = {}) => ({
  id,
  titles: named(id),
  to,
  by,
  ...more,
});

/** Draft, review, decision; every kind of mover, gate and end that the tests need. */
export const small: Workflow = readWorkflow({
  id: 'small',
  edition: '1',
  titles: named('Small'),
  calendar: 'kz',
  zone: 'Asia/Almaty',
  initial: 'drafting',
  states: {
    drafting: {
      kind: 'drafting',
      titles: named('Drafting'),
      transitions: [
        edge('circulate', 'review', ['drafter'], { gate: { frozen: ['ru'] } }),
        edge('rush', 'review', ['drafter']),
        edge('drop', 'dropped', ['drafter', 'coordinator'], { reason: true }),
      ],
    },
    review: {
      kind: 'circulation',
      titles: named('Review'),
      review,
      transitions: [
        edge('return', 'drafting', ['drafter', 'coordinator'], { reason: true }),
        edge('pass', 'decision', ['drafter'], { gate: agreed }),
        edge('pass-late', 'decision', ['coordinator'], { gate: { elapsed: true } }),
      ],
    },
    decision: {
      kind: 'submission',
      titles: named('Decision'),
      transitions: [
        edge('adopt', 'adopted', [{ agency: 'president' }], { gate: { frozen: ['ru'] } }),
        edge('return', 'drafting', [{ agency: 'president' }], { reason: true }),
      ],
    },
    adopted: { kind: 'final', titles: named('Adopted'), adopts: true, transitions: [] },
    dropped: { kind: 'final', titles: named('Dropped'), transitions: [] },
  },
});

type Part<K extends keyof Facts> = Partial<Facts[K]>;

/** Facts with the fields a test does not care about filled in. */
export const fact = {
  created: (part: Part<'created'> = {}): Fact => ({
    type: 'created',
    titles: named('Volunteering'),
    languages: ['ru'],
    template: { id: 'kz-concept', edition: '2018' },
    workflow: small,
    participants: [],
    ...part,
  }),
  saved: (name: string, part: Part<'textSaved'> = {}): Fact => ({
    type: 'textSaved',
    lang: 'ru',
    root: textRoot(name),
    ...part,
  }),
  moved: (part: Part<'moved'>): Fact => ({
    type: 'moved',
    transition: 'return',
    from: 'review',
    to: 'drafting',
    reason: '',
    ...part,
  }),
  amended: (amendment: number, part: Part<'amendmentSubmitted'> = {}): Fact => ({
    type: 'amendmentSubmitted',
    amendment,
    version: 1,
    texts: { ru: textRoot(`amendment ${amendment}`) },
    justification: 'Volunteers need insurance',
    ...part,
  }),
} as const;
