/** A long life of a draft, as facts: 50 agencies, 5,000 amendments, 20,000 events, over many rounds. */
import { type Draft, fold } from '../../src/domain/draft/draft.ts';
import type { Author, Fact, Participant, Roots, Written } from '../../src/domain/draft/event.ts';
import { record } from '../../src/domain/draft/event.ts';
import { versionManifest } from '../../src/domain/draft/text.ts';

export const agencies = Array.from({ length: 50 }, (_, index) => `agency-${index + 1}`);
const amendments = 5_000;
const events = 20_000;
/** Few enough that some amendments are open at the end. */
const decidedEachRound = 20;

interface Pen {
  draft: Draft;
  readonly records: Written[];
  readonly at: string;
}

function write(pen: Pen, by: Author, ...facts: readonly Fact[]): void {
  const { id, seq, head } = pen.draft;
  const added = record(facts, { draft: id, seq, head }, { at: pen.at, by });
  pen.records.push(...added);
}

const heard = (agency: string): Author => ({ person: `head of ${agency}`, organisation: agency });

/**
 * What follows a draft that was just made, until it is back in its drafter's hands. `others` are texts
 * that are stored as well, for versions and amendments to name. Gives the events and the draft after them.
 */
export function liveLong(begun: Draft, others: readonly Roots[], at: string) {
  const pen: Pen = { draft: begun, records: [], at };
  const drafter: Author = { person: 'dina', organisation: begun.owner };
  const catchUp = () => {
    const { seq } = pen.draft;
    const first = begun.seq + 1;
    pen.draft = fold(pen.draft, pen.records.slice(seq + 1 - first));
  };
  for (let round = 1; pen.draft.seq < events; round++) {
    const texts = others[round % others.length] as Roots;
    for (const [lang, root] of Object.entries(texts)) {
      write(pen, drafter, { type: 'textSaved', lang: lang as 'ru', root: root as string });
      catchUp();
    }
    for (const fact of circulate(pen.draft, round)) {
      write(pen, drafter, fact);
      catchUp();
    }
    for (const agency of agencies) {
      answer(pen, agency, round);
      catchUp();
    }
    settle(pen, drafter, round);
    catchUp();
  }
  return { records: pen.records, draft: pen.draft };
}

const review = { from: 'drafting', to: 'circulation', transition: 'circulate' } as const;

function circulate({ titles, texts, versions, rounds }: Draft, number: number): readonly Fact[] {
  const version = versions.length + 1;
  const { hash } = versionManifest(titles, texts);
  const round = rounds.length + 1;
  const due = '2021-01-01T00:00:00.000Z';
  const participants = agencies.map(
    (agency): Participant => ({ agency, required: true, due, remit: 'whole', remitHash: hash }),
  );
  const named = { label: `round ${number}`, summary: '', diffs: {} };
  return [
    { type: 'versionFrozen', version, hash, texts, titles, ...named },
    { type: 'moved', ...review, reason: 'b', round: { round, version, participants } },
  ];
}

/** One verdict with an item in it, and amendments while there are any to come. */
function answer(pen: Pen, agency: string, number: number): void {
  const { draft } = pen;
  const { version, hash } = draft.versions.at(-1) ?? { version: 0, hash: '' };
  const item = draft.items.length + 1;
  const raised = {
    kind: 'remark',
    lang: 'ru',
    block: 'b',
    quote: 'q',
    reason: 'why',
    item,
  } as const;
  const isAnswering = (number + agency.length) % 3 > 0;
  const facts: Fact[] = [
    {
      type: 'signedOff',
      round: draft.rounds.length,
      version,
      hash,
      agency,
      verdict: isAnswering ? 'remarks' : 'agree',
      remit: hash,
      note: '',
      items: isAnswering ? [raised] : [],
    },
  ];
  let amendment = draft.amendments.length;
  for (let more = 0; more < 2 && amendment < amendments; more++)
    facts.push({
      type: 'amendmentSubmitted',
      amendment: ++amendment,
      version,
      texts: { ru: draft.origin.ru as string },
      justification: `for reason ${amendment}`,
    });
  write(pen, heard(agency), ...facts);
}

/** The drafter answers what was raised and decides some of what was proposed; the draft goes back. */
function settle(pen: Pen, drafter: Author, number: number): void {
  const { items, amendments: all } = pen.draft;
  const answers = items
    .slice(-agencies.length)
    .filter(({ answer: given }) => !given)
    .map(({ item }): Fact => ({ type: 'itemAnswered', item, answer: 'partly', reason: 'r' }));
  const decisions = all
    .filter(({ state, amendment }) => state === 'submitted' && amendment % 2 === number % 2)
    .slice(0, decidedEachRound)
    .map(
      ({ amendment }): Fact => ({
        type: 'amendmentDecided',
        amendment,
        outcome: 'refused',
        reason: 'r',
      }),
    );
  write(pen, drafter, ...answers, ...decisions, {
    type: 'moved',
    from: 'circulation',
    to: 'drafting',
    transition: 'return',
    reason: 'r',
  });
}
