/** Who is asked in a round and why: verdicts bound to remits, carried over, asked again. */
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../src/domain/draft/command.ts';
import { decide } from '../../../src/domain/draft/decide.ts';
import { type Draft, fold } from '../../../src/domain/draft/draft.ts';
import type { Participant } from '../../../src/domain/draft/event.ts';
import { genesis, record } from '../../../src/domain/draft/event.ts';
import { judgeExits } from '../../../src/domain/draft/judge.ts';
import { openRound, verdictOf } from '../../../src/domain/draft/judge-round.ts';
import type { Remit } from '../../../src/domain/draft/remit.ts';
import { versionManifest } from '../../../src/domain/draft/text.ts';
import type { Term } from '../../../src/domain/legal-time/due.ts';
import { canonicalJson, hashText } from '../../../src/domain/text/canonical.ts';
import type { Workflow } from '../../../src/domain/workflow/workflow.ts';
import { monday, named, runningAt } from '../samples.ts';

const titles = named('x');
const transition = { titles, by: ['drafter'] } as const;
const workflow: Workflow = {
  id: 'carry',
  edition: '1',
  titles,
  calendar: 'kz',
  zone: 'Asia/Almaty',
  initial: 'drafting',
  states: {
    drafting: {
      kind: 'drafting',
      titles,
      transitions: [{ ...transition, id: 'circulate', to: 'circulation' }],
    },
    circulation: {
      kind: 'circulation',
      titles,
      review: {
        participants: [
          { agency: 'finance', required: true, remit: { kinds: ['money'] } },
          { agency: 'economy', required: true },
        ],
        chosen: true,
        term: { workingDays: 10 },
        repeatTerm: { workingDays: 5 },
        carryOver: 'remit',
        basis: { act: 'a setting', confirmed: false },
      },
      transitions: [
        { ...transition, id: 'return', to: 'drafting' },
        { ...transition, id: 'adopt', to: 'adopted', gate: { signoffs: 'consent' } },
      ],
    },
    adopted: { kind: 'final', titles, transitions: [] },
  },
};

const by = { person: 'p', organisation: 'owner', role: 'drafter' } as const;
const agency = (organisation: string) =>
  ({ person: `head of ${organisation}`, organisation, role: 'signatory' }) as const;

/** Says what each remit of a text holds: the text is `money words|other words`. */
const hashRemit = (text: string) => (remit: Remit) => {
  const [money = '', other = ''] = text.split('|');
  const part = remit === 'whole' ? text : 'kinds' in remit ? money : other;
  return hashText(canonicalJson([part]));
};

const running = {
  ...runningAt(monday),
  count: (term: Term) => `due in ${Object.values(term)[0]}`,
};

function begin(remits: Readonly<Record<string, Remit>> = {}) {
  let draft: Draft | null = null;
  let text = '';
  const act = (command: Command, actor: typeof by | ReturnType<typeof agency> = by): Draft => {
    const facts = decide(command, draft, { actor, now: monday });
    const { person, organisation } = actor;
    const log = { draft: 'd', seq: draft?.seq ?? 0, head: draft?.head ?? genesis };
    draft = fold(draft, record(facts, log, { at: monday, by: { person, organisation } }));
    return draft;
  };
  const current = (): Draft => draft as Draft;
  act({
    type: 'create',
    titles,
    languages: ['ru'],
    template: { id: 't', edition: '1' },
    workflow,
    participants: ['culture'],
    remits,
    texts: {},
  });
  return {
    current,
    circulate(words: string) {
      if (words !== text) {
        text = words;
        act({ type: 'saveText', lang: 'ru', root: hashText(words) });
        const { hash } = versionManifest(current().titles, current().texts);
        act({ type: 'freeze', hash, diffs: {}, label: '', summary: '' });
      }
      const remitHash = hashRemit(text);
      act({ type: 'move', transition: 'circulate', reason: '', ...running, remitHash });
    },
    sign(organisation: string, verdict: 'agree' | 'object' | 'outside') {
      const version = current().versions.length;
      const items =
        verdict === 'object'
          ? [{ kind: 'objection', lang: 'ru', block: 'b', quote: 'q', reason: 'r' } as const]
          : [];
      const words = () => 'q';
      const { count } = running;
      act(
        { type: 'signOff', verdict, note: '', items, version, words, count },
        agency(organisation),
      );
    },
    back: () => act({ type: 'move', transition: 'return', reason: '', ...running }),
    asked(organisation: string): Participant {
      const found = openRound(current())?.participants.find((one) => one.agency === organisation);
      if (!found) throw new Error(`${organisation} is not asked`);
      return found;
    },
  };
}

describe('a round where verdicts are bound to remits', () => {
  it('asks everybody the first time, on the full term', () => {
    const story = begin();
    story.circulate('money|words');
    expect(story.asked('finance')).toMatchObject({ due: 'due in 10', remit: { kinds: ['money'] } });
    expect(story.asked('economy')).toMatchObject({ due: 'due in 10', remit: 'whole' });
    expect(story.asked('finance').carried).toBeUndefined();
    expect(story.asked('finance').since).toBeUndefined();
  });

  it('records with a verdict the hash of the remit it judged', () => {
    const story = begin();
    story.circulate('money|words');
    story.sign('finance', 'agree');
    expect(story.current().signoffs[0]?.remit).toBe(hashRemit('money|words')({ kinds: ['money'] }));
  });

  it('carries a verdict whose remit is unchanged and asks the others again since their version', () => {
    const story = begin();
    story.circulate('money|words');
    story.sign('finance', 'agree');
    story.sign('economy', 'agree');
    story.back();
    story.circulate('money|other words');
    expect(story.asked('finance')).toMatchObject({ carried: 1, due: 'due in 10' });
    expect(story.asked('economy')).toMatchObject({ since: 1, due: 'due in 5' });
    expect(story.asked('culture')).not.toHaveProperty('since');
  });

  it('counts carried verdicts towards adoption and names the ones that are missing', () => {
    const story = begin();
    story.circulate('money|words');
    for (const one of ['finance', 'economy', 'culture']) story.sign(one, 'agree');
    story.back();
    story.circulate('money|other words');
    const exit = () =>
      judgeExits(story.current(), monday).find(({ transition }) => transition.id === 'adopt');
    expect(exit()?.judgement.because.map((because) => because.agency)).toEqual([
      'economy',
      'culture',
    ]);
    story.sign('economy', 'agree');
    story.sign('culture', 'agree');
    expect(exit()?.judgement.met).toBe(true);
  });

  it('carries an objection too: nothing changed that could have met it', () => {
    const story = begin();
    story.circulate('money|words');
    story.sign('finance', 'object');
    story.back();
    story.circulate('money|other words');
    const round = openRound(story.current());
    const verdict = verdictOf(story.current(), round?.round ?? 0, story.asked('finance'));
    expect(verdict?.verdict).toBe('object');
  });

  it('lets an agency answer anew although its verdict was carried', () => {
    const story = begin();
    story.circulate('money|words');
    story.sign('finance', 'agree');
    story.back();
    story.circulate('money|other words');
    story.sign('finance', 'object');
    const round = openRound(story.current());
    expect(verdictOf(story.current(), round?.round ?? 0, story.asked('finance'))?.verdict).toBe(
      'object',
    );
  });

  it('carries over several versions, from the verdict that was given', () => {
    const story = begin();
    story.circulate('money|one');
    story.sign('finance', 'outside');
    for (const words of ['money|two', 'money|three', 'money|four']) {
      story.back();
      story.circulate(words);
    }
    expect(story.asked('finance').carried).toBe(1);
    story.back();
    story.circulate('more money|four');
    expect(story.asked('finance')).toMatchObject({ since: 1, due: 'due in 5' });
  });

  it('takes a verdict up again when the text becomes what it was', () => {
    const story = begin();
    story.circulate('money|one');
    story.sign('economy', 'agree');
    story.back();
    story.circulate('money|two');
    story.back();
    story.circulate('money|one');
    expect(story.asked('economy').carried).toBe(1);
  });

  it('carries everything when the same version circulates again', () => {
    const story = begin();
    story.circulate('money|words');
    for (const one of ['finance', 'economy', 'culture']) story.sign(one, 'agree');
    story.back();
    story.circulate('money|words');
    expect(openRound(story.current())?.participants.map(({ carried }) => carried)).toEqual([
      1, 2, 3,
    ]);
  });

  it('binds a chosen agency to the remit given for this draft, a fixed one to its own', () => {
    const story = begin({ culture: { sections: ['s'] } });
    story.circulate('money|words');
    story.sign('culture', 'agree');
    story.back();
    story.circulate('more money|words');
    expect(story.asked('culture').carried).toBe(1);
    expect(story.asked('finance').remit).toEqual({ kinds: ['money'] });
  });
});
