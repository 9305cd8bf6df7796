/**
 * Judges a gate and explains the judgement: a tree of the same shape as the gate, where every leaf
 * says whether it is met and because of what. API, pages and refusals all show this one answer.
 */
import { canonicalJson } from '../text/canonical.ts';
import type { Gate, Transition } from '../workflow/workflow.ts';
import { stateOf } from '../workflow/workflow.ts';
import type { Draft, RaisedItem, Round, Signoff } from './draft.ts';
import type { Participant } from './event.ts';

/**
 * Why a gate is met or not: a code with its numbers and names, for any language to word. A text that
 * changed without a `lang` is the titles, which a version holds in all languages at once.
 */
export interface Because {
  readonly code:
    | 'no-version'
    | 'text-changed-since-version'
    | 'version-lacks-language'
    | 'version-current'
    | 'no-round'
    | 'verdict-missing'
    | 'verdict-objects'
    | 'verdicts-complete'
    | 'objection-open'
    | 'no-objection-open'
    | 'amendment-open'
    | 'no-amendment-open'
    | 'term-runs'
    | 'term-over';
  readonly agency?: string;
  readonly number?: number;
  readonly lang?: string;
  readonly due?: string;
}

export interface Judgement {
  readonly gate: string;
  readonly met: boolean;
  readonly because: readonly Because[];
  readonly parts: readonly Judgement[];
}

/** Whether the gate is open for this draft at this instant (ISO), and why. */
export function judge(gate: Gate, draft: Draft, now: string): Judgement {
  if ('all' in gate) return group('all', gate.all, draft, now, (met, of) => met === of);
  if ('any' in gate) return group('any', gate.any, draft, now, (met) => met > 0);
  if ('of' in gate) return group('atLeast', gate.of, draft, now, (met) => met >= gate.atLeast);
  if ('not' in gate) return group('not', [gate.not], draft, now, (met) => met === 0);
  if ('frozen' in gate) return leaf('frozen', judgeFrozen(draft, gate.frozen));
  if ('signoffs' in gate) return leaf('signoffs', judgeSignoffs(draft, gate.signoffs));
  if ('noOpenObjections' in gate) return leaf('noOpenObjections', judgeObjections(draft));
  if ('amendmentsAnswered' in gate) return leaf('amendmentsAnswered', judgeAmendments(draft));
  return leaf('elapsed', judgeTerm(draft, now));
}

/** Each way out of the present state with its judgement; an ungated one is met. */
export const judgeExits = (
  draft: Draft,
  now: string,
): readonly { readonly transition: Transition; readonly judgement: Judgement }[] =>
  stateOf(draft.workflow, draft.state).transitions.map((transition) => ({
    transition,
    judgement: judge(transition.gate ?? { all: [] }, draft, now),
  }));

/** The unmet leaves of a judgement, flat: what still blocks. */
export const blockersOf = (judgement: Judgement): readonly Because[] => {
  if (judgement.met) return [];
  if (judgement.gate === 'not') return judgement.parts.flatMap(reasonsOf);
  if (judgement.parts.length === 0) return judgement.because;
  return judgement.parts.flatMap(blockersOf);
};

/** Every reason in a judgement: what makes a negated gate shut is what makes its part met. */
const reasonsOf = ({ because, parts }: Judgement): readonly Because[] => [
  ...because,
  ...parts.flatMap(reasonsOf),
];

function group(
  name: string,
  gates: readonly Gate[],
  draft: Draft,
  now: string,
  enough: (met: number, of: number) => boolean,
): Judgement {
  const parts = gates.map((gate) => judge(gate, draft, now));
  const met = parts.filter((part) => part.met).length;
  return { gate: name, met: enough(met, parts.length), because: [], parts };
}

interface Finding {
  readonly met: boolean;
  readonly because: readonly Because[];
}

const leaf = (gate: string, { met, because }: Finding): Judgement => ({
  gate,
  met,
  because,
  parts: [],
});

/** Met with one reason when nothing stands against it, else unmet with every reason against. */
const unless = (against: readonly Because[], code: Because['code']): Finding =>
  against.length ? { met: false, because: against } : { met: true, because: [{ code }] };

function judgeFrozen(draft: Draft, languages: readonly string[]): Finding {
  const version = draft.versions.at(-1);
  if (!version) return { met: false, because: [{ code: 'no-version' }] };
  const against: Because[] = [];
  for (const lang of draft.languages)
    if (draft.texts[lang] !== version.texts[lang])
      against.push({ code: 'text-changed-since-version', lang, number: version.version });
  if (canonicalJson(draft.titles) !== canonicalJson(version.titles))
    against.push({ code: 'text-changed-since-version', number: version.version });
  for (const lang of languages)
    if (!(lang in version.texts))
      against.push({ code: 'version-lacks-language', lang, number: version.version });
  return unless(against, 'version-current');
}

/** An agency's last verdict in a round: a later one replaces an earlier. */
export const standingSignoff = (draft: Draft, round: number, agency: string): Signoff | undefined =>
  draft.signoffs.findLast((signoff) => signoff.round === round && signoff.agency === agency);

/** The verdict that counts for a participant of a round: its own, else the one carried into it. */
export function verdictOf(
  draft: Draft,
  round: number,
  { agency, carried }: Participant,
): Signoff | undefined {
  return (
    standingSignoff(draft, round, agency) ??
    (carried === undefined ? undefined : draft.signoffs[carried - 1])
  );
}

/** The round that is open now, if the draft stands in a reviewing state. */
export function openRound(draft: Draft): Round | undefined {
  const round = draft.rounds.at(-1);
  return round && round.closedAt === null ? round : undefined;
}

function judgeSignoffs(draft: Draft, want: 'consent' | 'given'): Finding {
  const round = draft.rounds.findLast(({ state }) => state === draft.state);
  if (!round) return { met: false, because: [{ code: 'no-round' }] };
  const against: Because[] = [];
  for (const participant of round.participants) {
    const { agency, required, due } = participant;
    if (!required) continue;
    const verdict = verdictOf(draft, round.round, participant)?.verdict;
    if (verdict === undefined) against.push({ code: 'verdict-missing', agency, due });
    else if (verdict === 'object' && want === 'consent')
      against.push({ code: 'verdict-objects', agency });
  }
  return unless(against, 'verdicts-complete');
}

/** Open means: raised as an objection, neither withdrawn by its agency nor answered. */
export const isOpenObjection = (item: RaisedItem): boolean =>
  item.kind === 'objection' && item.withdrawn === null && item.answer === null;

const judgeObjections = (draft: Draft): Finding =>
  unless(
    draft.items
      .filter(isOpenObjection)
      .map(({ agency, item }) => ({ code: 'objection-open', agency, number: item })),
    'no-objection-open',
  );

const judgeAmendments = (draft: Draft): Finding =>
  unless(
    draft.amendments
      .filter(({ state }) => state === 'submitted')
      .map(({ amendment, by }) => ({
        code: 'amendment-open',
        agency: by.organisation,
        number: amendment,
      })),
    'no-amendment-open',
  );

function judgeTerm(draft: Draft, now: string): Finding {
  const round = openRound(draft);
  if (!round) return { met: false, because: [{ code: 'no-round' }] };
  const due = round.participants.reduce((last, one) => (one.due > last ? one.due : last), '');
  return now > due
    ? { met: true, because: [{ code: 'term-over', due }] }
    : { met: false, because: [{ code: 'term-runs', due }] };
}

/** How many terms ended before an instant: all that time alone changes about a draft. */
export const termsPassed = ({ rounds }: Draft, now: string): number =>
  rounds.flatMap(({ participants }) => participants).filter(({ due }) => due < now).length;
