/** The model's own reading of amendments: proposed, revised, followed, decided one by one or together. */
import codes from '../../schema/reason-codes.json' with { type: 'json' };
import type { Actor } from '../../src/domain/access.ts';
import type { Act, Ruling, Wish } from './act.ts';
import {
  type Amendment,
  type Effect,
  isEnded,
  isOpen,
  isOver,
  kindOf,
  type Model,
  type Rules,
  stateNamed,
  tell,
  write,
} from './model.ts';
import { isTwofold, mergeWords, takeParts } from './words.ts';

export const amendmentOf = (by: Actor, wish: Wish, item: number | null): Amendment => ({
  by,
  ...wish,
  item,
  supporters: new Set(),
  state: 'submitted',
  revisions: 0,
  told: null,
  result: null,
  isContent: null,
});

const openAmendment = (model: Model, number: number): Amendment | null => {
  const amendment = isOver(model) ? undefined : model.amendments[number - 1];
  return amendment && isOpen(amendment) ? amendment : null;
};

const baseOf = (model: Model, version: number): string | undefined =>
  model.versions[version - 1]?.texts.get('ru');

/** It changes something, in as many parts as it says, and its body has not asked for the same elsewhere. */
function stands(
  model: Model,
  { version, text, split }: Wish,
  by: Actor,
  revised?: Amendment,
): boolean {
  const base = baseOf(model, version);
  if (base === undefined || base === text || (split && !isTwofold(base, text))) return false;
  const isTwin = (one: Amendment) =>
    one !== revised && isOpen(one) && one.text === text && baseOf(model, one.version) === base;
  return !model.amendments.some((one) => isTwin(one) && one.by.organisation === by.organisation);
}

/** Where the state asks for it, nothing new comes after the last of its terms, or at all. */
function isTaken({ terms, now }: Model, rule: 'none' | 'in-term' | undefined): boolean {
  if (rule === undefined) return true;
  const last = Math.max(...(terms ?? []).map(({ due }) => due));
  return rule === 'in-term' && !(now > last && last > 0);
}

export const amendmentRules: Rules<
  Extract<Act, { readonly amendment: number }>['kind'] | 'amend' | 'apply'
> = {
  amend(model, { kind: _kind, ...wish }, by) {
    const { amendments: rule } = stateNamed(model, model.state);
    if (isOver(model) || !isTaken(model, rule) || !stands(model, wish, by)) return null;
    return () => {
      const amendment = amendmentOf(by, wish, null);
      model.amendments.push(amendment);
      tellLate(model, amendment);
    };
  },
  revise(model, { kind: _kind, amendment: number, ...wish }, by) {
    const amendment = openAmendment(model, number);
    if (amendment?.by.organisation !== by.organisation) return null;
    const { version, text, split } = amendment;
    const isNew = wish.version !== version || wish.text !== text || wish.split !== split;
    if (!isNew || !stands(model, wish, by, amendment)) return null;
    if (amendment.state === 'studied' && amendment.told?.fate !== 'needs-author') return null;
    return () => {
      Object.assign(amendment, { ...wish, revisions: amendment.revisions + 1, told: null });
      tellLate(model, amendment);
    };
  },
  support(model, { amendment: number }, { person }) {
    const amendment = openAmendment(model, number);
    if (!amendment || amendment.by.person === person || amendment.supporters.has(person))
      return null;
    return () => amendment.supporters.add(person);
  },
  study(model, { amendment: number }) {
    const amendment = openAmendment(model, number);
    if (amendment?.state !== 'submitted') return null;
    return () => {
      amendment.state = 'studied';
    };
  },
  withdrawAmendment(model, { amendment: number }, by) {
    const amendment = openAmendment(model, number);
    if (amendment?.by.organisation !== by.organisation) return null;
    return () => {
      amendment.state = 'withdrawn';
    };
  },
  decide(model, { kind: _kind, ...ruling }, by) {
    const amendment = openAmendment(model, ruling.amendment);
    if (!amendment || !isLawful(model, ruling, amendment)) return null;
    const text = resultOf(model, ruling, amendment, model.texts.get('ru') as string);
    return text === null ? null : () => end(model, ruling, amendment, text, by);
  },
  apply(model, { entries }, by) {
    if (isOver(model) || entries.some(({ amendment }) => !model.amendments[amendment - 1]))
      return null;
    let text = model.texts.get('ru') as string;
    const effects: (() => void)[] = [];
    for (const ruling of entries) {
      const amendment = openAmendment(model, ruling.amendment);
      const next = amendment && resultOf(model, ruling, amendment, text);
      if (!amendment || next === null) continue;
      if (!isLawful(model, ruling, amendment)) return null;
      effects.push(() => end(model, ruling, amendment, next, by));
      text = next;
    }
    if (effects.length === 0) return null;
    return () => {
      for (const effect of effects) effect();
    };
  },
  acceptRewording: (model, { amendment }, by) => answer(model, amendment, by, true),
  contestRewording: (model, { amendment, reason }, by) =>
    reason === '' ? null : answer(model, amendment, by, false),
};

/** A proposal on an older version is told at once how it stands, be it as it was. */
function tellLate(model: Model, amendment: Amendment): void {
  if (amendment.version === model.versions.length) return;
  amendment.told = { fate: 'unaffected', version: model.versions.length };
  tell(model, amendment);
}

const isAdopting = ({ outcome }: Ruling): boolean => outcome !== 'refused' && outcome !== 'moot';

/** The reason is one for this outcome, words change only while drafting, and a part is a part. */
function isLawful(model: Model, ruling: Ruling, { split }: Amendment): boolean {
  const { outcome, code = 'as-stated', changes = [] } = ruling;
  const isCode = codes.some((one) => one.code === code && one.outcomes.includes(outcome));
  if (!isCode || (isAdopting(ruling) && kindOf(model) !== 'drafting')) return false;
  return outcome === 'partly' ? split && changes.length === 1 : changes.length === 0;
}

/** The text after it; null where the words cannot be put there. */
function resultOf(model: Model, ruling: Ruling, amendment: Amendment, now: string): string | null {
  const { outcome, changes = [], text } = ruling;
  if (!isAdopting(ruling)) return now;
  const base = baseOf(model, amendment.version) as string;
  if (outcome === 'reworded') return text === undefined ? null : mergeWords(base, now, text);
  if (outcome === 'adopted') return mergeWords(base, now, amendment.text);
  if (!amendment.split || changes.length === 0) return null;
  return mergeWords(base, now, takeParts(base, amendment.text, changes));
}

function end(model: Model, ruling: Ruling, amendment: Amendment, text: string, by: Actor): void {
  amendment.state = ruling.outcome;
  if (!isAdopting(ruling)) return;
  amendment.result = text;
  const item = amendment.item === null ? undefined : model.items[amendment.item - 1];
  if (item && !isEnded(item) && item.answer !== 'accepted')
    Object.assign(item, { answer: 'accepted', upheld: false });
  write(model, 'ru', text, by);
}

function answer(model: Model, number: number, by: Actor, isContent: boolean): Effect {
  const amendment = model.amendments[number - 1];
  if (amendment?.by.organisation !== by.organisation || amendment.state !== 'reworded') return null;
  if (amendment.isContent !== null) return null;
  return () => {
    amendment.isContent = isContent;
  };
}
