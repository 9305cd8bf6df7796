/** Two versions of a draft side by side, as the comparison page shows them. */
import type { Draft } from '../../domain/draft/draft.ts';
import { refuse } from '../../domain/draft/refusal.ts';
import type { Change, NodeJson, Words } from '../../domain/text/change.ts';
import { createQuotes } from '../../domain/text/quotes.ts';
import { tokenise } from '../../domain/text/tokens.ts';
import { diffWords, type Tokens } from '../../domain/text/words.ts';
import { findVersion } from '../../service/versions.ts';
import type { Pair } from '../../web/public/links.ts';
import type { ChangeLine, ComparePage } from '../../web/public/model.ts';
import { type Viewing, viewVersions } from './draft-page.ts';
import { viewHead } from './head.ts';
import { chooseText, languagesOf } from './text.ts';

/** *Refuses:* not-found for a version there is not, text-missing when they share no language. */
export async function viewComparePage(
  draft: Draft,
  { from, to }: Pair,
  viewing: Viewing,
): Promise<ComparePage> {
  const { frame, nameOf, fragments, text } = viewing;
  const before = findVersion(draft, from);
  const after = findVersion(draft, to);
  const shared = languagesOf(before, languagesOf(after, draft.languages));
  const lang = chooseText(shared, text, frame.lang);
  if (!lang) return refuse('text-missing', { lang: frame.lang });
  const comparison =
    from === to ? null : await fragments.versions(draft, { from, to }, lang, frame.lang);
  const root = after.texts[lang];
  const wordsOf = createQuotes(root ? await fragments.doc(root) : null);
  return {
    frame,
    head: { ...viewHead(draft, viewing), languages: shared },
    versions: viewVersions(draft, nameOf),
    from,
    to,
    lang,
    title: compareTitles(before.titles[lang], after.titles[lang]),
    diff: comparison && {
      changes: comparison.diff.changes.map((change, index) => viewChange(change, index, wordsOf)),
      html: comparison.html,
    },
  };
}

const tokensOf = (title: string): Tokens => {
  const texts = tokenise(title);
  return { texts, keys: texts };
};

/** The title word by word; empty when it is the same. */
const compareTitles = (before: string, after: string): readonly Words[] =>
  before === after ? [] : diffWords(tokensOf(before), tokensOf(after)).words;

const viewChange = (
  change: Change,
  index: number,
  quote: (block: string) => string,
): ChangeLine => ({
  kind: change.kind,
  words: (wordsOf(change) || quote(change.block)).trim().slice(0, wordsMax),
  place: `change-${index + 1}`,
});

const wordsMax = 140;

/** The words a change is recognised by: those that came, else those that went, else where it is. */
function wordsOf(change: Change): string {
  if ('words' in change)
    return joinWords(change.words, 'insert') || joinWords(change.words, 'delete');
  if (change.kind === 'insert') return textOf(change.after);
  if (change.kind === 'delete') return textOf(change.before);
  return '';
}

const joinWords = (words: readonly Words[], op: Words['op']): string =>
  words
    .filter((run) => run.op === op)
    .map(({ text }) => text)
    .join(' … ');

/** All text inside a node, blocks parted by spaces. */
const textOf = ({ text, content }: NodeJson): string =>
  text ?? (content ?? []).map(textOf).join(' ');
