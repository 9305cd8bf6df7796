-- The address by which a person's own calendar program reads what waits for them, one for each person.
-- Of the secret in it only its SHA-256 is kept; `used_at` is coarse, written once an hour at most.
create table calendar_feed (
  person text primary key,
  digest text not null unique,
  made_at text not null,
  used_at text
) without rowid;
