/** Reads what a state asks of the agencies: whom, by when, and what their answers and silence mean. */
import { isTimeOfDay } from '../legal-time/zone.ts';
import { fail, gather } from './fault.ts';
import {
  distinct,
  exactly,
  flag,
  form,
  list,
  object,
  optional,
  type Read,
  text,
  whole,
  written,
} from './fields.ts';
import { leavesAt, readGate, readRemit, readTerm } from './read-gate.ts';
import {
  type Basis,
  type Escalation,
  type Gate,
  type Mover,
  objectionKinds,
  type Review,
  type Seat,
  verdictKinds,
} from './workflow.ts';

const countMax = 1_000;
const count = whole(1, countMax);

export const readBasis: Read<Basis> = object<Basis>({
  act: written,
  confirmed: flag,
  note: optional(written),
});

const readAgency = object({ agency: text });

/** A role of the drafting side or the desk, or one agency. */
const readMover: Read<Mover> = (value, path) => {
  if (value === 'drafter' || value === 'coordinator') return value;
  if (typeof value === 'string') fail(path, { code: 'mover' });
  return readAgency(value, path);
};

/** Those who may do something: one at least. */
export const readMovers: Read<readonly Mover[]> = (value, path) => {
  const movers = list(readMover)(value, path);
  return movers.length > 0 ? movers : fail(path, { code: 'nobody-may' });
};

const seat = {
  required: flag,
  remit: optional(readRemit),
  group: optional(count),
  veto: optional(exactly<true>(true)),
  when: optional(readTextGate),
} as const;

const readSeat: Read<Seat> = form<Seat>({
  agency: object<Extract<Seat, { readonly agency: string }>>({ agency: text, ...seat }),
  kind: object<Extract<Seat, { readonly kind: string }>>({ kind: text, ...seat }),
});

const readReviewFields = object<Review>({
  participants: list(readSeat),
  chosen: flag,
  order: optional(exactly('parallel', 'sequence', 'groups')),
  quorum: optional(object({ given: count, agreeing: count })),
  term: readTerm,
  otherTerm: optional(object({ when: readTextGate, term: readTerm })),
  repeatTerm: optional(readTerm),
  cutoff: optional(readTimeOfDay),
  carryOver: optional(exactly('remit')),
  contestTerm: optional(readTerm),
  verdicts: optional(distinct(exactly(...verdictKinds), 1)),
  objections: optional(distinct(exactly(...objectionKinds), 1)),
  silence: optional(object({ means: exactly('agree'), basis: readBasis })),
  reminders: optional(distinct(count, 1)),
  escalation: optional(
    list(object<Escalation>({ afterWorkingDays: whole(0, countMax), to: readMover }), 1),
  ),
  extension: optional(object({ workingDays: count, times: count })),
  basis: readBasis,
});

/** A review whose parts fit together. */
export const readReview: Read<Review> = (value, path) => {
  const review = readReviewFields(value, path);
  gather([checkSeats, checkQuorum, checkBelongs].map((check) => () => check(review, path)));
  return review;
};

function readTimeOfDay(value: unknown, path: string): string {
  return isTimeOfDay(value) ? value : fail(path, { code: 'time' });
}

const aboutText = ['touches', 'lengthOver', 'aligned', 'checksPass'];

/** A gate that is judged before anybody is asked, so it can only be about the text. */
function readTextGate(value: unknown, path: string): Gate {
  const gate = readGate(value, path);
  for (const leaf of leavesAt(gate, path))
    if (!aboutText.some((kind) => kind in leaf.gate))
      fail(leaf.path, { code: 'not-about-text', allowed: aboutText });
  return gate;
}

function checkSeats({ participants, chosen, order, quorum }: Review, path: string): void {
  participants.forEach((one, index) => {
    const at = `${path}/participants/${index}`;
    const isSame = (other: Seat) =>
      'agency' in one
        ? 'agency' in other && other.agency === one.agency
        : 'kind' in other && other.kind === one.kind;
    if (participants.findIndex(isSame) !== index && !one.when)
      fail(at, { code: 'asked-twice', name: 'agency' in one ? one.agency : one.kind });
    if (one.group !== undefined && order !== 'groups')
      fail(`${at}/group`, { code: 'needs-groups' });
    if (one.veto && !quorum) fail(`${at}/veto`, { code: 'needs-quorum' });
  });
  if (chosen || participants.some(({ when }) => !when)) return;
  if (participants.length === 0) fail(`${path}/participants`, { code: 'nobody-asked' });
  fail(`${path}/participants`, { code: 'nobody-surely' });
}

function checkQuorum({ participants, chosen, quorum }: Review, path: string): void {
  if (!quorum) return;
  if (quorum.agreeing > quorum.given)
    fail(`${path}/quorum/agreeing`, { code: 'more-than-given', number: quorum.given });
  const isOpen = chosen || participants.some((one) => 'kind' in one);
  if (!isOpen && quorum.given > participants.length)
    fail(`${path}/quorum/given`, { code: 'quorum-beyond', number: participants.length });
}

/** Settings that mean something beside another only. */
function checkBelongs(review: Review, path: string): void {
  const { carryOver, contestTerm, repeatTerm, verdicts, objections } = review;
  for (const [key, value] of Object.entries({ contestTerm, repeatTerm }))
    if (value && !carryOver) fail(`${path}/${key}`, { code: 'needs-carry-over' });
  if (objections && verdicts && !verdicts.includes('object'))
    fail(`${path}/objections`, { code: 'nobody-objects' });
}
