/** The policy of the directory: who keeps persons, organisations and appointments, and who reads them. */
import { appointed } from '../appointed.ts';
import { bare, type Rule, signedIn, type Viewer } from './access-case.ts';
import { hook, openHook } from './hooks.ts';
import { cast, type Part, type World } from './world.ts';

const names = { kk: 'а', ru: 'б', en: 'c' };
const readers: readonly Viewer[] = [
  'administrator',
  'auditor',
  'vice',
  'economy',
  'president',
  'partner',
  'partnerTwo',
];
const administrator: readonly Viewer[] = ['administrator'];

let made = 0;

/** Somebody new, appointed as their organisation's chief may appoint. */
async function newcomer(
  { service }: World,
  organisation = 'economy',
  role: 'reviewer' | 'partner-member' = 'reviewer',
): Promise<string> {
  const id = `newcomer-${(++made).toString(36).replace(/[01]/g, 'z')}-${made}`;
  await service.store.saveDirectory([], [appointed(id, organisation, role)]);
  return id;
}

/** What each of those who may give an appointment gives. */
const givers: Readonly<Record<string, readonly [string, 'reviewer' | 'partner-member']>> = {
  administrator: ['finance', 'reviewer'],
  vice: ['midsd', 'reviewer'],
  economy: ['economy', 'reviewer'],
  president: ['presidential-administration', 'reviewer'],
  partner: ['civil-alliance', 'partner-member'],
  partnerTwo: ['regional-network', 'partner-member'],
};
const appointing = Object.keys(givers) as Viewer[];

const onPerson = (rest: string, lets: readonly Viewer[], json?: object): Rule => ({
  stage: 'created',
  lets,
  request: async (world, _id, viewer) => {
    const path = `/api/people/${await newcomer(world, ...(givers[viewer] ?? []))}${rest}`;
    return json ? { path, json } : { path };
  },
});

const newId = () => `unit-${++made}`;

/** An organisation of its own, made by the administrator, with a unit. */
const onAgency = (rest: string, json?: object): Rule => ({
  stage: 'created',
  lets: administrator,
  request: async (world) => {
    const as = 'administrator';
    const founding = { kind: 'agency', names, short: names };
    const { id } = (await world.ask('POST', '/api/agencies', { as, json: founding })).body;
    const unit = { id: 'unit', names };
    await world.ask('POST', `/api/agencies/${id}/units`, { as, json: unit });
    return { path: `/api/agencies/${id}${rest}`, ...(json && { json }) };
  },
});

/** A webhook of an organisation's own, kept by its chief or by the administrator. */
const hookKeepers: readonly Viewer[] = [
  'administrator',
  'vice',
  'economy',
  'president',
  'partner',
  'partnerTwo',
];
const onHook = (rest: string, json?: object): Rule => ({
  stage: 'created',
  lets: hookKeepers,
  request: async (world, _id, viewer) => {
    const { webhook, 'webhook message': message } = await openHook(world, viewer as Part);
    const path = `/api/webhooks/${webhook}${rest.replace('{message}', message)}`;
    return json ? { path, json } : { path };
  },
});

export const directoryRules: Readonly<Record<string, Rule>> = {
  'get /api/me': bare('created', [...signedIn, 'administrator', 'auditor']),
  'patch /api/me': bare('created', [...signedIn, 'administrator', 'auditor'], {
    json: { language: 'en' },
  }),
  'get /api/me/notices': bare('created', [...signedIn, 'administrator', 'auditor']),
  'patch /api/me/notices': bare('created', [...signedIn, 'administrator', 'auditor'], {
    json: { way: 'digest' },
  }),
  'get /api/me/calendar': bare('created', [...signedIn, 'administrator', 'auditor']),
  'post /api/me/calendar': bare('created', [...signedIn, 'administrator', 'auditor']),
  'delete /api/me/calendar': bare('created', [...signedIn, 'administrator', 'auditor']),
  'get /api/me/export': bare('created', [...signedIn, 'administrator', 'auditor']),
  'get /api/inbox': bare('created', [...signedIn, 'administrator', 'auditor']),
  'get /api/inbox/count': bare('created', [...signedIn, 'administrator', 'auditor']),
  'put /api/inbox/seen': bare('created', signedIn, {
    json: { tasks: ['d0001.turn.freeze'], until: null },
  }),
  'get /api/webhooks': bare('created', hookKeepers),
  'post /api/webhooks': bare('created', hookKeepers, { json: hook }),
  'patch /api/webhooks/{webhook}': onHook('', { paused: true }),
  'delete /api/webhooks/{webhook}': onHook(''),
  'post /api/webhooks/{webhook}/secret': onHook('/secret'),
  'post /api/webhooks/{webhook}/test': onHook('/test'),
  'get /api/webhooks/{webhook}/messages': onHook('/messages'),
  'post /api/webhooks/{webhook}/messages/{message}/replay': onHook('/messages/{message}/replay'),
  'get /api/people': bare('created', readers),
  'get /api/people/{person}': onPerson('', readers),
  'post /api/people': bare('created', administrator, { json: { name: names } }),
  'patch /api/people/{person}': onPerson('', administrator, { name: names }),
  'post /api/people/{person}/suspension': onPerson('/suspension', administrator),
  'post /api/people/{person}/erasure': onPerson('/erasure', administrator, { why: 'asked' }),
  'post /api/people/{person}/invitation': {
    stage: 'created',
    lets: administrator,
    request: async () => ({ path: `/api/people/${cast.reviewer}/invitation` }),
  },
  'post /api/people/{person}/restoration': {
    stage: 'created',
    lets: administrator,
    request: async (world) => {
      const path = `/api/people/${await newcomer(world)}`;
      await world.ask('POST', `${path}/suspension`, { as: 'administrator' });
      return { path: `${path}/restoration` };
    },
  },
  'post /api/people/{person}/appointments': {
    stage: 'created',
    lets: appointing,
    request: async (world, _id, viewer) => {
      const [organisation = '', role = 'reviewer'] = givers[viewer] ?? [];
      const id = await newcomer(world, 'labour');
      return {
        path: `/api/people/${id}/appointments`,
        json: { organisation, role, position: names },
      };
    },
  },
  'patch /api/people/{person}/appointments/{number}': onPerson('/appointments/1', appointing, {
    position: names,
  }),
  'post /api/people/{person}/appointments/{number}/end': onPerson(
    '/appointments/1/end',
    appointing,
    {},
  ),
  'post /api/directory/import': {
    stage: 'created',
    lets: administrator,
    request: async () => ({
      body: 'record;id;name-ru\norganisation;labour;Труд',
      headers: { 'content-type': 'text/csv' },
    }),
  },
  'get /api/directory/export.csv': bare('created', administrator),
  'get /api/workflows/{name}/editions': bare('created', [...signedIn, 'administrator', 'auditor']),
  'put /api/workflows/{name}': {
    stage: 'created',
    lets: ['coordinator', 'administrator'],
    request: async ({ service }) => {
      const { titles, ...shipped } = await service.readWorkflow('two-agency');
      return {
        path: `/api/workflows/copy-${++made}`,
        json: { ...shipped, titles: { ...titles, en: `A copy ${made}` } },
      };
    },
  },
  'post /api/agencies': bare('created', administrator, {
    json: { kind: 'agency', names, short: names },
  }),
  'patch /api/agencies/{name}': onAgency('', { names: { ...names, en: 'd' } }),
  'post /api/agencies/{name}/end': onAgency('/end', { successor: 'economy' }),
  'post /api/agencies/{name}/units': onAgency('/units', { id: newId(), names }),
  'patch /api/agencies/{name}/units/{unit}': onAgency('/units/unit', {
    names: { ...names, en: 'd' },
  }),
  'post /api/agencies/{name}/units/{unit}/removal': onAgency('/units/unit/removal'),
};
