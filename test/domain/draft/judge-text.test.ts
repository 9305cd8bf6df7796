/** The gates about the text, judged by what was measured when the version was frozen. */
import { describe, expect, it } from 'vitest';
import type { Fact } from '../../../src/domain/draft/event.ts';
import type { Findings } from '../../../src/domain/draft/findings.ts';
import { judge } from '../../../src/domain/draft/judge.ts';
import { canonicalJson } from '../../../src/domain/text/canonical.ts';
import type { Gate } from '../../../src/domain/workflow/workflow.ts';
import { draftAfter, freezing, type Given } from '../given.ts';
import { fact, monday } from '../samples.ts';

const start: Given[] = [fact.created(), fact.saved('one')];
const frozenWith = (findings: Findings): readonly Given[] => [
  ...start,
  { ...(freezing(start) as Fact & { readonly type: 'versionFrozen' }), findings },
];
const judged = (gate: Gate, facts: readonly Given[]) => {
  const { met, because } = judge(gate, draftAfter(...facts), monday);
  return { met, because };
};

describe.each<Gate>([
  { lengthOver: 20 },
  { touches: { kinds: ['money'] } },
  { aligned: ['kk', 'ru'] },
  { checksPass: true },
])('%j', (gate) => {
  it('needs a version, and one in which it was measured', () => {
    expect(judged(gate, start)).toEqual({ met: false, because: [{ code: 'no-version' }] });
    expect(judged(gate, frozenWith({}))).toEqual({
      met: false,
      because: [{ code: 'not-measured' }],
    });
  });
});

it('a length is over its limit or within', () => {
  const gate: Gate = { lengthOver: 20 };
  expect(judged(gate, frozenWith({ pages: 21 }))).toEqual({
    met: true,
    because: [{ code: 'length-over', number: 21, limit: 20 }],
  });
  expect(judged(gate, frozenWith({ pages: 20 }))).toEqual({
    met: false,
    because: [{ code: 'length-within', number: 20, limit: 20 }],
  });
});

it('a remit is touched or untouched, in the words of the workflow', () => {
  const remit = { kinds: ['money', 'indicator'] } as const;
  const what = 'money, indicator';
  expect(judged({ touches: remit }, frozenWith({ touches: [canonicalJson(remit)] }))).toEqual({
    met: true,
    because: [{ code: 'touched', what }],
  });
  expect(judged({ touches: remit }, frozenWith({ touches: [] }))).toEqual({
    met: false,
    because: [{ code: 'untouched', what }],
  });
});

it('languages are aligned once nothing is unpaired, and each block that is is named', () => {
  const gate: Gate = { aligned: ['kk', 'ru'] };
  const behind = {
    langs: ['kk', 'ru'],
    count: 2,
    blocks: [{ block: 'b1' }, { block: 'b2', missing: 'ru' }],
  } as const;
  expect(judged(gate, frozenWith({ unpaired: [behind] }))).toEqual({
    met: false,
    because: [
      { code: 'pair-behind', block: 'b1', what: 'kk-ru', number: 2 },
      { code: 'pair-behind', block: 'b2', what: 'kk-ru', number: 2, lang: 'ru' },
    ],
  });
  expect(judged(gate, frozenWith({ unpaired: [{ ...behind, count: 0, blocks: [] }] }))).toEqual({
    met: true,
    because: [{ code: 'pairs-current' }],
  });
});

it('checks pass when they found nothing, else each fault is named', () => {
  const gate: Gate = { checksPass: true };
  const fault = { what: 'indicator-unnamed', lang: 'ru', block: 'b1' } as const;
  expect(judged(gate, frozenWith({ faults: { count: 1, first: [fault] } }))).toEqual({
    met: false,
    because: [{ code: 'check-fails', number: 1, ...fault }],
  });
  expect(judged(gate, frozenWith({ faults: { count: 0, first: [] } }))).toEqual({
    met: true,
    because: [{ code: 'checks-pass' }],
  });
});
