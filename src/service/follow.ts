/**
 * How amendments stand to a newer text than they were written on: each is followed to it from its own
 * version, and what was carried is stored. It decides nothing: the commands that freeze a version or
 * propose on an older one record what is found.
 */
import type { Node } from 'prosemirror-model';
import { type Followed, openFollowing, worstOf } from '../domain/amendment/follow.ts';
import { asksSame } from '../domain/amendment/follow-say.ts';
import type { Commands } from '../domain/draft/command.ts';
import { type Amendment, type Draft, isOpenAmendment } from '../domain/draft/draft.ts';
import type { Fate, Roots } from '../domain/draft/event.ts';
import type { Language } from '../domain/language.ts';
import type { Hash } from '../domain/text/canonical.ts';
import { type ByLanguage, baseTexts, languagesOf } from './amendments-texts.ts';
import type { Collector } from './collector.ts';
import { bringDocs } from './docs.ts';
import type { Library } from './library.ts';

type Found = NonNullable<Commands['freeze']['followed']>[number];
/** How a proposal stands to a text. */
type Standing = Omit<Found, 'amendment'>;
/** A proposed doc, read only where the text it was written on has moved. */
type Proposed = () => Node | Promise<Node>;

/**
 * How the open amendments stand to the working texts, where that is news: what was never followed
 * counts as unaffected, and what was carried and still asks for the same is as it was. Carried
 * proposals are added to `add`.
 */
export async function followAll(
  library: Library,
  draft: Draft,
  add: Collector['add'],
): Promise<readonly Found[]> {
  const near = await bringDocs(library, rootsToFollow(draft));
  const follow = openFollowings(near, draft.texts);
  const found: Found[] = [];
  for (const one of draft.amendments) {
    if (!isOpenAmendment(one)) continue;
    const { amendment, version, texts } = one;
    const proposed = mapTexts(texts, (root) => () => near.doc(root));
    const followed = await follow(baseTexts(draft, version), proposed);
    if (!(await isAsBefore(near, draft, one, followed)))
      found.push({ amendment, ...(await store(followed, draft.texts, add)) });
  }
  return found;
}

/** The texts that are read to follow all open amendments: of those whose base has moved. */
function rootsToFollow({ amendments, versions, texts: now }: Draft): readonly Hash[] {
  const roots = new Set<Hash>();
  const add = (...own: readonly (Hash | undefined)[]) => {
    for (const root of own) if (root) roots.add(root);
  };
  for (const one of amendments) {
    if (!isOpenAmendment(one)) continue;
    const { version, texts, followed } = one;
    const [base, carriedTo] = [version, followed?.version ?? 0].map(
      (number) => versions[number - 1]?.texts,
    );
    for (const lang of languagesOf(texts)) {
      if (base?.[lang] === now[lang]) continue;
      add(base?.[lang], texts[lang], now[lang]);
      const carried = followed?.texts?.[lang];
      if (carried) add(carried, carriedTo?.[lang]);
    }
  }
  return [...roots];
}

/**
 * How what is proposed on an older version stands to the newest; null for what is proposed on the
 * newest itself. Carried proposals are added to `add`. *Refuses:* not-found.
 */
export async function followNewest(
  library: Library,
  draft: Draft,
  version: number,
  proposed: ByLanguage<Node>,
  add: Collector['add'],
): Promise<Standing | null> {
  const newest = draft.versions.length;
  if (version >= newest) return null;
  const to = baseTexts(draft, newest);
  const follow = openFollowings(library, to);
  const docs = mapTexts(proposed, (doc) => () => doc);
  return store(await follow(baseTexts(draft, version), docs), to, add);
}

/** A fate, and the texts with the proposal in them where it was carried. */
interface Carried {
  readonly fate: Fate;
  readonly docs: ByLanguage<Node>;
}

type Follow = (from: Roots, proposed: ByLanguage<Proposed>) => Promise<Carried>;

/** Follows proposals to these texts; what changed since a base is found once, however many follow it. */
function openFollowings(library: Library, to: Roots): Follow {
  const known = new Map<string, (proposed: Node) => Followed>();
  const followIn = async (from: Hash, next: Hash, proposed: Proposed): Promise<Followed> => {
    if (from === next) return { fate: 'unaffected' };
    const key = `${from} ${next}`;
    const following =
      known.get(key) ?? openFollowing(await library.doc(from), await library.doc(next));
    known.set(key, following);
    return following(await proposed());
  };
  return async (from, proposed) => {
    const docs: Partial<Record<Language, Node>> = {};
    const fates: Fate[] = [];
    for (const lang of languagesOf(proposed)) {
      const [base, next, doc] = [from[lang], to[lang], proposed[lang]];
      if (!base || !next || !doc) continue;
      const followed = await followIn(base, next, doc);
      fates.push(followed.fate);
      if (followed.fate === 'carried') docs[lang] = followed.doc;
    }
    return { fate: worstOf(fates), docs };
  };
}

const mapTexts = <T>(texts: ByLanguage<T>, of: (text: T) => Proposed): ByLanguage<Proposed> =>
  Object.fromEntries(languagesOf(texts).map((lang) => [lang, of(texts[lang] as T)]));

/** What is recorded: the roots of what was carried, cut from these texts. */
async function store({ fate, docs }: Carried, to: Roots, add: Collector['add']): Promise<Standing> {
  if (fate !== 'carried') return { fate };
  const texts: Partial<Record<Language, Hash>> = {};
  for (const lang of languagesOf(docs)) texts[lang] = await add(docs[lang] as Node, to[lang]);
  return { fate, texts };
}

/** True when nothing changed for the amendment's author. */
async function isAsBefore(
  library: Library,
  draft: Draft,
  { followed }: Amendment,
  { fate, docs }: Carried,
): Promise<boolean> {
  const { fate: before, texts = {}, version = 0 } = followed ?? { fate: 'unaffected' };
  if (fate !== before || fate !== 'carried') return fate === before;
  const langs = languagesOf(docs);
  if (langs.length !== languagesOf(texts).length) return false;
  const from = baseTexts(draft, version);
  for (const lang of langs) {
    const [old, carried, next] = [from[lang], texts[lang], draft.texts[lang]];
    if (!old || !carried || !next) return false;
    const was = { base: await library.doc(old), proposed: await library.doc(carried) };
    if (!asksSame(was, { base: await library.doc(next), proposed: docs[lang] as Node }))
      return false;
  }
  return true;
}
