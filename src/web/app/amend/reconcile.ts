/**
 * Takes in what happened elsewhere while somebody wrote: a newer version of the text, or what a
 * colleague wrote in the same preparation. Each text is merged over what both grew from; what no
 * merge can decide stays open until a person does. Loaded when it is first needed.
 */
import type { Node } from 'prosemirror-model';
import type { Choices } from '../../../domain/text/change.ts';
import { type Merge, merge, resolve } from '../../../domain/text/merge.ts';
import { type ByLanguage, languagesIn } from './proposal.ts';

export type Merges = ByLanguage<Merge>;

/** Merges what one wrote with what came, language by language; where one side has no text, it left its base. */
export const mergeTexts = (
  bases: ByLanguage<Node>,
  ours: ByLanguage<Node>,
  theirs: ByLanguage<Node>,
): Merges =>
  Object.fromEntries(
    languagesIn({ ...ours, ...theirs }).flatMap((lang) => {
      const base = bases[lang];
      const [own, other] = [ours[lang] ?? base, theirs[lang] ?? base];
      return base && own && other ? [[lang, merge(base, own, other)]] : [];
    }),
  );

/** The same with choices made for one language. */
export const chooseIn = (merges: Merges, lang: keyof Merges & string, choices: Choices): Merges => {
  const merged = merges[lang];
  return merged ? { ...merges, [lang]: resolve(merged, choices) } : merges;
};
