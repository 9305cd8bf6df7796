-- When a person wants to hear of drafts: at once, once a day at an hour of their zone, or not at all;
-- at once for who chose nothing. `next` is the instant of the next daily list.
create table notice_choice (
  person text primary key,
  way text not null check (way in ('immediate', 'digest', 'off')),
  hour integer not null check (hour between 0 and 23),
  zone text not null,
  next text
) without rowid;

create index notice_choice_by_next on notice_choice (next) where next is not null;
