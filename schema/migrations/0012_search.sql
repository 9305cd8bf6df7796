-- What can be searched: one row for each passage, whom it may be shown to (`gate`: the draft and what of
-- it one must be let to read) and where it stands. A projection of logs and ledgers.
create table search_row (
  id integer primary key,
  source text not null,
  part text not null,
  draft text not null,
  gate text not null,
  kind text not null,
  lang text,
  place text not null,
  words text not null,
  unique (source, part)
);
create index search_row_draft on search_row (draft);

-- The words of a row as they are spelled, and with letters that look alike made one.
create virtual table search_index using fts5 (
  spelled, folded, content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

-- Logs and ledgers that have grown since their rows were made, and how long they are. Rows of what is
-- named here are shown to nobody.
create table search_due (source text primary key, seq integer not null) without rowid;

create trigger search_event after insert on event begin
  insert into search_due (source, seq) values ('draft/' || new.draft, new.seq)
    on conflict (source) do update set seq = max(seq, excluded.seq);
end;

create trigger search_ledger after insert on ledger
when new.name like 'threads/%' or new.name like 'comments/%' begin
  insert into search_due (source, seq) values (new.name, new.seq)
    on conflict (source) do update set seq = max(seq, excluded.seq);
end;

insert into search_due (source, seq)
  select 'draft/' || draft, max(seq) from event group by draft;
insert into search_due (source, seq)
  select name, max(seq) from ledger
  where name like 'threads/%' or name like 'comments/%' group by name;
