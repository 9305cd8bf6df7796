-- What stands behind a commitment in the ledger of access: from where somebody came. It goes when the
-- person is erased, and after a time anyway; the ledger stays as it is and can still be verified.
create table access_origin (
  seq integer primary key,
  person text,
  salt text not null,
  network text not null,
  device text not null,
  at text not null
);

create index access_origin_by_person on access_origin (person) where person is not null;
create index access_origin_by_time on access_origin (at);

-- What is counted until its minute is over: then one entry of the ledger takes its place. `key` is what
-- is counted as one, `body` the first of them as JSON.
create table access_tally (
  minute text not null,
  key text not null,
  body text not null,
  count integer not null,
  primary key (minute, key)
) without rowid;

-- Entries about a person, by a person, of a kind.
create index access_about on ledger (json_extract(body, '$.person'), seq) where name = 'access';
create index access_by on ledger (json_extract(body, '$.by.person'), seq) where name = 'access';
create index access_of_kind on ledger (json_extract(body, '$.type'), seq) where name = 'access';
