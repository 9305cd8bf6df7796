-- Addresses of other programs that are told of drafts. `secret` signs what is sent, so it is kept as it
-- is; after a change the one before signs as well until `previous_until`. `rests` is until when nothing
-- is sent, since the last message was not taken; `kinds` is a JSON list.
create table webhook (
  id text primary key,
  organisation text not null,
  label text not null,
  url text not null,
  kinds text not null,
  state text not null check (state in ('active', 'paused', 'failed')),
  secret text not null,
  previous text,
  previous_until text,
  rests text,
  delivered_at text,
  made_at text not null,
  made_by text not null
) without rowid;

create index webhook_by_organisation on webhook (organisation);

-- Messages to them, from the append that told the event. `id` is the same however often one is sent and
-- begins with the time of the event; `due` is when to try next, and while it is being tried, when
-- whoever tries has given up. What the receiver answered is kept in its first characters.
create table webhook_message (
  id text primary key,
  webhook text not null,
  kind text not null,
  message text not null,
  state text not null check (state in ('waiting', 'delivered', 'failed')),
  tries integer not null,
  due text,
  status integer,
  fault text,
  answer text,
  tried_at text,
  created_at text not null,
  ended_at text
) without rowid;

create index webhook_message_by_due on webhook_message (due) where due is not null;
create index webhook_message_by_webhook on webhook_message (webhook, id);
