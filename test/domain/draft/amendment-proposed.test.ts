/** What is proposed again, late, or on a version that is not the newest. */
import { describe, expect, it } from 'vitest';
import { amendmentsTaken } from '../../../src/domain/draft/amendment.ts';
import { decide } from '../../../src/domain/draft/decide.ts';
import type { Fact } from '../../../src/domain/draft/event.ts';
import type { State } from '../../../src/domain/workflow/workflow.ts';
import { draftAfter, freezing, given } from '../given.ts';
import { fact, finance, monday, named, partner, small, textRoot } from '../samples.ts';

const start = [fact.created(), fact.saved('one')];
const frozen = [...start, freezing(start)];
const submitted = [...frozen, { fact: fact.amended(1), by: partner }];
const refused: Fact = {
  type: 'amendmentDecided',
  amendment: 1,
  outcome: 'refused',
  reason: 'No line in the budget',
  code: 'no-funds',
};

describe('the same proposal again', () => {
  const again = { type: 'amend', version: 1, justification: 'Please' } as const;
  const texts = { ru: textRoot('amendment 1') };

  it('is refused to the organisation that made it, and taken from another', () => {
    given(...submitted)
      .when({ ...again, texts }, partner)
      .refuses('nothing-changed', { what: 'it is amendment 1 again' });
    given(...submitted)
      .when({ ...again, texts }, finance)
      .yields({ ...again, texts, type: 'amendmentSubmitted', amendment: 2 });
  });

  it('is the same on a newer version that left those words alone', () => {
    const facts = [...submitted, { type: 'titled', titles: named('Again') } as const];
    const next = [...facts, freezing(facts)];
    given(...next)
      .when({ ...again, version: 2, texts }, partner)
      .refuses('nothing-changed', { what: 'it is amendment 1 again' });
  });

  it('is not come to by revising another', () => {
    const other = { fact: fact.amended(2), by: partner };
    const revise = { ...again, texts, type: 'reviseAmendment', amendment: 2, reason: '' } as const;
    given(...submitted, other)
      .when(revise, partner)
      .refuses('nothing-changed', { what: 'it is amendment 1 again' });
  });

  it('is taken once the first has ended', () =>
    given(...submitted, refused)
      .when({ ...again, texts }, partner)
      .yields({ ...again, texts, type: 'amendmentSubmitted', amendment: 2 }));
});

describe('a late amendment', () => {
  const amend = {
    type: 'amend',
    version: 1,
    texts: { ru: textRoot('late') },
    justification: 'Please',
  } as const;
  const { type: _type, ...proposal } = amend;
  const yielded: Fact = { type: 'amendmentSubmitted', amendment: 1, ...proposal };
  const due = '2020-06-03T18:00:00.000Z';
  const terms = [{ start: monday, term: { workingDays: 2 }, due }];

  /** The draft in review, where the workflow says this of new amendments. */
  const reviewed = (amendments: 'none' | 'in-term') => {
    const { review } = small.states;
    const states = { ...small.states, review: { ...(review as State), amendments } };
    const own = [fact.created({ workflow: { ...small, states } }), fact.saved('one')];
    return [
      ...own,
      freezing(own),
      fact.moved({ transition: 'circulate', from: 'drafting', to: 'review', terms }),
    ];
  };

  it('is taken up to the last instant of the term, and not after it', () => {
    given(...reviewed('in-term'))
      .when(amend, partner, due)
      .yields(yielded);
    given(...reviewed('in-term'))
      .when(amend, partner, '2020-06-03T18:00:00.001Z')
      .refuses('too-late', { due });
  });

  it('is told beforehand whether it would be taken, and until when', () => {
    const inTerm = draftAfter(...reviewed('in-term'));
    expect(amendmentsTaken(inTerm, due)).toEqual({ taken: true, until: due });
    expect(amendmentsTaken(inTerm, '2020-06-03T18:00:00.001Z')).toEqual({
      taken: false,
      why: 'term',
      due,
    });
    const none = draftAfter(...reviewed('none'));
    expect(amendmentsTaken(none, due)).toEqual({ taken: false, why: 'stage' });
    expect(amendmentsTaken(draftAfter(...submitted), due)).toEqual({ taken: true, until: null });
  });

  it('is not taken where the workflow takes none', () =>
    given(...reviewed('none'))
      .when(amend, partner)
      .refuses('wrong-state', { state: 'review', allowed: ['drafting', 'decision'] }));
});

describe('a proposal on an older version', () => {
  const facts = [...submitted, fact.saved('two')];
  const moved = [...facts, freezing(facts)];
  const followed = { fate: 'carried', texts: { ru: textRoot('carried') } } as const;
  const told: Fact = { type: 'amendmentFollowed', amendment: 2, version: 2, ...followed };
  const proposal = {
    version: 1,
    texts: { ru: textRoot('late') },
    justification: 'Please',
  } as const;

  it('is told at once how it stands to the newest', () => {
    const submission: Fact = { type: 'amendmentSubmitted', amendment: 2, ...proposal };
    given(...moved)
      .when({ type: 'amend', ...proposal, followed }, partner)
      .yields(submission, told);
    const [, after] = draftAfter(...moved, { fact: submission, by: partner }, told).amendments;
    expect(after?.followed).toEqual({ version: 2, ...followed });
  });

  it('is told so when it is revised, too', () => {
    const revision = { amendment: 1, ...proposal, reason: 'A slip' } as const;
    given(...moved)
      .when({ type: 'reviseAmendment', ...revision, followed }, partner)
      .yields({ type: 'amendmentRevised', ...revision }, { ...told, amendment: 1 });
  });

  it('is not taken without it: whoever prepares the command follows it', () => {
    const prepare = () =>
      decide({ type: 'amend', ...proposal }, draftAfter(...moved), { actor: partner, now: monday });
    expect(prepare).toThrow('invariant: what is proposed on version 1 was followed');
  });
});
