/**
 * How amendments stand to a newer text than they were written on: each is followed to it from its own
 * version, and what was carried is stored. It decides nothing: the commands that freeze a version or
 * propose on an older one record what is found.
 */
import type { Node } from 'prosemirror-model';
import { type Followed, openFollowing, worstOf } from '../domain/amendment/follow.ts';
import type { Commands } from '../domain/draft/command.ts';
import { type Amendment, type Draft, isOpenAmendment } from '../domain/draft/draft.ts';
import type { Roots } from '../domain/draft/event.ts';
import type { Language } from '../domain/language.ts';
import { canonicalJson, type Hash } from '../domain/text/canonical.ts';
import { type ByLanguage, baseTexts, languagesOf } from './amendments-texts.ts';
import type { Collector } from './collector.ts';
import type { Library } from './library.ts';

type Found = NonNullable<Commands['freeze']['followed']>[number];
/** How a proposal stands to a text. */
type Standing = Omit<Found, 'amendment'>;
/** A proposed doc, read only where the text it was written on has moved. */
type Proposed = () => Node | Promise<Node>;

/**
 * How the open amendments stand to the working texts, where that differs from how they stood; what
 * was never followed counts as unaffected. Carried proposals are added to `add`.
 */
export async function followAll(
  library: Library,
  draft: Draft,
  add: Collector['add'],
): Promise<readonly Found[]> {
  const follow = openFollowings(library, draft.texts, add);
  const found: Found[] = [];
  for (const amendment of draft.amendments) {
    if (!isOpenAmendment(amendment)) continue;
    const { version, texts } = amendment;
    const proposed = mapTexts(texts, (root) => () => library.doc(root));
    const standing = await follow(baseTexts(draft, version), proposed);
    if (!isAsBefore(amendment, standing))
      found.push({ amendment: amendment.amendment, ...standing });
  }
  return found;
}

/**
 * How what is proposed on an older version stands to the newest; nothing for what is proposed on the
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
  const follow = openFollowings(library, baseTexts(draft, newest), add);
  return follow(
    baseTexts(draft, version),
    mapTexts(proposed, (doc) => () => doc),
  );
}

type Follow = (from: Roots, proposed: ByLanguage<Proposed>) => Promise<Standing>;

/** Follows proposals to these texts; what changed since a base is found once, however many follow it. */
function openFollowings(library: Library, to: Roots, add: Collector['add']): Follow {
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
    const carried: Partial<Record<Language, Hash>> = {};
    const fates: Followed['fate'][] = [];
    for (const lang of languagesOf(proposed)) {
      const [base, next, doc] = [from[lang], to[lang], proposed[lang]];
      if (!base || !next || !doc) continue;
      const followed = await followIn(base, next, doc);
      fates.push(followed.fate);
      if (followed.fate === 'carried') carried[lang] = await add(followed.doc, next);
    }
    const fate = worstOf(fates);
    return fate === 'carried' ? { fate, texts: carried } : { fate };
  };
}

const mapTexts = <T>(texts: ByLanguage<T>, of: (text: T) => Proposed): ByLanguage<Proposed> =>
  Object.fromEntries(languagesOf(texts).map((lang) => [lang, of(texts[lang] as T)]));

/** True when nothing changed for the amendment's author. */
function isAsBefore({ followed }: Amendment, { fate, texts }: Standing): boolean {
  if (!followed) return fate === 'unaffected';
  return (
    followed.fate === fate && canonicalJson(followed.texts ?? {}) === canonicalJson(texts ?? {})
  );
}
