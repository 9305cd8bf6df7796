-- Since when an authenticator app is in force: when its first code was shown. Not known of those from
-- before.
alter table auth_two_factor add column confirmed_at text;

-- How far the record was checked against itself: one row, whose `seq` grows with every change.
create table verification (
  id integer primary key check (id = 1),
  seq integer not null,
  body text not null
);
