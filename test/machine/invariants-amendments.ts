/**
 * I7 and I14 for amendments, read from the log alone: one end each, by whom it belongs to, with a
 * reason and the wording that came of it; and at every moment the record says how each open one stands
 * to the newest version.
 */
import codes from '../../schema/reason-codes.json' with { type: 'json' };
import type { Event, EventType, Facts } from '../../src/domain/draft/event.ts';
import type { Gate } from '../../src/domain/workflow/workflow.ts';
import { type EventOf, hold, type Proposal, type Seen, type Texts } from './seen.ts';

type Check<T extends EventType> = (seen: Seen, event: EventOf<T>, texts: Texts) => void;

const adoptions: readonly string[] = ['adopted', 'partly', 'reworded'];

export const amendmentChecks: { readonly [T in EventType]?: Check<T> } = {
  amendmentSubmitted(seen, event) {
    hold(event.amendment === seen.amendments.length + 1, 'amendments are numbered in order', event);
    const { amendments } = seen.workflow.states[seen.state] ?? {};
    hold(event.item || amendments !== 'none', 'amendments come where they are taken', event);
    const { organisation: by } = event.by;
    const life = { isStudied: false, end: null, isAnswered: false };
    seen.amendments.push({ by, ...life, ...proposalOf(seen, event) });
  },
  amendmentRevised(seen, event) {
    const amendment = findOpen(seen, event.amendment, event);
    hold(amendment.by === event.by.organisation, "I7: an amendment is its author's", event);
    const isOpen = !amendment.isStudied || amendment.standing?.fate === 'needs-author';
    hold(isOpen, 'what is studied stays as it is', event);
    Object.assign(amendment, proposalOf(seen, event));
  },
  amendmentStudied(seen, event) {
    const amendment = findOpen(seen, event.amendment, event);
    hold(!amendment.isStudied, 'an amendment is taken up once', event);
    amendment.isStudied = true;
  },
  amendmentFollowed(seen, event, { ask }) {
    const amendment = findOpen(seen, event.amendment, event);
    const { version, fate, texts } = event;
    hold(version === seen.versions.length, 'an amendment follows the newest version', event);
    const before = amendment.standing ?? { fate: 'unaffected', version: 0 };
    const asked = ask(seen.versions[before.version - 1]?.texts, before.texts);
    const isNews = before.fate !== fate || asked !== ask(seen.versions.at(-1)?.texts, texts);
    hold(amendment.isLate || isNews, 'nothing is told twice', event);
    hold((fate === 'carried') === (texts !== undefined), 'what is carried is shown', event);
    amendment.standing = { version, fate, ...(texts && { texts }) };
    amendment.isLate = false;
  },
  amendmentSupported(seen, event) {
    findOpen(seen, event.amendment, event);
  },
  amendmentDecided(seen, event) {
    settleAdoption(seen, event);
    const amendment = findOpen(seen, event.amendment, event);
    const { outcome, reason, code, changes, texts } = event;
    amendment.end = outcome;
    const isEnding = code === 'draft-ended' && outcome === 'moot';
    if (isEnding) seen.ending += 1;
    const isOwners = event.by.organisation === seen.owner;
    hold(isEnding || isOwners, 'I7: the drafting side decides', event);
    const isCode = codes.some((one) => one.code === code && one.outcomes.includes(outcome));
    hold(reason.trim() && (isCode || isEnding), 'I7: an outcome has its reason and code', event);
    const isAdopted = adoptions.includes(outcome);
    hold(isAdopted === (texts !== undefined), 'I7: an adoption has its wording', event);
    const { kind } = seen.workflow.states[seen.state] ?? {};
    hold(!isAdopted || kind === 'drafting', 'words change only while drafting', event);
    const isPart =
      changes &&
      changes.length > 0 &&
      changes.length < amendment.changes.length &&
      changes.every((one) => amendment.changes.includes(one));
    hold((outcome === 'partly') === !!isPart, 'I7: partly is some of the parts', event);
    if (texts) seen.adopted = { amendment: event.amendment, texts };
  },
  rewordingAccepted: answerRewording,
  rewordingContested(seen, event) {
    hold(event.reason.trim(), 'I7: a contest has its reason', event);
    answerRewording(seen, event);
  },
  amendmentWithdrawn(seen, event) {
    const amendment = findOpen(seen, event.amendment, event);
    hold(amendment.by === event.by.organisation, 'I7: withdrawn by its author', event);
    amendment.end = 'withdrawn';
  },
};

const proposalOf = (
  { versions }: Seen,
  event: EventOf<'amendmentSubmitted'> | EventOf<'amendmentRevised'>,
): Pick<Proposal, 'version' | 'texts' | 'changes' | 'standing' | 'isLate'> => {
  const { version, texts, changes = [] } = event;
  const base = versions[version - 1];
  hold(base && texts.ru && texts.ru !== base.texts.ru, 'an amendment changes a version', event);
  return {
    version,
    texts,
    changes: changes.map(({ change }) => change),
    standing: null,
    isLate: version < versions.length,
  };
};

function findOpen(seen: Seen, number: number, event: Event): Proposal {
  const amendment = seen.amendments[number - 1];
  hold(amendment && amendment.end === null, 'I7: an amendment has one outcome', event);
  return amendment;
}

function answerRewording(seen: Seen, event: Event & Facts['rewordingAccepted']): void {
  const amendment = seen.amendments[event.amendment - 1];
  hold(amendment?.end === 'reworded', 'I7: other words are answered', event);
  hold(!amendment.isAnswered, 'I7: other words are answered once', event);
  hold(amendment.by === event.by.organisation, 'I7: answered by its author', event);
  amendment.isAnswered = true;
}

/** The working texts move on; what an adoption saves is what it said it would. */
export function checkSaved(seen: Seen, event: EventOf<'textSaved'>): void {
  const { lang, root, amendment } = event;
  const isTold = seen.adopted?.amendment === amendment && seen.adopted?.texts[lang] === root;
  hold(amendment === undefined || isTold, 'I7: what was adopted is what is saved', event);
  seen.texts = { ...seen.texts, [lang]: root };
}

/** The wording an outcome names is that of the text. */
function settleAdoption(seen: Seen, event: Event): void {
  for (const [lang, root] of Object.entries(seen.adopted?.texts ?? {}))
    hold(seen.texts[lang as 'ru'] === root, 'I7: the wording adopted is in the text', event);
  seen.adopted = null;
}

/** I7: a draft ends with every amendment answered or moot, and none is moot for an end that does not come. */
export function checkEnded(seen: Seen, event: EventOf<'moved'>): void {
  const isFinal = seen.workflow.states[event.to]?.kind === 'final';
  hold(isFinal || seen.ending === 0, 'I7: amendments end with the draft', event);
  const open = seen.amendments.filter(({ end }) => end === null);
  hold(!isFinal || open.length === 0, 'I7: no amendment outlives its draft', event);
  seen.ending = 0;
}

/** I7: nothing is adopted by a gate that asks for answers while an amendment waits. */
export function checkAnswered(seen: Seen, event: EventOf<'moved'>): void {
  const { transitions = [] } = seen.workflow.states[event.from] ?? {};
  const { gate } = transitions.find(({ id }) => id === event.transition) ?? {};
  if (!gate || event.waived || !asksAnswers(gate)) return;
  const open = seen.amendments.filter(({ end }) => end === null);
  hold(open.length === 0, 'I7: every amendment is answered', event);
}

const asksAnswers = (gate: Gate): boolean =>
  'all' in gate
    ? gate.all.some(asksAnswers)
    : 'amendmentsAnswered' in gate && gate.amendmentsAnswered === true;

/** I14: the record says of every open amendment how it stands to the newest version. */
export function checkAnchors(seen: Seen, { follow, ask }: Texts, event: Event): void {
  settleAdoption(seen, event);
  hold(seen.ending === 0, 'I7: amendments end with the draft', event);
  const isStirred = /^(versionFrozen|amendment(Submitted|Revised|Followed))$/.test(event.type);
  const newest = seen.versions.at(-1);
  if (!isStirred || !newest) return;
  for (const { end, isLate, version, texts, standing } of seen.amendments) {
    if (end !== null) continue;
    hold(!isLate, 'I14: what comes late is followed at once', event);
    const base = seen.versions[version - 1]?.texts ?? {};
    const { fate, texts: carried } = follow(base, texts, newest.texts);
    const told = standing ?? { fate: 'unaffected', version: 0 };
    const asked = ask(seen.versions[told.version - 1]?.texts, told.texts);
    const isTold = told.fate === fate && asked === ask(newest.texts, carried);
    hold(isTold, 'I14: it is told how an amendment stands', event);
  }
}
