/** A workflow file is checked whole before anything uses it; a fault names its place. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WorkflowFault } from '../../../src/domain/workflow/fault.ts';
import { readWorkflow } from '../../../src/domain/workflow/read-workflow.ts';
import { stateOf } from '../../../src/domain/workflow/workflow.ts';
import { named, small } from '../samples.ts';
import { changed, faultOf, type Json, set } from './changed.ts';

const gate = (value: unknown) => set('states', 'review', 'transitions', 1, 'gate').to(value);

describe('shipped workflows', () => {
  const files = readdirSync('workflows').filter((name) => name.endsWith('.json'));

  it('are there', () => expect(files).toContain('kz-concept-2020.json'));

  it.each(files)('%s is read, to exactly what the file says', (name) => {
    const { $schema: _, ...file } = JSON.parse(readFileSync(`workflows/${name}`, 'utf8'));
    expect(readWorkflow(file)).toEqual(file);
    expect(`${file.id}.json`).toBe(name);
  });
});

describe('a workflow file', () => {
  it('is read to what it says', () =>
    expect(readWorkflow(JSON.parse(JSON.stringify(small)))).toEqual(small));

  it.each([null, 7, 'text', [], true])('is an object, not %j', (file) =>
    expect(faultOf(file)).toBe('/: must be an object'),
  );

  it.each([
    [['id'], '', '/id: must be a text that is not empty'],
    [['edition'], 1, '/edition: must be a text that is not empty'],
    [['calendar'], undefined, '/calendar: must be a text that is not empty'],
    [['zone'], null, '/zone: must be a text that is not empty'],
    [['titles'], 'Small', '/titles: must be an object'],
    [['titles', 'kk'], '', '/titles/kk: must be a text that is not empty'],
    [['titles', 'de'], 'x', '/titles/de: unknown key; use kk, ru, en'],
    [['initial'], 'nowhere', '/initial: no state is called nowhere'],
    [['initial'], 'constructor', '/initial: no state is called constructor'],
    [['states'], null, '/states: must be an object'],
    [['states'], [], '/states: must be an object'],
    [
      ['states', 'review', 'kind'],
      'party',
      '/states/review/kind: must be one of "drafting", "consultation", "circulation", "conciliation", "expertise", "submission", "decision", "suspended", "final"',
    ],
    [['states', 'review', 'transitions'], {}, '/states/review/transitions: must be a list'],
    [
      ['states', 'review', 'color'],
      'red',
      '/states/review/color: unknown key; use kind, titles, review, transitions, adopts, basis, comments, amendments',
    ],
    [
      ['states', 'review', 'review', 'chosen'],
      'yes',
      '/states/review/review/chosen: must be true or false',
    ],
    [
      ['states', 'review', 'review', 'participants', 0, 'required'],
      1,
      '/states/review/review/participants/0/required: must be true or false',
    ],
    [
      ['states', 'review', 'review', 'participants', 1, 'agency'],
      'finance',
      '/states/review/review/participants/1: finance is asked twice; say when in this one',
    ],
    [
      ['states', 'review', 'review', 'term', 'workingDays'],
      0,
      '/states/review/review/term/workingDays: must be a whole number from 1 to 100000',
    ],
    [
      ['states', 'review', 'review', 'term', 'workingDays'],
      1.5,
      '/states/review/review/term/workingDays: must be a whole number from 1 to 100000',
    ],
    [
      ['states', 'review', 'review', 'basis', 'confirmed'],
      undefined,
      '/states/review/review/basis/confirmed: must be true or false',
    ],
    [
      ['states', 'review', 'review', 'basis', 'act'],
      '',
      '/states/review/review/basis/act: must be a text that is not empty',
    ],
    [
      ['states', 'drafting', 'transitions', 0, 'to'],
      'nowhere',
      '/states/drafting/transitions/0/to: no state is called nowhere',
    ],
    [
      ['states', 'drafting', 'transitions', 0, 'to'],
      'toString',
      '/states/drafting/transitions/0/to: no state is called toString',
    ],
    [
      ['states', 'drafting', 'transitions', 0, 'by'],
      [],
      '/states/drafting/transitions/0/by: nobody may do this; name who may',
    ],
    [
      ['states', 'drafting', 'transitions', 0, 'by'],
      ['king'],
      '/states/drafting/transitions/0/by/0: must be "drafter", "coordinator" or { agency } with its id',
    ],
    [
      ['states', 'drafting', 'transitions', 0, 'by'],
      [{ agency: '' }],
      '/states/drafting/transitions/0/by/0/agency: must be a text that is not empty',
    ],
    [
      ['states', 'drafting', 'transitions', 1, 'id'],
      'circulate',
      '/states/drafting/transitions/1/id: circulate is used twice in this state',
    ],
    [
      ['states', 'drafting', 'transitions', 2, 'reason'],
      'why',
      '/states/drafting/transitions/2/reason: must be true or false',
    ],
    [
      ['states', 'review', 'amendments'],
      'in-term',
      '/states/review/amendments: no gate of this state asks for a term; add one or remove it',
    ],
    [
      ['states', 'review', 'comments'],
      'named',
      '/states/review/comments: the public comments in a consultation; change the kind or remove it',
    ],
    [
      ['states', 'drafting', 'transitions', 0, 'gate', 'frozen'],
      ['de'],
      '/states/drafting/transitions/0/gate/frozen/0: must be one of "kk", "ru", "en"',
    ],
  ] as const)('with %j set to %j is refused', (keys, value, message) =>
    expect(faultOf(set(...keys).to(value))).toBe(message),
  );

  it.each([
    [
      {},
      'gate: must have exactly one of all, any, not, atLeast, frozen, signoffs, noOpenObjections, amendmentsAnswered, commentsAnswered, elapsed, term, aligned, checksPass, touches, lengthOver',
    ],
    [{ elapsed: true, frozen: [] }, 'gate: must have exactly one of'],
    [{ maybe: true }, 'gate: must have exactly one of'],
    [{ elapsed: true, maybe: true }, 'gate/maybe: unknown key; use elapsed'],
    [{ elapsed: true, of: [] }, 'gate/of: unknown key; use elapsed'],
    [{ elapsed: false }, 'gate/elapsed: must be one of true'],
    [
      { noOpenObjections: 1 },
      'gate/noOpenObjections: must be one of true, "ordinary", "fundamental", "condition"',
    ],
    [{ amendmentsAnswered: null }, 'gate/amendmentsAnswered: must be true, or { supporters }'],
    [{ amendmentsAnswered: {} }, 'gate/amendmentsAnswered/supporters: must be a whole number'],
    [{ commentsAnswered: false }, 'gate/commentsAnswered: must be one of true'],
    [{ signoffs: 'most' }, 'gate/signoffs: must be one of "consent", "given"'],
    [{ frozen: ['kk', 'kk'] }, 'gate/frozen/1: kk is named twice'],
    [{ aligned: ['kk'] }, 'gate/aligned: must have at least 2 of them'],
    [{ aligned: ['kk', 'kk'] }, 'gate/aligned/1: kk is named twice'],
    [{ checksPass: 'yes' }, 'gate/checksPass: must be one of true'],
    [{ touches: 'whole' }, 'gate/touches: must be an object'],
    [{ touches: { kinds: [] } }, 'gate/touches/kinds: must have at least 1 of them'],
    [{ touches: { kinds: ['poem'] } }, 'gate/touches/kinds/0: must be one of "indicator"'],
    [{ touches: { sections: ['a'], kinds: ['money'] } }, 'gate/touches: must have exactly one of'],
    [{ lengthOver: 0 }, 'gate/lengthOver: must be a whole number from 1 to 100000'],
    [{ term: 5 }, 'gate/term: must be an object'],
    [{ term: {} }, 'gate/term: must have exactly one of workingDays, calendarDays, hours'],
    [{ term: { hours: 0 } }, 'gate/term/hours: must be a whole number from 1 to 100000'],
    [{ all: [{ not: { any: 7 } }] }, 'gate/all/0/not/any: must be a list'],
    [{ any: [] }, 'gate/any: must have at least 1 of them'],
    [{ atLeast: 0, of: [] }, 'gate/atLeast: must be a whole number from 1'],
    [{ atLeast: 2, of: [{ elapsed: true }] }, 'gate/atLeast: can never be met; of names only 1'],
  ])('with gate %j is refused', (value, message) =>
    expect(faultOf(gate(value))).toContain(`/states/review/transitions/1/${message}`),
  );

  it('asks for verdicts only where somebody is asked', () => {
    const to = (value: unknown) => set('states', 'decision', 'transitions', 0, 'gate').to(value);
    for (const [kind, wanted] of Object.entries({ signoffs: 'consent', elapsed: true }))
      expect(faultOf(to({ all: [{ not: { [kind]: wanted } }] }))).toBe(
        `/states/decision/transitions/0/gate/all/0/not/${kind}: nobody is asked in this state; give it a review`,
      );
  });

  it('asks nobody while the text may still change, or when all is over', () => {
    const { review: asking } = stateOf(small, 'review');
    for (const [state, why] of [
      ['drafting', 'a text that changes cannot be reviewed; use another kind'],
      ['adopted', 'a final state asks nobody'],
    ] as const)
      expect(faultOf(set('states', state, 'review').to(asking))).toBe(
        `/states/${state}/review: ${why}`,
      );
  });

  const basis = { act: 'House rules', confirmed: false };

  it('lets whom it names waive a gate, and nothing where there is no gate', () => {
    const waive = (way: number, waiver: unknown) =>
      set('states', 'review', 'transitions', way, 'waiver').to(waiver);
    const waived = waive(1, { by: ['coordinator'], basis });
    expect(readWorkflow(waived)).toEqual(waived);
    expect(faultOf(waive(0, { by: ['coordinator'], basis }))).toBe(
      '/states/review/transitions/0/waiver: there is no gate to waive; add one',
    );
    expect(faultOf(waive(1, { by: [], basis }))).toBe(
      '/states/review/transitions/1/waiver/by: nobody may do this; name who may',
    );
    expect(faultOf(waive(1, { by: ['coordinator'] }))).toBe(
      '/states/review/transitions/1/waiver/basis: must be an object',
    );
  });

  it('names who may override an objection, and by which act', () => {
    const file = set('override').to({ by: [{ agency: 'president' }], basis });
    expect(readWorkflow(file)).toEqual(file);
    expect(faultOf(set('override').to({ by: ['drafter'] }))).toBe(
      '/override/basis: must be an object',
    );
  });

  it('says where a text is adopted: at an end, and somewhere', () => {
    expect(faultOf(set('states', 'decision', 'adopts').to(true))).toBe(
      '/states/decision/adopts: only a final state adopts the text',
    );
    expect(faultOf(set('states', 'adopted', 'adopts').to(undefined))).toBe(
      '/states: no final state adopts the text; give one "adopts": true',
    );
  });

  it('has one basis in a state: its own, or that of its review', () => {
    const own = set('states', 'decision', 'basis').to(basis);
    expect(readWorkflow(own)).toEqual(own);
    expect(faultOf(set('states', 'review', 'basis').to(basis))).toBe(
      '/states/review/basis: the review says its basis; remove this one',
    );
  });

  it('begins where a text is written', () =>
    expect(faultOf(set('initial').to('review'))).toBe(
      '/initial: a draft begins where its text is written; make review of kind drafting',
    ));

  it('asks for a term only where one has started', () => {
    const term = { term: { workingDays: 3 } };
    const begin = (gate: unknown) => set('states', 'drafting', 'transitions', 0, 'gate').to(gate);
    // Drafts come back to the beginning here, and then the term runs.
    expect(readWorkflow(begin({ any: [term, { frozen: [] }] }))).toBeDefined();
    const file = begin({ any: [term, { frozen: [] }] }) as Json;
    for (const name of ['review', 'decision']) {
      const ways = file.states?.[name]?.transitions as unknown as { to: string }[];
      for (const way of ways) if (way.to === 'drafting') way.to = 'dropped';
    }
    expect(faultOf(file)).toBe(
      '/states/drafting/transitions/0/gate/any/0/term: a draft begins here, so no term starts; ask for it in a later state',
    );
  });

  it('lets a suspended draft come back, and asks nobody meanwhile', () => {
    const way = (id: string, to: string) => ({ id, titles: named(id), to, by: ['drafter'] });
    const suspending = (...ways: readonly object[]) =>
      changed((json) => {
        const from = json.states?.review?.transitions as unknown as object[];
        from.push(way('suspend', 'suspended'));
        const suspended = { kind: 'suspended', titles: named('Suspended'), transitions: ways };
        Object.assign(json.states as object, { suspended });
      });
    for (const ways of [[way('resume', 'review')], [way('drop', 'dropped')]])
      expect(readWorkflow(suspending(...ways))).toEqual(suspending(...ways));
    expect(faultOf(suspending(way('return', 'drafting')))).toBe(
      '/states/suspended/transitions: review leads here and nothing leads back; add a way to it',
    );
    const asking = suspending(way('resume', 'review')) as Json;
    Object.assign(asking.states?.suspended as object, { review: asking.states?.review?.review });
    expect(faultOf(asking)).toBe(
      '/states/suspended/review: nobody is asked while the draft is suspended; ask in the state before',
    );
    const waiting = suspending({ ...way('resume', 'review'), gate: { elapsed: true } });
    expect(faultOf(waiting)).toContain('gate/elapsed: nobody is asked in this state');
  });

  it('has no way out of a final state and one out of every other', () => {
    const edge = small.states.drafting?.transitions[2];
    expect(faultOf(set('states', 'adopted', 'transitions').to([edge]))).toBe(
      '/states/adopted/transitions: a final state has no way out; remove them or change the kind',
    );
    expect(faultOf(set('states', 'decision', 'transitions').to([]))).toBe(
      '/states/decision/transitions: a draft would be stuck here; add a transition or make it final',
    );
  });

  it('has no state that cannot be reached', () => {
    const lonely = { kind: 'final', titles: named('Lonely'), transitions: [] };
    expect(faultOf(set('states', 'lonely').to(lonely))).toBe(
      '/states/lonely: cannot be reached from drafting; add a transition to it',
    );
  });

  it('has no ring that never ends', () => {
    const file = changed((json) => {
      const ring = { id: 'on', titles: named('On'), by: ['drafter'] };
      const state = (to: string) => ({
        kind: 'submission',
        titles: named('Ring'),
        transitions: [{ ...ring, to }],
      });
      Object.assign(json.states as object, { ping: state('pong'), pong: state('ping') });
      const ways = json.states?.decision?.transitions as unknown as object[];
      ways.push({ ...ring, to: 'ping' });
    });
    expect(faultOf(file)).toBe('/states/ping: no path leads from here to a final state; add one');
  });

  it('is told all that is wrong with it at once, each fault with its place', () => {
    const faultsOf = (file: unknown) => {
      try {
        readWorkflow(file);
        return [];
      } catch (error) {
        return (error as WorkflowFault).faults.map(({ path, fault }) => `${path} ${fault.code}`);
      }
    };
    const misspelt = changed((file) => {
      Object.assign(file, { colour: 'red', titles: { ...file.titles, ru: '' } });
      Object.assign(file.states?.drafting?.transitions?.[0] ?? {}, { by: [] });
    });
    expect(faultsOf(misspelt)).toEqual([
      '/colour unknown-key',
      '/titles/ru text',
      '/states/drafting/transitions/0/by nobody-may',
    ]);
    const adrift = changed((file) => {
      const lost = { kind: 'decision', titles: file.titles, transitions: [] };
      Object.assign(file.states ?? {}, { lost, limbo: lost });
    });
    expect(faultsOf(adrift)).toEqual([
      '/states/lost/transitions stuck',
      '/states/limbo/transitions stuck',
      '/states/lost unreached',
      '/states/limbo unreached',
    ]);
  });

  it('never crashes the reader, whatever is put anywhere in it', () => {
    const paths: (string | number)[][] = [];
    const visit = (value: unknown, path: (string | number)[]) => {
      if (path.length > 0) paths.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [key, inner] of Object.entries(value)) visit(inner, [...path, key]);
    };
    visit(small, []);
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.jsonValue(), (path, value) => {
        try {
          readWorkflow(set(...path).to(value));
        } catch (error) {
          expect(error).toBeInstanceOf(WorkflowFault);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a state', () => {
  it('is found by its name and by nothing else', () => {
    expect(stateOf(small, 'review').kind).toBe('circulation');
    for (const name of ['nowhere', 'constructor', '__proto__', ''])
      expect(() => stateOf(small, name)).toThrow(`workflow small has no state ${name}`);
  });
});
