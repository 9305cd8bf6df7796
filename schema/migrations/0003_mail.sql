-- Letters to people, from when they are written until they are delivered. `letter` is JSON: what the
-- letter says, a link that opens an account among it, so it and the address are blanked as soon as
-- the letter has ended. `id` names the mail however often it is sent; `due` is when to try next, and
-- while it is being tried, when whoever tries has given up.
create table outbox (
  id text primary key,
  person text not null,
  kind text not null,
  lang text not null check (lang in ('kk', 'ru', 'en')),
  address text,
  letter text,
  state text not null check (state in ('waiting', 'delivered', 'failed', 'expired')),
  tries integer not null,
  due text,
  -- From when on the letter is of no use; null for a notice.
  ends text,
  fault text,
  created_at text not null,
  ended_at text
) without rowid;

create index outbox_by_due on outbox (due) where due is not null;
create index outbox_by_ends on outbox (ends) where letter is not null;
create index outbox_by_person on outbox (person);
