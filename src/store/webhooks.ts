/** Webhooks and their messages as tables. */
import { type CompiledQuery, sql as raw } from 'kysely';
import type { Message, MessageKind, WebhookKind } from '../domain/webhooks.ts';
import type {
  MessageLine,
  MessageState,
  Telling,
  Tried,
  Webhook,
  WebhookChange,
  WebhookState,
  WebhookStore,
} from '../service/webhooks.ts';
import { putLetters } from './outbox.ts';
import type { Run } from './run.ts';
import { sql, type Tables } from './tables.ts';

export function sqlWebhooks(run: Run): WebhookStore {
  const read = async (query: CompiledQuery) =>
    ((await run([query]))[0] as unknown as readonly Tables['webhook'][]).map(readWebhook);
  const readMessages = async (query: CompiledQuery) =>
    ((await run([query]))[0] as unknown as readonly Tables['webhook_message'][]).map(readMessage);
  const write = async (...queries: readonly CompiledQuery[]) => {
    await run(queries);
  };
  return {
    put: (webhook) => write(sql.insertInto('webhook').values(writeWebhook(webhook)).compile()),
    find: async (id) => (await read(webhooks.where('id', '=', id).compile()))[0] ?? null,
    list: (organisation) => read(listOf(organisation)),
    change: (id, change) => write(changing(id, change)),
    remove: (id) =>
      write(
        sql.deleteFrom('webhook_message').where('webhook', '=', id).compile(),
        sql.deleteFrom('webhook').where('id', '=', id).compile(),
      ),
    putMessage: (line) =>
      write(sql.insertInto('webhook_message').values(writeMessage(line)).compile()),
    findMessage: async (id) =>
      (await readMessages(messages.where('id', '=', id).compile()))[0] ?? null,
    messages: (webhook, after, limit) => readMessages(page(webhook, after, limit)),
    replay: ({ id, webhook }, now) => write(waitAnew(id, now), resting(webhook, null)),
    due: (now, limit) => readMessages(dueBy(now, limit)),
    async claim(id, tries, until) {
      const claimed = waiting(id)
        .where('tries', '=', tries)
        .set({ tries: tries + 1, due: until })
        .returning('id');
      return (await run([claimed.compile()]))[0]?.length === 1;
    },
    deliver: ({ id, webhook }, tried) =>
      write(ending(id, 'delivered', tried), taken(webhook, tried.triedAt)),
    putOff: ({ id, webhook }, tried, due, rests) =>
      write(
        waiting(id)
          .set({ ...writeTried(tried), due })
          .compile(),
        resting(webhook, rests),
      ),
    giveUp: ({ id, webhook }, tried, letters) =>
      write(
        ending(id, 'failed', tried),
        ...(letters ? [failing(webhook), ...putLetters(letters)] : []),
      ),
    async tidy(kept) {
      const before = kept.replace(/\D/g, '');
      const old = sql.selectFrom('webhook_message').select('id').where('id', '<', before).limit(1);
      if ((await run([old.compile()]))[0]?.length === 0) return;
      await write(sql.deleteFrom('webhook_message').where('id', '<', before).compile());
    },
  };
}

const webhooks = sql.selectFrom('webhook').selectAll();
const messages = sql.selectFrom('webhook_message').selectAll();

function listOf(organisation: string | null): CompiledQuery {
  const all = webhooks.orderBy('made_at').orderBy('id');
  return (organisation === null ? all : all.where('organisation', '=', organisation)).compile();
}

const updating = (id: string) => sql.updateTable('webhook').where('id', '=', id);

const changing = (id: string, { kinds, previousUntil, ...change }: WebhookChange): CompiledQuery =>
  updating(id)
    .set({
      ...change,
      ...(kinds && { kinds: JSON.stringify(kinds) }),
      ...(previousUntil !== undefined && { previous_until: previousUntil }),
      rests: null,
    })
    .compile();

const resting = (id: string, rests: string | null): CompiledQuery =>
  updating(id).set({ rests }).compile();

const taken = (id: string, at: string): CompiledQuery =>
  updating(id).set({ rests: null, delivered_at: at }).compile();

/** One that was paused meanwhile stays so. */
const failing = (id: string): CompiledQuery =>
  updating(id).where('state', '=', 'active').set({ state: 'failed', rests: null }).compile();

function page(webhook: string, after: string | undefined, limit: number): CompiledQuery {
  const all = messages.where('webhook', '=', webhook).orderBy('id', 'desc').limit(limit);
  return (after === undefined ? all : all.where('id', '<', after)).compile();
}

const waiting = (id: string) =>
  sql.updateTable('webhook_message').where('id', '=', id).where('state', '=', 'waiting');

const waitAnew = (id: string, now: string): CompiledQuery =>
  sql
    .updateTable('webhook_message')
    .where('id', '=', id)
    .set({ state: 'waiting', tries: 0, due: now, ended_at: null })
    .compile();

const writeTried = ({ status, fault, answer, triedAt }: Tried) => ({
  status,
  fault,
  answer,
  tried_at: triedAt,
});

const ending = (id: string, state: 'delivered' | 'failed', tried: Tried): CompiledQuery =>
  waiting(id)
    .set({ ...writeTried(tried), state, due: null, ended_at: tried.triedAt })
    .compile();

const dueBy = (now: string, limit: number): CompiledQuery =>
  raw`select message.* from webhook_message as message
    join webhook on webhook.id = message.webhook
    where message.due <= ${now} and (message.kind = 'test' or (
      webhook.state = 'active' and (webhook.rests is null or webhook.rests <= ${now})))
    order by message.due, message.id limit ${limit}`.compile(sql);

/**
 * One message for each piece of news and each webhook that wants it now: asked within the append, so
 * that none made or paused at that moment is told too little or too much.
 */
export const tellWebhooks = ({ audience, news }: Telling): CompiledQuery =>
  raw`insert into webhook_message
      (id, webhook, kind, message, state, tries, due, created_at)
    select (one.value ->> 'name') || '-' || webhook.id, webhook.id,
      one.value ->> '$.message.kind', one.value -> 'message', 'waiting', 0,
      one.value ->> '$.message.at', one.value ->> '$.message.at'
    from webhook cross join json_each(${JSON.stringify(news)}) as one
    where webhook.state = 'active'
      and (${audience === null ? 1 : 0} = 1
        or webhook.organisation in (select value from json_each(${JSON.stringify(audience ?? [])})))
      and exists (select 1 from json_each(webhook.kinds) as kind
        where kind.value = one.value ->> '$.message.kind')
    on conflict (id) do nothing`.compile(sql);

const writeWebhook = ({
  kinds,
  previousUntil,
  deliveredAt,
  madeAt,
  madeBy,
  ...row
}: Webhook): Tables['webhook'] => ({
  ...row,
  kinds: JSON.stringify(kinds),
  previous_until: previousUntil,
  delivered_at: deliveredAt,
  made_at: madeAt,
  made_by: madeBy,
});

const readWebhook = ({
  kinds,
  previous_until,
  delivered_at,
  made_at,
  made_by,
  ...row
}: Tables['webhook']): Webhook => ({
  ...row,
  kinds: JSON.parse(kinds) as readonly WebhookKind[],
  state: row.state as WebhookState,
  previousUntil: previous_until,
  deliveredAt: delivered_at,
  madeAt: made_at,
  madeBy: made_by,
});

const writeMessage = ({
  message,
  triedAt,
  createdAt,
  endedAt,
  ...row
}: MessageLine): Tables['webhook_message'] => ({
  ...row,
  message: JSON.stringify(message),
  tried_at: triedAt,
  created_at: createdAt,
  ended_at: endedAt,
});

const readMessage = ({
  message,
  tried_at,
  created_at,
  ended_at,
  ...row
}: Tables['webhook_message']): MessageLine => ({
  ...row,
  kind: row.kind as MessageKind,
  message: JSON.parse(message) as Message,
  state: row.state as MessageState,
  triedAt: tried_at,
  createdAt: created_at,
  endedAt: ended_at,
});
