/**
 * An imagined draft and what can be done to it: the real `decide` and `fold` on a text nobody wrote,
 * so that a dry run and a draft can never disagree.
 *
 * The text is known only by how often each of its parts was revised and how long it is. A remit's
 * hash is made of the counts of its parts, so verdicts are carried over or asked for again as they
 * would be; a remit is touched once a part of it was revised. Its languages always say the same.
 */
import type { Actor } from '../access.ts';
import type { Command } from '../draft/command.ts';
import { decide } from '../draft/decide.ts';
import { type Draft, fold, type RaisedItem } from '../draft/draft.ts';
import { type Fact, genesis, type Item, record, type Settlement } from '../draft/event.ts';
import { noComments } from '../draft/judge-comments.ts';
import { isEnded } from '../draft/judge-items.ts';
import { openRound } from '../draft/judge-round.ts';
import { textQuestions } from '../draft/questions.ts';
import { refuse } from '../draft/refusal.ts';
import type { Remit } from '../draft/remit.ts';
import { versionManifest } from '../draft/text.ts';
import type { Running } from '../legal-time/running.ts';
import { canonicalJson, type Hash, hashText } from '../text/canonical.ts';
import type { VerdictKind } from './workflow.ts';
import { type Mover, stateOf, type Workflow } from './workflow.ts';

/** An imagined act. `at` is an instant, a local time of the workflow's zone, or a date: its start. */
export type DryAct = { readonly at: string } & (
  | { readonly wait: true }
  /** Takes a way, as the first who may take it; or waives its gate, as the first who may do that. */
  | { readonly transition: string; readonly waive?: true }
  /** An agency's verdict on the version its round circulates; an objection may be fundamental. */
  | { readonly agency: string; readonly verdict: VerdictKind; readonly fundamental?: true }
  /** An agency takes its verdict back. */
  | { readonly withdraw: string }
  /** An agency takes back, or upholds, what it objected to. */
  | { readonly concede: string }
  | { readonly uphold: string }
  /** The drafter answers every open objection of an agency. */
  | { readonly answer: string }
  /** Whom the workflow names ends every open objection of an agency. */
  | { readonly override: string }
  /** A meeting settles every open objection of an agency that is there. */
  | { readonly settle: string; readonly as: Settlement }
  /** An agency asks for a longer term and has it. */
  | { readonly extend: string; readonly workingDays: number }
  /**
   * The drafter changes the text and freezes it: parts are kinds of blocks and names of sections as
   * remits name them; none means words that only an answer for the whole text is about.
   */
  | { readonly revise: readonly string[]; readonly pages?: number }
);

/** The draft so far, its time, and what is known of its text. */
export interface Play {
  readonly at: string;
  readonly draft: Draft;
  /** What the last act or the clock added. */
  readonly facts: readonly Fact[];
  readonly revisions: Readonly<Record<string, number>>;
  readonly pages: number;
  /** Who is of a kind, where the workflow asks by kinds. */
  readonly bodies: Readonly<Record<string, readonly string[]>>;
}

/** Counts every revision; no kind and no section is called that. */
const everything = '';
/** Nobody's agency: a workflow never names one with an empty id. */
const owner = '';
const drafter: Actor = { person: 'drafter', organisation: owner, role: 'drafter' };
const coordinator: Actor = { person: 'coordinator', organisation: owner, role: 'coordinator' };
/** Wherever a reason is asked for. That one is asked for is told by the workflow, not by a dry run. */
const reason = 'imagined';

const signatoryOf = (agency: string): Actor => ({
  person: agency,
  organisation: agency,
  role: 'signatory',
});

function actorOf(mover: Mover | undefined): Actor {
  if (mover === undefined || mover === 'drafter') return drafter;
  return mover === 'coordinator' ? coordinator : signatoryOf(mover.agency);
}

/** A draft with a text of one page, frozen. */
export function beginPlay(
  workflow: Workflow,
  chosen: readonly string[],
  at: string,
  bodies: Play['bodies'] = {},
): Play {
  const languages = ['kk', 'ru', 'en'] as const;
  const first = hashText('0');
  const command: Command = {
    type: 'create',
    titles: workflow.titles,
    languages,
    template: { id: 'imagined', edition: '' },
    workflow,
    participants: chosen,
    texts: { kk: first, ru: first, en: first },
  };
  const created = append(at, null, command, drafter);
  return freeze({ at, ...created, revisions: {}, pages: 1, bodies });
}

type Grown = Pick<Play, 'draft' | 'facts'>;

/** The draft after a command. @throws Refusal. */
function append(at: string, draft: Draft | null, command: Command, actor: Actor): Grown {
  const { person, organisation } = actor;
  const place = { draft: 'imagined', seq: draft?.seq ?? 0, head: draft?.head ?? genesis };
  const facts = decide(command, draft, { actor, now: at });
  return { facts, draft: fold(draft, record(facts, place, { at, by: { person, organisation } })) };
}

/** The play after a command that is next to what its act did before. */
function go(play: Play, command: Command, actor: Actor): Play {
  const { draft, facts } = append(play.at, play.draft, command, actor);
  return { ...play, draft, facts: [...play.facts, ...facts] };
}

function freeze(play: Play): Play {
  const { draft, revisions, pages } = play;
  const { hash } = versionManifest(draft.titles, draft.texts);
  const touches = textQuestions(draft.workflow)
    .touches.filter((remit) => countsIn(remit, revisions).some((count) => count > 0))
    .map(canonicalJson);
  const findings = { pages, touches, unpaired: [], faults: { count: 0, first: [] } };
  return go(play, { type: 'freeze', hash, diffs: {}, label: '', summary: '', findings }, drafter);
}

/** What a remit's text is known by here: how often its parts were revised. */
const countsIn = (remit: Remit, revisions: Play['revisions']): readonly number[] => {
  if (remit === 'whole') return [revisions[everything] ?? 0];
  const parts = 'sections' in remit ? remit.sections : remit.kinds;
  return parts.map((part) => revisions[part] ?? 0);
};

/** The play after an act, or what the clock records when there is none. @throws Refusal. */
export function perform(before: Play, act: DryAct | null, running: Running): Play {
  const play = { ...before, facts: [] };
  if (!act) return go(play, { type: 'tick', ...running }, coordinator);
  if ('wait' in act) return play;
  if ('transition' in act) return move(play, act.transition, act.waive ?? false, running);
  if ('verdict' in act) return sign(play, act, running);
  if ('revise' in act) return revise(play, act.revise, act.pages ?? play.pages);
  if ('extend' in act) return extend(play, act.extend, act.workingDays, running);
  if ('withdraw' in act)
    return go(play, { type: 'withdrawSignoff', reason }, signatoryOf(act.withdraw));
  return 'settle' in act ? settle(play, act.settle, act.as) : each(play, act);
}

function move(play: Play, transition: string, waive: boolean, running: Running): Play {
  const { draft, revisions } = play;
  const { transitions } = stateOf(draft.workflow, draft.state);
  const way = transitions.find(({ id }) => id === transition);
  const [mover] = (waive ? way?.waiver?.by : way?.by) ?? [];
  const remitHash = (remit: Remit): Hash => hashText(canonicalJson(countsIn(remit, revisions)));
  const bodies = (kind: string) => (Object.hasOwn(play.bodies, kind) && play.bodies[kind]) || [];
  const asked = { transition, reason, waive, ...running, remitHash, bodies, comments: noComments };
  return go(play, { type: 'move', ...asked }, actorOf(mover));
}

function sign(
  play: Play,
  { agency, verdict, fundamental }: Extract<DryAct, { readonly verdict: VerdictKind }>,
  running: Running,
): Play {
  const [lang = 'kk'] = play.draft.languages;
  const kind = verdict === 'object' ? 'objection' : 'remark';
  const plain: Item = { kind, lang, block: '', quote: ' ', reason };
  const item = fundamental ? { ...plain, fundamental } : plain;
  const command: Command = {
    type: 'signOff',
    verdict,
    note: '',
    items: verdict === 'object' || verdict === 'remarks' ? [item] : [],
    version: openRound(play.draft)?.version ?? 0,
    words: () => item.quote,
    count: running.count,
  };
  return go(play, command, signatoryOf(agency));
}

function revise(play: Play, parts: readonly string[], pages: number): Play {
  const revisions = { ...play.revisions };
  for (const part of [everything, ...new Set(parts)]) revisions[part] = (revisions[part] ?? 0) + 1;
  const root = hashText(String(revisions[everything]));
  const saved = play.draft.languages.reduce(
    (before, lang) => go(before, { type: 'saveText', lang, root }, drafter),
    play,
  );
  return freeze({ ...saved, revisions, pages });
}

function extend(play: Play, agency: string, workingDays: number, running: Running): Play {
  const asked: Command = { type: 'askExtension', workingDays, reason };
  const granted: Command = { type: 'extendTerm', agency, workingDays, reason, ...running };
  return go(go(play, asked, signatoryOf(agency)), granted, coordinator);
}

/** *Refuses:* not-found when the agency has no open objection. */
function openItemsOf({ draft }: Play, agency: string): readonly RaisedItem[] {
  const open = draft.items.filter(
    (item) => item.kind === 'objection' && !isEnded(item) && item.agency === agency,
  );
  return open.length > 0 ? open : refuse('not-found', { what: 'open objection', id: agency });
}

type OnItems = Extract<
  DryAct,
  { answer: string } | { concede: string } | { uphold: string } | { override: string }
>;

/** The same for every open objection of an agency. */
function each(play: Play, act: OnItems): Play {
  const { override } = play.draft.workflow;
  if ('answer' in act)
    return onItems(play, act.answer, drafter, (item) => ({
      type: 'answer',
      item,
      answer: 'accepted',
      reason,
    }));
  if ('override' in act)
    return onItems(play, act.override, actorOf(override?.by[0]), (item) => ({
      type: 'overrideItem',
      item,
      reason,
    }));
  const isUpheld = 'uphold' in act;
  const agency = isUpheld ? act.uphold : act.concede;
  const type = isUpheld ? 'upholdItem' : 'withdrawItem';
  return onItems(play, agency, signatoryOf(agency), (item) => ({ type, item, reason }));
}

const onItems = (
  play: Play,
  agency: string,
  actor: Actor,
  command: (item: number) => Command,
): Play =>
  openItemsOf(play, agency).reduce((before, { item }) => go(before, command(item), actor), play);

/** A meeting that was called in time: the moment before, for want of a better one. */
function settle(play: Play, agency: string, settlement: Settlement): Play {
  const { at, draft } = play;
  const agenda = openItemsOf(play, agency).map(({ item }) => item);
  const before = new Date(Date.parse(at) - 1).toISOString();
  const call: Command = { type: 'callMeeting', begins: at, place: reason, agenda, invited: [] };
  const hold: Command = {
    type: 'holdMeeting',
    meeting: draft.meetings.length + 1,
    present: [agency],
    minutes: reason,
    outcomes: agenda.map((item) => ({ item, settlement, reason })),
  };
  const called = go({ ...play, at: before }, call, coordinator);
  return go({ ...called, at }, hold, coordinator);
}
