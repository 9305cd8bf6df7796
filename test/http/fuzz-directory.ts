/** Random bodies for the directory: persons, appointments, organisations and their units. */
import fc from 'fast-check';
import type { Target } from './fuzz-talk.ts';
import { hook } from './hooks.ts';
import { mutate } from './odd.ts';
import { cast, type Json } from './world.ts';

const names = { kk: 'а', ru: 'б', en: 'c' };
const person = `/api/people/${cast.reviewer}`;
const position = { kk: 'д', ru: 'д', en: 'd' };

const kept = (path: string, valid: Json = {}): Target => ({
  stage: 'created',
  as: 'administrator',
  path,
  bodies: async () => mutate(valid),
});

const cell = fc.oneof(
  fc.constantFrom('person', 'unit', 'appointment', 'organisation', 'labour', cast.reviewer, 'x'),
  fc.constantFrom('reviewer', 'suspended', 'ended', '2020-07-01', 'a@demo.invalid', '', '"', '=1'),
  fc.string({ unit: 'binary', maxLength: 6 }),
);
/** Tables whose heads are right and whose cells are anything, and texts that are no tables. */
const table = fc.oneof(
  fc
    .array(fc.array(cell, { minLength: 1, maxLength: 9 }), { maxLength: 5 })
    .map((rows) =>
      [
        'record;id;person;organisation;role;name-ru;email;state;from',
        ...rows.map((row) => row.join(';')),
      ].join('\n'),
    ),
  fc.string({ unit: 'binary' }),
);

export const directoryTargets: Readonly<Record<string, Target>> = {
  'put /api/inbox/seen': {
    stage: 'circulation',
    as: 'economy',
    path: '/api/inbox/seen',
    bodies: async (_world, id) =>
      mutate({ tasks: [`${id}.turn.verdict.1`], until: '2020-07-01T04:00:00.000Z' }),
  },
  'post /api/people': kept('/api/people', {
    id: 'somebody',
    name: names,
    email: 'somebody@demo.invalid',
    language: 'kk',
  }),
  'patch /api/people/{person}': kept(person, { name: names, email: 'a@demo.invalid' }),
  'patch /api/me': kept('/api/me', { language: 'en' }),
  'patch /api/me/notices': kept('/api/me/notices', {
    way: 'digest',
    hour: 8,
    zone: 'Asia/Almaty',
  }),
  'post /api/people/{person}/suspension': kept(`${person}/suspension`),
  'post /api/people/{person}/invitation': kept(`${person}/invitation`),
  'post /api/people/{person}/restoration': kept(`${person}/restoration`),
  'post /api/people/{person}/erasure': {
    ...kept('/api/people/leaver/erasure', { why: 'left' }),
    prepare: (world) =>
      world.ask('POST', '/api/people', {
        as: 'administrator',
        json: { id: 'leaver', name: names },
      }),
  },
  'post /api/people/{person}/appointments': kept(`${person}/appointments`, {
    organisation: 'labour',
    role: 'reviewer',
    unit: null,
    position,
    from: '2020-07-01T00:00:00Z',
    until: '2020-08-01T00:00:00+05:00',
  }),
  'patch /api/people/{person}/appointments/{number}': kept(`${person}/appointments/1`, {
    unit: null,
    position,
  }),
  'post /api/people/{person}/appointments/{number}/end': kept(`${person}/appointments/1/end`, {
    until: '2020-08-01T00:00:00Z',
  }),
  'post /api/me/calendar': kept('/api/me/calendar'),
  'delete /api/me/calendar': kept('/api/me/calendar'),
  'post /api/webhooks': kept('/api/webhooks', { organisation: 'labour', ...hook }),
  'patch /api/webhooks/{webhook}': kept('/api/webhooks/0123456789abcdef', {
    ...hook,
    paused: true,
  }),
  'delete /api/webhooks/{webhook}': kept('/api/webhooks/0123456789abcdef'),
  'post /api/webhooks/{webhook}/secret': kept('/api/webhooks/0123456789abcdef/secret'),
  'post /api/webhooks/{webhook}/test': kept('/api/webhooks/0123456789abcdef/test'),
  'post /api/webhooks/{webhook}/messages/{message}/replay': kept(
    '/api/webhooks/0123456789abcdef/messages/1/replay',
  ),
  'post /api/directory/import': {
    ...kept('/api/directory/import'),
    type: 'text/csv',
    bodies: async () => table,
  },
  'put /api/workflows/{name}': {
    stage: 'created',
    as: 'coordinator',
    path: '/api/workflows/copy',
    bodies: async ({ service }) => mutate((await service.readWorkflow('two-agency')) as Json),
  },
  'post /api/agencies': kept('/api/agencies', { id: 'water', kind: 'agency', names, short: names }),
  'patch /api/agencies/{name}': kept('/api/agencies/labour', { names, short: names }),
  'post /api/agencies/{name}/end': kept('/api/agencies/labour/end', { successor: 'economy' }),
  'post /api/agencies/{name}/units': kept('/api/agencies/labour/units', { id: 'a', names }),
  'patch /api/agencies/{name}/units/{unit}': {
    ...kept('/api/agencies/labour/units/budget', { names }),
    prepare: (world) =>
      world.ask('POST', '/api/agencies/labour/units', {
        as: 'administrator',
        json: { id: 'budget', names },
      }),
  },
  'post /api/agencies/{name}/units/{unit}/removal': kept('/api/agencies/labour/units/x/removal'),
};
