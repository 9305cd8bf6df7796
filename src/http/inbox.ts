/** The inbox: what waits for who acts, by when; how much of it; and marks of what they looked at. */
import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Actor } from '../domain/access.ts';
import { inboxActs } from '../domain/draft/inbox-task.ts';
import { inboxGroups } from '../domain/draft/inbox-when.ts';
import { itemKinds } from '../domain/draft/item-kinds.ts';
import { explainDue } from '../domain/legal-time/explain.ts';
import type { Inbox, InboxEntry } from '../service/inbox.ts';
import type { Service } from '../service/service.ts';
import { signedIn } from './actor.ts';
import { type App, type Env, operation } from './operation.ts';
import { languageOf } from './pages/frame.ts';
import { bodyOf, instant, jsonOf, languageSchema, namesSchema, sayQuery } from './wire-parts.ts';

/** As many tasks as one request marks. */
const marksMax = 1000;
const taskCharactersMax = 300;

const taskId = z.string().min(1).max(taskCharactersMax);

const rowView = z
  .object({
    id: z.string().openapi({ description: 'The same for as long as it is the same thing' }),
    stand: z.enum(['turn', 'waiting', 'done']).openapi({
      description: 'Your turn; the others’, which you wait for; what your body lately did',
    }),
    act: z.enum(inboxActs),
    group: z.enum(inboxGroups).openapi({ description: '`off`: put off by you' }),
    draft: z.object({
      id: z.string(),
      titles: namesSchema,
      owner: z.string(),
      zone: z.string().openapi({ description: 'IANA zone of its procedure' }),
    }),
    number: z.number().int().nullable().openapi({
      description: 'Of the item, amendment, meeting or round; null for several or none',
    }),
    itemKind: z.enum(itemKinds).nullable().openapi({
      description: 'What kind of items it is about; null for several kinds or none',
    }),
    count: z.number().int().openapi({ description: 'How many things it stands for' }),
    agencies: z.array(z.string()).openapi({
      description: 'Who raised, proposed or asked it, or owes it',
    }),
    version: z.number().int().nullable(),
    since: z.number().int().nullable().openapi({
      description: 'The version you judged last, where your part has changed since',
    }),
    place: z
      .object({ lang: languageSchema, block: z.string(), quote: z.string() })
      .nullable()
      .openapi({ description: 'The words it is about' }),
    titles: z
      .union([namesSchema, z.null()])
      .openapi({ description: 'What the step is called; null for what is no step' }),
    due: instant.nullable(),
    say: z.array(z.string()).openapi({
      description: 'How `due` was counted, in sentences, where it was asked for',
    }),
    at: instant.openapi({ description: 'Since when it is so' }),
    seenAt: instant.nullable().openapi({ description: 'When you marked it as read last' }),
    news: z.number().int().openapi({
      description: 'What others did in the draft since then',
    }),
    until: instant.nullable().openapi({ description: 'Until when you put it off' }),
    inPlaceOf: z.string().nullable().openapi({
      description: 'In whose place it is your turn, by a mandate',
    }),
    inPlace: z
      .object({ of: namesSchema, until: instant })
      .nullable()
      .openapi({ description: 'What that person is called, and until when the mandate holds' }),
  })
  .openapi('InboxRow');

const inboxView = z.object({ now: instant, rows: z.array(rowView) }).openapi('Inbox');

const countView = z
  .object({
    turns: z.number().int().openapi({ description: 'Your turn, and not put off' }),
    overdue: z.number().int(),
    unread: z.number().int().openapi({ description: 'Your turn, never marked or with news since' }),
    waiting: z.number().int().openapi({ description: 'Drafts in which you wait for others' }),
  })
  .openapi('InboxCount');

const marksSchema = z
  .strictObject({
    tasks: z.array(taskId).min(1).max(marksMax),
    until: instant.nullable().optional().openapi({
      description: 'Put off until then; what is late or due today is shown all the same',
    }),
  })
  .openapi('InboxMarks');

const query = z.object({
  ...sayQuery,
  explain: z.literal('due').optional().openapi({
    description: 'Also say how due dates of verdicts were counted, which makes a long list longer',
  }),
});

export function registerInbox(app: App, service: Service): void {
  registerRead(app, service);
  registerCount(app, service);
  registerMarks(app, service);
}

function registerRead(app: App, service: Service): void {
  const route = operation(service, 'inbox:read', {
    method: 'get',
    path: '/api/inbox',
    tags: ['inbox'],
    summary: 'What waits for you, by when, why, and what is new since you looked',
    description:
      'For whom and as what the request is made. Late first; what you wait for and what your body did in the last seven days stand behind. What a mandate lets you do for another is marked so.',
    request: { query },
    responses: { 200: jsonOf('Every row, in order', inboxView) },
  });
  app.openapi(route, async (c) => {
    const actor = signedIn(c.get('actor'));
    const { explain } = c.req.valid('query');
    const inbox = await service.readInbox(actor);
    return c.json(await answer(c, service, { actor, inbox, explain }), 200);
  });
}

function registerCount(app: App, service: Service): void {
  const route = operation(service, 'inbox:read', {
    method: 'get',
    path: '/api/inbox/count',
    tags: ['inbox'],
    summary: 'How much waits for you',
    responses: { 200: jsonOf('The count', countView) },
  });
  app.openapi(route, async (c) => {
    const { entries } = await service.readInbox(signedIn(c.get('actor')));
    c.header('cache-control', 'no-store');
    return c.json(countEntries(entries), 200);
  });
}

function registerMarks(app: App, service: Service): void {
  const route = operation(service, 'inbox:mark', {
    method: 'put',
    path: '/api/inbox/seen',
    tags: ['inbox'],
    summary: 'Mark rows as read now, or put them off until a day',
    description:
      'Yours alone: nobody else sees it, and nothing of the procedure follows from it. Rows that are not in your inbox are passed over.',
    request: { query, body: bodyOf(marksSchema) },
    responses: { 200: jsonOf('The inbox after it', inboxView) },
  });
  app.openapi(route, async (c) => {
    const actor = signedIn(c.get('actor'));
    const { tasks, until = null } = c.req.valid('json');
    const inbox = await service.markInbox(actor, tasks, until);
    const { explain } = c.req.valid('query');
    return c.json(await answer(c, service, { actor, inbox, explain }), 200);
  });
}

interface Asked {
  readonly actor: Actor;
  readonly inbox: Inbox;
  readonly explain?: 'due' | undefined;
}

/** The inbox as it travels; it is kept nowhere, for it is one person's. */
async function answer(
  c: Context<Env>,
  service: Service,
  { actor, inbox, explain }: Asked,
): Promise<z.infer<typeof inboxView>> {
  c.header('cache-control', 'no-store');
  c.header('vary', 'Accept-Language');
  const lang = languageOf(c);
  const say = async (entry: InboxEntry): Promise<readonly string[]> => {
    const counted = explain && (await service.explainDue(entry, actor));
    return counted ? explainDue(counted, lang) : [];
  };
  const rows = inbox.entries.map(async (entry) => viewRow(entry, await say(entry)));
  return { now: inbox.now, rows: await Promise.all(rows) };
}

function viewRow(entry: InboxEntry, say: readonly string[]): z.infer<typeof rowView> {
  const { draft: id, draftTitles, owner, zone, agencies, ...row } = entry;
  return {
    ...row,
    draft: { id, titles: draftTitles, owner, zone },
    agencies: [...agencies],
    say: [...say],
  };
}

function countEntries(entries: readonly InboxEntry[]): z.infer<typeof countView> {
  const turns = entries.filter(({ stand, group }) => stand === 'turn' && group !== 'off');
  const waiting = entries.filter(({ stand }) => stand === 'waiting');
  return {
    turns: turns.length,
    overdue: turns.filter(({ group }) => group === 'overdue').length,
    unread: turns.filter(({ seenAt, news }) => seenAt === null || news > 0).length,
    waiting: new Set(waiting.map(({ draft }) => draft)).size,
  };
}
