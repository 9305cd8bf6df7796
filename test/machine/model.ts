/**
 * A second, much smaller telling of the rules, to hold the domain against: it keeps words instead of
 * hashes and sets instead of logs, knows workflow files only as data, and imports nothing that decides.
 */
import type { Actor } from '../../src/domain/access.ts';
import type { Gate, Workflow } from '../../src/domain/workflow/workflow.ts';
import type { Act } from './world.ts';

interface Round {
  readonly version: number;
  readonly due: number;
  readonly asked: ReadonlyMap<string, { readonly required: boolean }>;
  readonly verdicts: Map<string, 'agree' | 'object'>;
}

export interface Model {
  readonly workflow: Workflow;
  readonly owner: string;
  readonly chosen: readonly string[];
  state: string;
  title: string;
  readonly texts: Map<string, string>;
  /** Each version as one string of its titles and texts. */
  readonly versions: string[];
  /** The texts of each version without its titles: what a remit of the whole is bound to. */
  readonly judged: string[];
  /** Each agency's last verdict in each state, and the texts it was on. */
  readonly signed: Map<string, { readonly texts: string; readonly verdict: 'agree' | 'object' }>;
  readonly bases: string[];
  round: Round | null;
  readonly items: {
    readonly agency: string;
    answered: boolean;
    withdrawn: boolean;
    letGo: boolean;
  }[];
  readonly amendments: { readonly by: string; open: boolean }[];
  /** Milliseconds since 1970. */
  now: number;
}

const dayMilliseconds = 86_400_000;

export const beginModel = (
  workflow: Workflow,
  owner: string,
  chosen: readonly string[],
  now: number,
): Model => ({
  workflow,
  owner,
  chosen,
  state: workflow.initial,
  title: 'Volunteering',
  texts: new Map([
    ['ru', 'first'],
    ['kk', 'first'],
  ]),
  versions: [],
  judged: [],
  signed: new Map(),
  bases: [],
  round: null,
  items: [],
  amendments: [],
  now,
});

/** A copy that can be tried on. */
export const copyModel = (model: Model): Model => ({
  ...model,
  texts: new Map(model.texts),
  versions: [...model.versions],
  judged: [...model.judged],
  signed: new Map(model.signed),
  bases: [...model.bases],
  round: model.round && { ...model.round, verdicts: new Map(model.round.verdicts) },
  items: model.items.map((item) => ({ ...item })),
  amendments: model.amendments.map((amendment) => ({ ...amendment })),
});

const kindOf = ({ workflow, state }: Model) => workflow.states[state]?.kind;
const wordsOf = ({ title, texts }: Model) =>
  JSON.stringify([title, texts.get('ru'), texts.get('kk')]);

function opens(gate: Gate, model: Model): boolean {
  if ('all' in gate) return gate.all.every((part) => opens(part, model));
  if ('any' in gate) return gate.any.some((part) => opens(part, model));
  if ('not' in gate) return !opens(gate.not, model);
  if ('of' in gate) return gate.of.filter((part) => opens(part, model)).length >= gate.atLeast;
  if ('frozen' in gate)
    return (
      model.versions.at(-1) === wordsOf(model) && gate.frozen.every((lang) => model.texts.has(lang))
    );
  if ('noOpenObjections' in gate)
    return model.items.every((item) => item.withdrawn || (item.answered && item.letGo));
  if ('amendmentsAnswered' in gate) return model.amendments.every(({ open }) => !open);
  const { round } = model;
  if (!round) return false;
  if ('elapsed' in gate) return model.now > round.due;
  return [...round.asked].every(([agency, { required }]) => {
    const verdict = round.verdicts.get(agency);
    return (
      !required ||
      verdict === 'agree' ||
      (verdict === 'object' && 'signoffs' in gate && gate.signoffs === 'given')
    );
  });
}

/** False for an act on something that is not there: no need to try it. */
export function hasTarget(model: Model, act: Act): boolean {
  if (act.kind === 'move')
    return !!model.workflow.states[model.state]?.transitions.some(
      ({ id }) => id === act.transition,
    );
  if (act.kind === 'sign') return model.round?.version === act.version;
  if ('item' in act) return act.item <= model.items.length;
  if ('amendment' in act) return act.amendment <= model.amendments.length;
  return act.kind !== 'amend' || act.version <= model.versions.length;
}

/** Does the act if the rules allow it, and says whether they do. */
export function attempt(model: Model, act: Act, by: Actor): boolean {
  const drafting = kindOf(model) === 'drafting';
  const over = kindOf(model) === 'final';
  switch (act.kind) {
    case 'save':
      if (!drafting || model.texts.get(act.lang) === act.text) return false;
      model.texts.set(act.lang, act.text);
      return true;
    case 'retitle':
      if (!drafting || model.title === act.title) return false;
      model.title = act.title;
      return true;
    case 'freeze':
      if (!drafting || model.versions.at(-1) === wordsOf(model)) return false;
      model.versions.push(wordsOf(model));
      model.judged.push(JSON.stringify([model.texts.get('ru'), model.texts.get('kk')]));
      model.bases.push(model.texts.get('ru') ?? '');
      return true;
    case 'move':
      return move(model, act.transition, by);
    case 'sign':
      return sign(model, act, by);
    case 'answer': {
      const item = model.items[act.item - 1];
      if (over || !item || item.answered || item.withdrawn) return false;
      item.answered = true;
      return true;
    }
    case 'withdrawItem': {
      const item = model.items[act.item - 1];
      if (over || item?.agency !== by.organisation || item.withdrawn) return false;
      item.withdrawn = true;
      return true;
    }
    case 'amend':
      if (over || act.version > model.versions.length || model.bases[act.version - 1] === act.text)
        return false;
      model.amendments.push({ by: by.organisation, open: true });
      return true;
    default:
      return endAmendment(model, act, by, over, drafting);
  }
}

function endAmendment(
  model: Model,
  act: Act & { readonly amendment: number },
  by: Actor,
  over: boolean,
  drafting: boolean,
): boolean {
  const amendment = model.amendments[act.amendment - 1];
  if (over || !amendment?.open) return false;
  if (act.kind === 'withdrawAmendment' && amendment.by !== by.organisation) return false;
  if (act.kind === 'adopt' && !drafting) return false;
  if (act.kind === 'adopt') model.texts.set('ru', act.text);
  amendment.open = false;
  return true;
}

function sign(model: Model, act: Act & { readonly kind: 'sign' }, by: Actor): boolean {
  const { round } = model;
  if (!round?.asked.has(by.organisation) || act.version !== round.version) return false;
  round.verdicts.set(by.organisation, act.verdict);
  const texts = model.judged[round.version - 1] ?? '';
  model.signed.set(`${model.state} ${by.organisation}`, { texts, verdict: act.verdict });
  const agency = by.organisation;
  if (act.verdict === 'object')
    model.items.push({ agency, answered: false, withdrawn: false, letGo: false });
  else for (const item of model.items) if (item.agency === agency) item.letGo = true;
  return true;
}

function move(model: Model, id: string, by: Actor): boolean {
  const { workflow, owner, chosen } = model;
  const transition = workflow.states[model.state]?.transitions.find((one) => one.id === id);
  if (!transition) return false;
  const mine = transition.by.some((mover) => {
    if (mover === 'coordinator') return by.role === 'coordinator';
    if (mover !== 'drafter') return by.role === 'signatory' && by.organisation === mover.agency;
    return by.organisation === owner && (by.role === 'drafter' || by.role === 'signatory');
  });
  if (!mine || (transition.gate && !opens(transition.gate, model))) return false;
  const review = workflow.states[transition.to]?.review;
  if (review && model.versions.length === 0) return false;
  model.state = transition.to;
  model.round = null;
  if (!review) return true;
  const asked = new Map<string, { readonly required: boolean }>();
  for (const seat of review.participants)
    if ('agency' in seat) asked.set(seat.agency, { required: seat.required });
  if (review.chosen) for (const agency of chosen) asked.set(agency, { required: true });
  asked.delete(owner);
  const verdicts = new Map<string, 'agree' | 'object'>();
  const days = [...asked.keys()].map((agency) => {
    const last = review.carryOver && model.signed.get(`${model.state} ${agency}`);
    const stands = last?.texts === model.judged.at(-1);
    if (last && stands) verdicts.set(agency, last.verdict);
    const term = last && !stands && review.repeatTerm ? review.repeatTerm : review.term;
    return Object.values(term)[0] as number;
  });
  const due = model.now + Math.max(...days) * dayMilliseconds;
  model.round = { version: model.versions.length, due, asked, verdicts };
  return true;
}
