-- How far a ledger has been read by what writes letters about it.
create table letter_mark (
  ledger text primary key,
  seq integer not null
) without rowid;
