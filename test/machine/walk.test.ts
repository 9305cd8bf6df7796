/**
 * An exhaustive walk of each shipped workflow with the real `decide` and `fold`. What matters of a
 * draft is finite: its state, what changed since the last version, each verdict of the open round,
 * who agreed last to exactly this text, who has an open objection, whether an amendment waits. Every
 * such situation that can be reached is reached, by every act of everybody, and the invariants are
 * asked in each.
 */
import { describe, expect, it } from 'vitest';
import { openRound, verdictOf } from '../../src/domain/draft/judge-round.ts';
import { stateOf, type Workflow } from '../../src/domain/workflow/workflow.ts';
import { readCatalogue } from '../../src/service/catalogue.ts';
import { checkAdoptionHasConsent, checkDraft, textsHash } from './invariants.ts';
import { type Act, beginCase, type Case, castOf, perform, promises, shipped } from './world.ts';

const isOpen = ({ answer, withdrawn, kind }: Case['draft']['items'][number]) =>
  kind === 'objection' && answer === null && withdrawn === null;

/** Two drafts with the same situation allow the same acts with the same consequences. */
function situationOf({ draft }: Case): string {
  const version = draft.versions.at(-1);
  const round = openRound(draft);
  return JSON.stringify([
    draft.state,
    version && [
      ...draft.languages.map((lang) => draft.texts[lang] === version.texts[lang]),
      draft.titles.en === version.titles.en,
    ],
    round?.participants.map((one) => verdictOf(draft, round.round, one)?.verdict),
    lastWords(draft),
    [...new Set(draft.items.filter(isOpen).map(({ agency }) => agency))].sort(),
    draft.amendments.filter(({ state }) => state === 'submitted').length,
  ]);
}

/**
 * Each agency's last word on exactly these texts, by state. One on other texts is as good as none:
 * a text that was changed here never becomes what it was.
 */
function lastWords({ signoffs, rounds, texts }: Case['draft']): readonly string[] {
  const now = textsHash(texts);
  const last = new Map(
    signoffs.map((one) => [`${rounds[one.round - 1]?.state} ${one.agency}`, one]),
  );
  return [...last]
    .filter(([, { remit }]) => remit === now)
    .map(([key, { verdict }]) => `${key} ${verdict}`)
    .sort();
}

/** Every act worth trying here: one of each kind and target; a second open one adds nothing. */
function actsIn({ draft }: Case): readonly Act[] {
  const acts: Act[] = [
    { kind: 'save', lang: 'ru', text: `ru ${draft.seq}` },
    { kind: 'save', lang: 'kk', text: `kk ${draft.seq}` },
    { kind: 'retitle', title: `title ${draft.seq}` },
    { kind: 'freeze' },
  ];
  for (const { transitions } of Object.values(draft.workflow.states))
    for (const { id } of transitions) acts.push({ kind: 'move', transition: id });
  const version = draft.versions.length;
  acts.push({ kind: 'sign', verdict: 'agree', version });
  acts.push({ kind: 'sign', verdict: 'object', version });
  for (const item of draft.items.filter(isOpen))
    acts.push({ kind: 'answer', item: item.item }, { kind: 'withdrawItem', item: item.item });
  const open = draft.amendments.find(({ state }) => state === 'submitted')?.amendment;
  if (open === undefined) acts.push({ kind: 'amend', version, text: `amendment ${draft.seq}` });
  else
    acts.push(
      { kind: 'adopt', amendment: open, text: `merged ${draft.seq}` },
      { kind: 'refuse', amendment: open, text: '' },
      { kind: 'withdrawAmendment', amendment: open },
    );
  return acts;
}

interface Walk {
  /** One draft for each situation, and the situations one act leads to. */
  readonly cases: ReadonlyMap<string, Case>;
  readonly edges: ReadonlyMap<string, ReadonlySet<string>>;
  readonly tried: number;
}

/** `drafter`, `coordinator` and `partner` do what the policy page lets them; others sign and move. */
function walk(workflow: Workflow, tries: (act: Act) => boolean = () => true): Walk {
  const cast = castOf(workflow);
  const first = beginCase(workflow);
  const cases = new Map([[situationOf(first), first]]);
  const edges = new Map<string, Set<string>>();
  let tried = 0;
  for (const [situation, here] of cases) {
    const next = new Set<string>();
    edges.set(situation, next);
    for (const act of actsIn(here).filter(tries))
      for (const by of cast) {
        if (!concerns(act, by.role, here, by.organisation)) continue;
        tried += 1;
        const after = perform(here, act, by);
        if (typeof after === 'string') continue;
        const reached = situationOf(after);
        next.add(reached);
        if (!cases.has(reached)) cases.set(reached, after);
      }
  }
  return { cases, edges, tried };
}

/** The acts the policy page (`access.ts`) lets this role ask for; an agency objects once at a time. */
function concerns(act: Act, role: string, { draft }: Case, organisation: string): boolean {
  const { kind } = act;
  if (kind === 'move') return role !== 'partner';
  if (kind === 'sign' && act.verdict === 'object')
    if (draft.items.some((item) => item.agency === organisation && isOpen(item))) return false;
  if (kind === 'sign' || kind === 'withdrawItem') return role === 'signatory';
  if (kind === 'amend' || kind === 'withdrawAmendment') return role === 'partner';
  return role === 'drafter';
}

/** Situations from which one of `ends` can be reached. */
function leadTo(ends: readonly string[], edges: Walk['edges']): ReadonlySet<string> {
  const into = new Map<string, string[]>();
  for (const [from, tos] of edges)
    for (const to of tos) into.set(to, [...(into.get(to) ?? []), from]);
  const found = new Set(ends);
  for (const one of found) for (const from of into.get(one) ?? []) found.add(from);
  return found;
}

it('every shipped workflow has its promise written down, and no promise is for a lost file', () => {
  expect(shipped.map(({ id }) => id).sort()).toEqual(Object.keys(promises).sort());
});

describe.each(shipped.map((workflow) => [workflow.id, workflow] as const))('%s', (id, workflow) => {
  const promise = promises[id] ?? { adopted: '', required: [] };
  const { cases, edges, tried } = walk(workflow);
  const stateIn = (situation: string) => cases.get(situation)?.draft.state ?? '';
  const isFinal = (situation: string) => stateOf(workflow, stateIn(situation)).kind === 'final';

  it('reaches every state', () => {
    console.log(`${id}: ${cases.size} situations, ${tried} acts tried`);
    expect(new Set([...cases.keys()].map(stateIn))).toEqual(new Set(Object.keys(workflow.states)));
  });

  it('leaves no draft stuck: from every situation somebody can act on towards an end', () => {
    const ends = [...cases.keys()].filter(isFinal);
    const saved = leadTo(ends, edges);
    expect([...cases.keys()].filter((situation) => !saved.has(situation))).toEqual([]);
  });

  it('can still come to adoption from every situation that is not an end', () => {
    const ends = [...cases.keys()].filter((situation) => stateIn(situation) === promise.adopted);
    expect(ends.length).toBeGreaterThan(0);
    const hopeful = leadTo(ends, edges);
    const lost = [...cases.keys()].filter((one) => !isFinal(one) && !hopeful.has(one));
    expect(lost).toEqual([]);
  });

  it('lets nothing happen after an end', () => {
    for (const situation of cases.keys())
      if (isFinal(situation)) expect(edges.get(situation)).toEqual(new Set());
  });

  it('keeps every invariant in every situation, adoption without consent above all', () => {
    for (const { log, draft } of cases.values()) checkDraft(log, draft, promise);
  });

  it('runs on a calendar that ships', () => {
    expect(readCatalogue().calendars.map((calendar) => calendar.id)).toContain(workflow.calendar);
  });
});

/** The workflow with a transition's gate taken away. */
const ungated = (workflow: Workflow, id: string): Workflow => ({
  ...workflow,
  states: Object.fromEntries(
    Object.entries(workflow.states).map(([name, state]) => [
      name,
      {
        ...state,
        transitions: state.transitions.map(({ gate, ...rest }) =>
          rest.id === id || !gate ? rest : { ...rest, gate },
        ),
      },
    ]),
  ),
});

describe('the walk itself', () => {
  const [concept] = shipped.filter(({ id }) => id === 'kz-concept');
  const promise = promises['kz-concept'];

  it.each(['to-expertise', 'submit'])(
    'finds adoptions without consent once %s has no gate',
    (id) => {
      if (!concept || !promise) throw new Error('kz-concept ships');
      const tries = ({ kind }: Act) => ['save', 'freeze', 'move', 'sign'].includes(kind);
      const adopted = [...walk(ungated(concept, id), tries).cases.values()].filter(
        ({ draft }) => draft.state === promise.adopted,
      );
      const check = () => {
        for (const { log } of adopted) checkAdoptionHasConsent(log, promise);
      };
      expect(check).toThrow();
    },
  );
});
