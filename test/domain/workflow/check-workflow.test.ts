/** What a workflow names must be there, and it must be of a size that can be shown. */
import { expect, it } from 'vitest';
import { findFaults } from '../../../src/domain/workflow/check-workflow.ts';
import { sayFault } from '../../../src/domain/workflow/fault.ts';
import { changed, set } from './changed.ts';

const around = {
  calendars: ['kz'],
  isZone: (zone: string) => zone === 'Asia/Almaty',
  standing: (agency: string) =>
    agency === 'ngo'
      ? ('partner' as const)
      : agency === 'gone'
        ? ('ended' as const)
        : agency === 'nobody'
          ? undefined
          : ('signs' as const),
};

const toldOf = (file: unknown) =>
  findFaults(file, around).map(({ path, fault }) => `${path}: ${sayFault(fault)}`);

const calm = changed((file) => Object.assign(file, { calendar: 'kz', zone: 'Asia/Almaty' }));

it('is content with a workflow whose names are all known', () => {
  expect(toldOf(calm)).toEqual([]);
});

it('names what is not there, all at once', () => {
  const file = changed((one) => {
    const by = [{ agency: 'gone' }];
    const basis = { act: 'A rule', confirmed: false };
    Object.assign(one, { calendar: 'moon', zone: 'Moon/Sea', override: { by, basis } });
    const [first] = Object.values(one.states?.review?.transitions ?? {});
    Object.assign(first ?? {}, { by: ['drafter', { agency: 'ngo' }] });
    Object.assign(one.states?.review?.review ?? {}, {
      participants: [{ agency: 'nobody', required: true }],
      escalation: [{ afterWorkingDays: 1, to: { agency: 'nobody' } }],
    });
  });
  expect(toldOf(file)).toEqual([
    '/calendar: there is no such calendar; use kz',
    '/zone: Moon/Sea is no time zone of the IANA list',
    '/override/by/0: gone has ceased to be',
    '/states/review/review/participants/0/agency: no agency is called nobody',
    '/states/review/review/escalation/0/to: no agency is called nobody',
    '/states/review/transitions/0/by/1: ngo is a partner and signs nothing',
  ]);
});

it('says what cannot be read before it looks what is named', () => {
  expect(toldOf(set('titles', 'ru').to(''))).toEqual([
    '/titles/ru: must be a text that is not empty',
  ]);
});

it('takes no more stages than anybody can see in one picture', () => {
  const file = changed((one) => {
    const states = one.states as unknown as Record<string, unknown>;
    const drafting = one.states?.drafting as unknown as Record<string, unknown>;
    const ways = Array.from({ length: 40 }, (_, index) => {
      states[`more-${index}`] = { kind: 'final', titles: one.titles, transitions: [] };
      return { id: `to-${index}`, titles: one.titles, to: `more-${index}`, by: ['drafter'] };
    });
    drafting.transitions = [...(drafting.transitions as unknown[]), ...ways];
    Object.assign(one, { calendar: 'kz', zone: 'Asia/Almaty' });
  });
  expect(toldOf(file)).toEqual(['/states: may have 40 states and 160 transitions at most']);
});
