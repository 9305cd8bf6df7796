/**
 * Acts about amendments as commands, with the merging and following that the service would do for
 * them; and the texts of the machine by their hashes.
 */
import type { Command, Commands } from '../../src/domain/draft/command.ts';
import { type Amendment, type Draft, isOpenAmendment } from '../../src/domain/draft/draft.ts';
import type { Proposed, Roots } from '../../src/domain/draft/event.ts';
import { refuse } from '../../src/domain/draft/refusal.ts';
import { type Hash, hashText } from '../../src/domain/text/canonical.ts';
import type { Act, ActOf, Ruling, Wish } from './act.ts';
import { askedOf, followWords, isTwofold, mergeWords, takeParts } from './words.ts';

export type CommandFor<K extends Act['kind']> = (
  act: ActOf<K>,
  draft: Draft,
  now: string,
) => Command;

const hashes = new Map<string, Hash>();
const words = new Map<Hash, string>();

export function hashOnce(text: string): Hash {
  const hash = hashes.get(text) ?? hashText(text);
  hashes.set(text, hash);
  words.set(hash, text);
  return hash;
}

/** The words of a stored text; none for a text there is not. */
export const saidBy = (root: Hash | undefined): string => words.get(root ?? '') ?? '';

export const reason = 'because';

const baseOf = ({ versions }: Draft, version: number): string =>
  saidBy(versions[version - 1]?.texts.ru);

type Standing = NonNullable<Commands['amend']['followed']>;

/** How what is proposed on a version stands to these texts. */
export function follow(from: Roots, proposed: Roots, to: Roots): Standing {
  const [base, own, next] = [from, proposed, to].map(({ ru }) => saidBy(ru)) as [
    string,
    string,
    string,
  ];
  const { fate, text } = followWords(base, own, next);
  return text === undefined ? { fate } : { fate, texts: { ru: hashOnce(text) } };
}

/** What a carried proposal asks of the texts it was carried to; nothing for one that was not. */
export const ask = (to: Roots | undefined, carried: Roots | undefined): string =>
  carried ? askedOf(saidBy(to?.ru), saidBy(carried.ru)) : '';

/** What freezing says of open amendments: how each stands to the working texts, where that is news. */
export const followAll = (draft: Draft): NonNullable<Commands['freeze']['followed']> =>
  draft.amendments.filter(isOpenAmendment).flatMap(({ amendment, version, texts, followed }) => {
    const standing = follow(draft.versions[version - 1]?.texts ?? {}, texts, draft.texts);
    const { fate, texts: carried, version: told = 0 } = followed ?? { fate: 'unaffected' };
    const isSame =
      fate === standing.fate &&
      ask(draft.versions[told - 1]?.texts, carried) === ask(draft.texts, standing.texts);
    return isSame ? [] : [{ amendment, ...standing }];
  });

/** A proposal with what is derived of it. *Refuses:* invalid for a split into what is not there. */
function proposalOf({ version, text, split }: Wish, draft: Draft): Commands['amend'] {
  const [base, newest] = [draft.versions[version - 1], draft.versions.at(-1)];
  const texts = { ru: hashOnce(text) };
  const own = { version, texts, justification: reason };
  if (!base || !newest) return own;
  if (split && !isTwofold(saidBy(base.texts.ru), text))
    refuse('invalid', { field: '/changes', why: 'there is one change' });
  const parts = [1, 2].map((change) => ({
    change,
    lang: 'ru' as const,
    blocks: [String(change)],
    justification: reason,
  }));
  return {
    ...own,
    ...(split && ({ changes: parts } satisfies Partial<Proposed>)),
    ...(base !== newest && { followed: follow(base.texts, texts, newest.texts) }),
  };
}

const isAdopting = ({ outcome }: Ruling): boolean => outcome !== 'refused' && outcome !== 'moot';

/** The Russian text after a ruling: null where it cannot be carried out, as it was where nothing is adopted. */
function rule(
  { outcome, changes = [], text }: Ruling,
  { version, texts, changes: parts }: Amendment,
  draft: Draft,
  now: string,
): string | null {
  const [base, own] = [baseOf(draft, version), saidBy(texts.ru)];
  if (outcome === 'adopted') return mergeWords(base, now, own);
  if (outcome === 'reworded') return text === undefined ? null : mergeWords(base, now, text);
  if (outcome !== 'partly') return now;
  if (!parts || changes.length === 0) return null;
  return mergeWords(base, now, takeParts(base, own, changes));
}

const decisionOf = ({ text: _text, ...ruling }: Ruling, ru: string) => ({
  ...ruling,
  reason,
  texts: isAdopting(ruling) ? { ru: hashOnce(ru) } : {},
});

const findOpen = (draft: Draft, { amendment }: Ruling): Amendment | null => {
  const found = draft.amendments[amendment - 1];
  return found && isOpenAmendment(found) ? found : null;
};

type AmendmentKind = Extract<Act, { readonly amendment: number }>['kind'] | 'amend' | 'apply';

export const amendmentCommands: { readonly [K in AmendmentKind]: CommandFor<K> } = {
  amend: ({ kind: _kind, ...wish }, draft) => ({ type: 'amend', ...proposalOf(wish, draft) }),
  revise: ({ kind: _kind, amendment, ...wish }, draft) => ({
    type: 'reviseAmendment',
    amendment,
    reason,
    ...proposalOf(wish, draft),
  }),
  decide: ({ kind: _kind, ...ruling }, draft) => {
    const now = saidBy(draft.texts.ru);
    const found = findOpen(draft, ruling);
    const ru = found ? rule(ruling, found, draft, now) : now;
    if (ru === null) refuse('merge-conflict', { lang: 'ru', conflicts: [] });
    return { type: 'decideAmendment', ...decisionOf(ruling, ru), onto: draft.texts };
  },
  apply: ({ entries }, draft) => {
    let ru = saidBy(draft.texts.ru);
    const decisions = entries.flatMap((ruling) => {
      if (!draft.amendments[ruling.amendment - 1])
        refuse('not-found', { what: 'amendment', id: String(ruling.amendment) });
      const found = findOpen(draft, ruling);
      const next = found && rule(ruling, found, draft, ru);
      if (next === null) return [];
      ru = next;
      return [decisionOf(ruling, next)];
    });
    if (decisions.length === 0) refuse('nothing-changed', { what: 'the desk' });
    return { type: 'decideAmendments', decisions, onto: draft.texts };
  },
  support: ({ amendment }) => ({ type: 'support', amendment }),
  study: ({ amendment }) => ({ type: 'studyAmendment', amendment }),
  withdrawAmendment: ({ amendment }) => ({ type: 'withdrawAmendment', amendment, reason }),
  acceptRewording: ({ amendment, reason: why }) => ({
    type: 'acceptRewording',
    amendment,
    reason: why,
  }),
  contestRewording: ({ amendment, reason: why }) => ({
    type: 'contestRewording',
    amendment,
    reason: why,
  }),
};
