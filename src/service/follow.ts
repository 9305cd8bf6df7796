/**
 * What a new version makes of the open amendments: each is followed to it from the version it was
 * written on, and what was carried is stored. It decides nothing: `freeze` records what is found.
 */
import type { Node } from 'prosemirror-model';
import { type Followed, openFollowing, worstOf } from '../domain/amendment/follow.ts';
import type { Commands } from '../domain/draft/command.ts';
import { type Amendment, type Draft, isOpenAmendment } from '../domain/draft/draft.ts';
import type { Roots } from '../domain/draft/event.ts';
import type { Language } from '../domain/language.ts';
import { canonicalJson, type Hash } from '../domain/text/canonical.ts';
import { baseTexts, languagesOf } from './amendments-texts.ts';
import type { Collector } from './collector.ts';
import type { Library } from './library.ts';

type Found = NonNullable<Commands['freeze']['followed']>[number];

/**
 * How the open amendments stand to the working texts, where that differs from how they stood; what
 * was never followed counts as unaffected. Carried proposals are added to `add`.
 */
export async function followAll(
  library: Library,
  draft: Draft,
  add: Collector['add'],
): Promise<readonly Found[]> {
  const followText = openFollowings(library);
  const found: Found[] = [];
  for (const amendment of draft.amendments) {
    if (!isOpenAmendment(amendment)) continue;
    const one = await followOne(draft, amendment, followText, add);
    if (!isAsBefore(amendment, one)) found.push(one);
  }
  return found;
}

type FollowText = (from: Hash, to: Hash, proposed: Hash) => Promise<Followed>;

/** Follows proposals; what changed between two texts is found once, however many follow it. */
function openFollowings(library: Library): FollowText {
  const known = new Map<string, (proposed: Node) => Followed>();
  return async (from, to, proposed) => {
    if (from === to) return { fate: 'unaffected' };
    const key = `${from} ${to}`;
    const following =
      known.get(key) ?? openFollowing(await library.doc(from), await library.doc(to));
    known.set(key, following);
    return following(await library.doc(proposed));
  };
}

async function followOne(
  draft: Draft,
  { amendment, version, texts }: Amendment,
  followText: FollowText,
  add: Collector['add'],
): Promise<Found> {
  const base = baseTexts(draft, version);
  const carried: Partial<Record<Language, Hash>> = {};
  const fates: Followed['fate'][] = [];
  for (const lang of languagesOf(texts)) {
    const [from, to, proposed] = [base[lang], draft.texts[lang], texts[lang]];
    if (!from || !to || !proposed) continue;
    const followed = await followText(from, to, proposed);
    fates.push(followed.fate);
    if (followed.fate === 'carried') carried[lang] = await add(followed.doc, to);
  }
  const fate = worstOf(fates);
  return fate === 'carried' ? { amendment, fate, texts: carried } : { amendment, fate };
}

/** True when nothing changed for the amendment's author. */
function isAsBefore({ followed }: Amendment, { fate, texts }: { fate: string; texts?: Roots }) {
  if (!followed) return fate === 'unaffected';
  return (
    followed.fate === fate && canonicalJson(followed.texts ?? {}) === canonicalJson(texts ?? {})
  );
}
