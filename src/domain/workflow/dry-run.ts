/**
 * A workflow played through on imagined acts: the real `decide` and `fold` on a text nobody wrote,
 * so a dry run and a draft can never disagree. Pure; it stores nothing and asks no clock.
 *
 * The imagined text is known only by how often each of its parts was revised. A remit's hash is
 * made of the counts of its parts, so verdicts are carried over or asked for again as they would be.
 */
import type { Actor } from '../access.ts';
import type { Because } from '../draft/because.ts';
import type { Command } from '../draft/command.ts';
import { decide } from '../draft/decide.ts';
import { type Draft, fold } from '../draft/draft.ts';
import { genesis, type Item, type Participant, record } from '../draft/event.ts';
import { blockersOf, judgeExits } from '../draft/judge.ts';
import { isOpenObjection } from '../draft/judge-items.ts';
import { openRound } from '../draft/judge-round.ts';
import { Refusal, type RefusalCode, type Refusals } from '../draft/refusal.ts';
import type { Remit } from '../draft/remit.ts';
import { versionManifest } from '../draft/text.ts';
import type { Calendar } from '../legal-time/calendar.ts';
import { type Due, due } from '../legal-time/due.ts';
import { type Running, runningOn } from '../legal-time/running.ts';
import { readStart, writeInstant } from '../legal-time/zone.ts';
import { canonicalJson, hashText } from '../text/canonical.ts';
import type { VerdictKind } from '../workflow/workflow.ts';
import { WorkflowFault } from './fields.ts';
import { type Mover, stateOf, type Workflow } from './workflow.ts';

/** An imagined act. `at` is an instant, a local time of the workflow's zone, or a date: its start. */
export type DryAct =
  /** Takes a way, as the first who may take it. */
  | { readonly at: string; readonly transition: string }
  /** An agency's verdict on the version its round circulates. */
  | { readonly at: string; readonly agency: string; readonly verdict: VerdictKind }
  /** The drafter answers every open objection of an agency. */
  | { readonly at: string; readonly answer: string }
  /**
   * The drafter changes the text and freezes it: parts are kinds of blocks and names of sections as
   * remits name them; none means words that only an answer for the whole text is about.
   */
  | { readonly at: string; readonly revise: readonly string[] };

export interface DryScript {
  /** Agencies chosen for the draft beside those the workflow asks. */
  readonly chosen?: readonly string[];
  /** In order of time. */
  readonly acts: readonly DryAct[];
}

/** A term that began, its computation, and the agencies it runs for. */
interface DryTerm {
  readonly agencies: readonly string[];
  readonly due: Due;
}

/** A way out of the state, and what keeps it shut. */
interface DryExit {
  readonly transition: string;
  readonly to: string;
  readonly by: readonly Mover[];
  readonly met: boolean;
  readonly because: readonly Because[];
}

interface DryRefusal {
  readonly code: RefusalCode;
  readonly facts: Refusals[RefusalCode];
}

/** What stands after an act. A refused act changes nothing. */
export interface DryStep {
  /** ISO instant, UTC. The beginning is at the first act's; at that of 1970 when there is none. */
  readonly at: string;
  /** `null` for the beginning: the text is there and its first version frozen. */
  readonly act: DryAct | null;
  readonly refused: DryRefusal | null;
  readonly state: string;
  /** The terms this act began; empty unless it opened a round. */
  readonly terms: readonly DryTerm[];
  /** Those the open round asks, as the log records them; empty when none is open. */
  readonly asked: readonly Participant[];
  readonly exits: readonly DryExit[];
}

export interface DryRun {
  readonly workflow: string;
  readonly steps: readonly DryStep[];
  readonly state: string;
  /** True when the last state is final. */
  readonly ended: boolean;
}

/**
 * Plays the script. Refusals are values of their step; the next act is played on what stood before.
 * Faults: `WorkflowFault` for acts out of order, naming the act; `CalendarFault` for an `at` that is
 * no time and for a term that leaves the calendar.
 */
export function dryRun(workflow: Workflow, script: DryScript, calendar: Calendar): DryRun {
  const times = readTimes(script, workflow.zone);
  const begun = begin(workflow, script.chosen ?? [], times[0] ?? new Date(0).toISOString());
  let play = begun;
  const steps = [stepOf(begun, null, [], null)];
  script.acts.forEach((act, index) => {
    const at = times[index] as string;
    const opened: Due[] = [];
    let refused: DryRefusal | null = null;
    try {
      const count: Running['count'] = (term, cutoff) => {
        const found = due({ start: at, term, cutoff, calendar, zone: workflow.zone, knownAt: at });
        opened.push(found);
        return found.at;
      };
      const running = { ...runningOn(calendar, workflow.zone, at), count };
      play = perform({ ...play, at }, act, running);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused = { code: error.code, facts: error.facts };
    }
    steps.push(stepOf({ ...play, at }, act, refused ? [] : opened, refused));
  });
  const { state } = play.draft;
  const ended = stateOf(workflow, state).kind === 'final';
  return { workflow: workflow.id, steps, state, ended };
}

/** The instants of the acts. */
function readTimes({ acts }: DryScript, zone: string): readonly string[] {
  const times = acts.map(({ at }, index) => readStart(at, zone, `acts/${index}/at`));
  times.forEach((time, index) => {
    if (time < (times[index - 1] ?? time))
      throw new WorkflowFault(
        `/acts/${index}/at`,
        'is before the act before it; put acts in order',
      );
  });
  return times.map(writeInstant);
}

/** The draft so far, the time of the act, and how often each part of its text was revised. */
interface Play {
  readonly at: string;
  readonly draft: Draft;
  readonly revisions: Readonly<Record<string, number>>;
}

/** Counts every revision; no kind and no section is called that. */
const everything = '';
/** Nobody's agency: a workflow never names one with an empty id. */
const owner = '';
const drafter: Actor = { person: 'drafter', organisation: owner, role: 'drafter' };

function begin(workflow: Workflow, chosen: readonly string[], at: string): Play {
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
  const play = { at, draft: null, revisions: {} };
  return freeze({ ...play, draft: append(play, command, drafter) });
}

/** The draft after a command. @throws Refusal. */
function append(
  { at, draft }: { readonly at: string; readonly draft: Draft | null },
  command: Command,
  actor: Actor,
): Draft {
  const { person, organisation } = actor;
  const place = { draft: 'imagined', seq: draft?.seq ?? 0, head: draft?.head ?? genesis };
  const facts = decide(command, draft, { actor, now: at });
  return fold(draft, record(facts, place, { at, by: { person, organisation } }));
}

function freeze(play: Play): Play {
  const { hash } = versionManifest(play.draft.titles, play.draft.texts);
  const command: Command = { type: 'freeze', hash, diffs: {}, label: '', summary: '' };
  return { ...play, draft: append(play, command, drafter) };
}

function perform(play: Play, act: DryAct, running: Running): Play {
  if ('transition' in act) return move(play, act.transition, running);
  if ('verdict' in act) return sign(play, act.agency, act.verdict, running);
  return 'answer' in act ? answer(play, act.answer) : revise(play, act.revise);
}

function move(play: Play, transition: string, running: Running): Play {
  const { draft, revisions } = play;
  const { transitions } = stateOf(draft.workflow, draft.state);
  const [mover] = transitions.find(({ id }) => id === transition)?.by ?? [];
  const remitHash = (remit: Remit) => hashText(canonicalJson(countsIn(remit, revisions)));
  // The reason is always given: that one is asked for is told by the workflow, not by a dry run.
  const reason = 'imagined';
  const command: Command = { type: 'move', transition, reason, ...running, remitHash };
  return { ...play, draft: append(play, command, moverOf(mover)) };
}

function moverOf(mover: Mover | undefined): Actor {
  if (mover === undefined || mover === 'drafter') return drafter;
  if (mover === 'coordinator') return { person: mover, organisation: owner, role: mover };
  return signatoryOf(mover.agency);
}

const signatoryOf = (agency: string): Actor => ({
  person: agency,
  organisation: agency,
  role: 'signatory',
});

/** What a remit's text is known by here: how often its parts were revised. */
const countsIn = (remit: Remit, revisions: Play['revisions']): readonly number[] => {
  if (remit === 'whole') return [revisions[everything] ?? 0];
  const parts = 'sections' in remit ? remit.sections : remit.kinds;
  return parts.map((part) => revisions[part] ?? 0);
};

function sign(play: Play, agency: string, verdict: VerdictKind, { count }: Running): Play {
  const [lang] = play.draft.languages;
  const kind = verdict === 'object' ? 'objection' : 'remark';
  const item: Item = { kind, lang: lang ?? 'kk', block: '', quote: ' ', reason: 'imagined' };
  const command: Command = {
    type: 'signOff',
    verdict,
    note: '',
    items: verdict === 'object' || verdict === 'remarks' ? [item] : [],
    version: openRound(play.draft)?.version ?? 0,
    words: () => item.quote,
    count,
  };
  return { ...play, draft: append(play, command, signatoryOf(agency)) };
}

/** *Refuses:* not-found when the agency has no open objection. */
function answer(play: Play, agency: string): Play {
  const open = play.draft.items.filter((item) => isOpenObjection(item) && item.agency === agency);
  if (open.length === 0) throw new Refusal('not-found', { what: 'open objection', id: agency });
  const draft = open.reduce((before, { item }) => {
    const command: Command = { type: 'answer', item, answer: 'accepted', reason: 'imagined' };
    return append({ at: play.at, draft: before }, command, drafter);
  }, play.draft);
  return { ...play, draft };
}

function revise(play: Play, parts: readonly string[]): Play {
  const revisions = { ...play.revisions };
  for (const part of [everything, ...new Set(parts)]) revisions[part] = (revisions[part] ?? 0) + 1;
  const root = hashText(String(revisions[everything]));
  const saved = play.draft.languages.reduce(
    (draft, lang) => append({ ...play, draft }, { type: 'saveText', lang, root }, drafter),
    play.draft,
  );
  return freeze({ ...play, draft: saved, revisions });
}

function stepOf(
  { draft, at }: Play,
  act: DryAct | null,
  opened: readonly Due[],
  refused: DryRefusal | null,
): DryStep {
  const asked = openRound(draft)?.participants ?? [];
  // Carried verdicts have a term too, but nobody has to keep it.
  const terms = [...new Map(opened.map((one) => [one.at, one])).values()]
    .map((one) => ({
      agencies: asked
        .filter((participant) => participant.due === one.at && participant.carried === undefined)
        .map(({ agency }) => agency),
      due: one,
    }))
    .filter(({ agencies }) => agencies.length > 0);
  const exits = judgeExits(draft, at).map(({ transition, judgement }) => ({
    transition: transition.id,
    to: transition.to,
    by: transition.by,
    met: judgement.met,
    because: blockersOf(judgement),
  }));
  return { at, act, refused, state: draft.state, terms, asked, exits };
}
