/** A workflow file is checked whole before anything uses it; a fault names its place. */
import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWorkflow, WorkflowFault } from '../../../src/domain/workflow/read-workflow.ts';
import { stateOf } from '../../../src/domain/workflow/workflow.ts';
import { named, small } from '../samples.ts';

type Json = { [key: string]: Json } & { [index: number]: Json };

/** The small workflow as a plain file, changed in place. */
function changed(change: (file: Json) => void): unknown {
  const file = JSON.parse(JSON.stringify(small));
  change(file);
  return file;
}

function faultOf(file: unknown): string {
  try {
    readWorkflow(file);
  } catch (error) {
    if (error instanceof WorkflowFault) {
      expect(error.message.startsWith(`${error.path || '/'}: `)).toBe(true);
      return error.message;
    }
    throw error;
  }
  return expect.fail('the file was read');
}

const set = (...keys: readonly (string | number)[]) => ({
  to: (value: unknown) =>
    changed((file) => {
      let at: Json = file;
      for (const key of keys.slice(0, -1)) at = at[key as string] as Json;
      const last = keys.at(-1) as string;
      if (value === undefined) delete at[last];
      else at[last] = value as Json;
    }),
});

const gate = (value: unknown) => set('states', 'review', 'transitions', 1, 'gate').to(value);

describe('shipped workflows', () => {
  const files = readdirSync('workflows').filter((name) => name.endsWith('.json'));

  it('are there', () => expect(files).toContain('kz-concept.json'));

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
      '/states/review/kind: must be one of "drafting", "circulation", "expertise", "submission", "final"',
    ],
    [['states', 'review', 'transitions'], {}, '/states/review/transitions: must be a list'],
    [
      ['states', 'review', 'color'],
      'red',
      '/states/review/color: unknown key; use kind, titles, review, transitions',
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
      '/states/review/review/participants/1/agency: finance is asked twice',
    ],
    [
      ['states', 'review', 'review', 'term', 'workingDays'],
      0,
      '/states/review/review/term/workingDays: must be a whole number above 0',
    ],
    [
      ['states', 'review', 'review', 'term', 'workingDays'],
      1.5,
      '/states/review/review/term/workingDays: must be a whole number above 0',
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
      '/states/drafting/transitions/0/by: nobody may take this transition; name who may',
    ],
    [
      ['states', 'drafting', 'transitions', 0, 'by'],
      ['king'],
      '/states/drafting/transitions/0/by/0: must be an object',
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
      ['states', 'drafting', 'transitions', 0, 'gate', 'frozen'],
      ['de'],
      '/states/drafting/transitions/0/gate/frozen/0: must be one of kk, ru, en',
    ],
  ] as const)('with %j set to %j is refused', (keys, value, message) =>
    expect(faultOf(set(...keys).to(value))).toBe(message),
  );

  it.each([
    [
      {},
      'gate: must have exactly one of all, any, not, atLeast, frozen, signoffs, noOpenObjections, amendmentsAnswered, elapsed',
    ],
    [{ elapsed: true, frozen: [] }, 'gate: must have exactly one of'],
    [{ maybe: true }, 'gate/maybe: unknown key'],
    [{ elapsed: false }, 'gate/elapsed: must be one of true'],
    [{ noOpenObjections: 1 }, 'gate/noOpenObjections: must be one of true'],
    [{ amendmentsAnswered: null }, 'gate/amendmentsAnswered: must be one of true'],
    [{ signoffs: 'most' }, 'gate/signoffs: must be one of "consent", "given"'],
    [{ all: [{ not: { any: 7 } }] }, 'gate/all/0/not/any: must be a list'],
    [{ any: [] }, 'gate/any: can never be met; name a gate'],
    [{ elapsed: true, of: [] }, 'gate/of: belongs to atLeast only'],
    [{ atLeast: 0, of: [] }, 'gate/atLeast: must be a whole number above 0'],
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
    const { review } = stateOf(small, 'review');
    for (const [state, why] of [
      ['drafting', 'a text that changes cannot be reviewed; use another kind'],
      ['adopted', 'a final state asks nobody'],
    ] as const)
      expect(faultOf(set('states', state, 'review').to(review))).toBe(
        `/states/${state}/review: ${why}`,
      );
  });

  it('asks somebody in a review', () => {
    const file = changed((json) => {
      const review = json.states?.review?.review as Json;
      review.participants = [] as never;
      review.chosen = false as never;
    });
    expect(faultOf(file)).toBe(
      '/states/review/review/participants: nobody is asked; name an agency or set chosen to true',
    );
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
