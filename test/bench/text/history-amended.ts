/**
 * Real merges as amendments: the second parent's change to a text is proposed as an amendment to what
 * the first made of it, followed, and adopted where it can be, beside `git merge-file` and what people
 * made of the two. `history-cases.ts` says where the merges come from.
 */
import type { Node } from 'prosemirror-model';
import { openFollowing } from '../../../src/domain/amendment/follow.ts';
import { whatIf } from '../../../src/domain/amendment/what-if.ts';
import { alignThree } from '../../../src/domain/text/align.ts';
import { countingIds } from '../../../src/domain/text/identity.ts';
import { merge } from '../../../src/domain/text/merge.ts';
import { parseMarkdown } from '../../../src/interchange/markdown.ts';
import { printMarkdown } from '../../../src/interchange/print-markdown.ts';
import { type Measured, tellCounts } from '../table.ts';
import { type Case, type History, readHistories } from './history-cases.ts';
import { countLost, isAsPeopleDid } from './merge-outcome.ts';
import { gitMerge } from './merges.ts';

/** One row for each place real merges come from. */
export const measureAmended = (): readonly Measured[] => readHistories().map(tellHistory);

interface Outcome {
  readonly clean: boolean;
  readonly equal: boolean;
}

function tellHistory({ name, cases }: History): Measured {
  const ours = cases.map(amend);
  const git = cases.map(({ texts, human }): Outcome => {
    const { text } = gitMerge(texts);
    return { clean: text !== null, equal: isAsPeopleDid(text, human) };
  });
  const lost = ours.reduce((sum, one) => sum + one.lost, 0);
  return {
    what: `${name}: ${cases.length} real merges as amendments`,
    figure: `${tell(ours)}, ${lost} words lost silently; ${tellCounts(ours.map(({ fate }) => fate))}`,
    floor: `git merge-file: ${tell(git)}`,
    ratio: null,
    aim: 'as people did ≥ git, 0 lost',
  };
}

function tell(outcomes: readonly Outcome[]): string {
  const count = (is: (outcome: Outcome) => boolean) => outcomes.filter(is).length;
  return `${count(({ clean }) => clean)} adopted clean, ${count(({ equal }) => equal)} as people did`;
}

function amend({ texts, human }: Case) {
  const [b, o, t] = texts.map((text) => parseMarkdown(text, countingIds()).doc);
  const { base, ours, theirs } = alignThree(b as Node, o as Node, t as Node);
  const followed = openFollowing(base, ours)(theirs);
  const open = [{ number: 1, texts: { ru: { base, proposed: theirs } } }];
  const found = whatIf({ ru: ours }, open, [{ amendment: 1, outcome: 'adopted' }]);
  const clean = found.unapplied.length === 0;
  const text = found.texts.ru as Node;
  const conflicts = 'conflicts' in followed ? followed.conflicts : [];
  // Where nothing is applied, what does not conflict is in the merge, which the author is shown.
  const shown = clean ? text : merge(base, ours, theirs).doc;
  return {
    fate: followed.fate,
    clean,
    equal: clean && isAsPeopleDid(printMarkdown(text), human),
    lost: countLost([base, ours, theirs], shown, conflicts),
  };
}
