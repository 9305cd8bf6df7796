/** Laws of public comments: whatever is done in whatever order, none is lost, and an end is an end. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/domain/access.ts';
import { visitorActor } from '../../../src/domain/access.ts';
import {
  answerOf,
  type CommentFact,
  commentOutcomes,
  type Discussion,
  foldComments,
} from '../../../src/domain/discussion/comment.ts';
import {
  answerGroup,
  findComment,
  giveComment,
  groupComments,
  moderateComment,
  reviseComment,
  withdrawComment,
} from '../../../src/domain/discussion/comment-act.ts';
import {
  reportComments,
  seenComments,
  seenGroups,
} from '../../../src/domain/discussion/comment-report.ts';
import { type Reader, seenOf } from '../../../src/domain/discussion/visibility.ts';
import type { Draft } from '../../../src/domain/draft/draft.ts';
import { Refusal } from '../../../src/domain/draft/refusal.ts';
import type { Entry } from '../../../src/domain/ledger.ts';
import { hashText } from '../../../src/domain/text/canonical.ts';
import { draftAfter } from '../given.ts';
import { drafter, fact, finance, monday, partner, small } from '../samples.ts';

/** A draft that is discussed in public, by visitors who give no name too. */
const { review: inReview, drafting, ...others } = small.states;
if (!inReview || !drafting) throw new Error('the sample has these states');
const talk = { ...drafting, kind: 'consultation', comments: 'anonymous' } as const;
const states = { ...others, drafting: talk, review: inReview };
const draft: Draft = draftAfter(fact.created({ workflow: { ...small, states } }));

const reader = (actor: Actor | null, secret: string | null = null): Reader => ({
  actor,
  secret: secret && hashText(secret),
});
const authors: readonly Reader[] = [
  reader(partner),
  reader(finance),
  reader(null, 's1'),
  reader(null, 's2'),
];
const publicReader = reader(null);

type Act = (discussion: Discussion) => CommentFact;
interface Step {
  readonly by: Reader;
  readonly act: Act;
}

const number = fc.integer({ min: 1, max: 4 });
const author = fc.constantFrom(...authors);
const text = fc.constantFrom('one', 'two', 'three');

/** What anybody may try: most of it fits, some of it is refused. */
const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ by: author, text }).map(
    ({ by, text: said }): Step => ({
      by,
      act: () =>
        giveComment(
          draft,
          { text: said, version: 1, place: null },
          by.actor ? null : by.secret,
          monday,
        ),
    }),
  ),
  fc.record({ by: author, comment: number, text }).map(
    ({ by, comment, text: said }): Step => ({
      by,
      act: (all) =>
        reviseComment(all, findComment(all, comment, by, draft), said, by, { draft, now: monday }),
    }),
  ),
  fc.record({ by: author, comment: number }).map(
    ({ by, comment }): Step => ({
      by,
      act: (all) => withdrawComment(all, findComment(all, comment, by, draft), by),
    }),
  ),
  fc.record({ comment: number, publish: fc.boolean() }).map(({ comment, publish }): Step => {
    const by = reader(drafter);
    return {
      by,
      act: (all) => {
        const found = findComment(all, comment, by, draft);
        const { revision } = found;
        return moderateComment(all, found, { revision, publish, reason: 'why' }, draft);
      },
    };
  }),
  fc
    .record({
      group: fc.option(fc.integer({ min: 1, max: 2 })),
      comments: fc.uniqueArray(number, { maxLength: 3 }),
    })
    .map(
      ({ group, comments }): Step => ({
        by: reader(drafter),
        act: (all) => groupComments(all, group, 'title', comments),
      }),
    ),
  fc
    .record({ group: fc.integer({ min: 1, max: 2 }), outcome: fc.constantFrom(...commentOutcomes) })
    .map(
      ({ group, outcome }): Step => ({
        by: reader(drafter),
        act: (all) => {
          const comments = all.groups[group - 1]?.comments ?? [];
          return answerGroup(all, group, { outcome, text: 'so', comments, amendment: null }, draft);
        },
      }),
    ),
);

/** Tries each step, and tells what stood before and after each that was not refused. */
function play(
  list: readonly Step[],
  see: (before: Discussion, after: Discussion, step: Step) => void = () => undefined,
): Discussion {
  const entries: Entry<CommentFact>[] = [];
  for (const step of list) {
    const before = foldComments(entries);
    try {
      const added = step.act(before);
      const { person, organisation } = step.by.actor ?? visitorActor;
      const stamp = { at: monday, by: { person, organisation } };
      entries.push({ ...added, ...stamp, ledger: 'comments', seq: entries.length + 1 });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      continue;
    }
    see(before, foldComments(entries), step);
  }
  return foldComments(entries);
}

const histories = fc.array(steps, { minLength: 20, maxLength: 40 });
const numRuns = process.env.KELISIM_LONG ? 50_000 : 1_500;

describe('comments', () => {
  it('are never fewer, and an answer is given once and never moves', () => {
    let answered = 0;
    fc.assert(
      fc.property(histories, (list) => {
        play(list, (before, after) => {
          expect(after.comments.length).toBeGreaterThanOrEqual(before.comments.length);
          expect(after.groups.length).toBeGreaterThanOrEqual(before.groups.length);
          for (const comment of before.comments) {
            const answer = answerOf(before, comment);
            if (!answer) continue;
            answered += 1;
            expect(after.comments[comment.comment - 1]).toEqual(comment);
            expect(answerOf(after, comment)).toEqual(answer);
          }
        });
      }),
      { numRuns },
    );
    expect(answered).toBeGreaterThan(100);
  });

  it('stand in the group that holds them, and only published ones in any', () => {
    fc.assert(
      fc.property(histories, (list) => {
        const { comments, groups } = play(list);
        for (const { group, comments: members } of groups)
          for (const member of members)
            expect(comments[member - 1]).toMatchObject({ group, state: 'published' });
        for (const { comment, group } of comments)
          if (group !== null) expect(groups[group - 1]?.comments).toContain(comment);
      }),
      { numRuns },
    );
  });

  it('of a visitor are public only in the words a moderator has read', () => {
    fc.assert(
      fc.property(histories, (list) => {
        const read = new Map<number, string>();
        const { comments } = play(list, (before, after, { by }) => {
          if (by.actor?.person !== drafter.person) return;
          for (const { comment, text: words } of before.comments)
            if (before.comments[comment - 1]?.state !== after.comments[comment - 1]?.state)
              read.set(comment, words);
        });
        for (const comment of comments)
          if (comment.secret !== null && seenOf(comment, publicReader, draft) === 'whole')
            expect(read.get(comment.comment)).toBe(comment.text);
      }),
      { numRuns },
    );
  });

  it('are told in figures that equal a count of what the reader sees', () => {
    fc.assert(
      fc.property(
        histories,
        fc.constantFrom(publicReader, reader(drafter), ...authors),
        (list, who) => {
          const discussion = play(list);
          const { figures, unanswered, groups } = reportComments(discussion, who, draft);
          const seen = seenComments(discussion, who, draft);
          const { published, waiting, withheld, withdrawn, outcomes } = figures;
          expect(figures.comments).toBe(seen.length);
          expect(published + waiting + withheld + withdrawn).toBe(seen.length);
          const ended = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
          expect(ended + unanswered.length).toBe(published);
          expect(groups).toEqual(seenGroups(discussion, who, draft));
          if (who === publicReader) {
            expect(waiting).toBe(0);
            expect(groups.every(({ answer }) => answer)).toBe(true);
          }
        },
      ),
      { numRuns: numRuns / 3 },
    );
  });
});
