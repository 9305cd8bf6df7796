/** Decisions about two languages of a draft: who says that they say the same, and of which blocks. */
import type { Language } from '../language.ts';
import type { Commands } from './command.ts';
import type { Draft } from './draft.ts';
import type { Fact } from './event.ts';
import { refuse } from './refusal.ts';
import { requireOpen } from './text.ts';

/**
 * Records that blocks say the same in both languages, as the texts stand. The languages are put in
 * the draft's order, the blocks each once in the order given.
 * *Refuses:* wrong-state, invalid, language-not-in-draft, text-missing, stale, unknown-block,
 * nothing-changed.
 */
export function decideConfirmPairs(
  command: Commands['confirmPairs'],
  draft: Draft,
): readonly Fact[] {
  requireOpen(draft);
  const { roots, pairs, left } = command;
  const langs = orderLanguages(command.langs, draft);
  for (const lang of langs) {
    if (!draft.texts[lang]) refuse('text-missing', { lang });
    if (roots[lang] !== draft.texts[lang]) refuse('stale', { seq: draft.seq, current: draft.head });
  }
  command.blocks?.forEach((block, index) => {
    if (!pairs.has(block)) refuse('unknown-block', { field: `/blocks/${index}`, block });
  });
  const blocks = command.blocks && [...new Set(command.blocks)];
  const chosen = blocks ?? [...pairs.keys()];
  if (chosen.every((block) => pairs.get(block)))
    refuse('nothing-changed', { what: `pairs of ${langs.join(' and ')}` });
  const [first, second] = langs;
  const compared = { [first]: draft.texts[first], [second]: draft.texts[second] };
  const confirmed = { langs, roots: compared, blocks, ...(left && { left }) };
  return [{ type: 'pairsConfirmed', ...confirmed }];
}

/** Two languages of a draft in its order. *Refuses:* language-not-in-draft, invalid for one twice. */
export function orderLanguages(
  langs: readonly [Language, Language],
  { languages }: Draft,
): readonly [Language, Language] {
  for (const lang of langs)
    if (!languages.includes(lang)) refuse('language-not-in-draft', { lang, languages });
  const [a, b] = langs;
  if (a === b) refuse('invalid', { field: '/langs', why: `${a} is named twice` });
  return languages.indexOf(a) < languages.indexOf(b) ? [a, b] : [b, a];
}
