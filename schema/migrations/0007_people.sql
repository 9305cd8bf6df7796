-- What persons are listed and told apart by. `skeleton` is the id as an eye in a hurry reads it, so
-- that no two are taken for one another; `search` is what they are looked for by, in lower case.
-- `salt` opens the newest commitment to what is theirs; once it is gone, none can be opened.
alter table person add column state text not null default 'active'
  check (state in ('active', 'suspended', 'erased'));
alter table person add column skeleton text not null default '';
alter table person add column search text not null default '';
alter table person add column salt text;

update person set
  state = json_extract(body, '$.state'),
  skeleton = replace(replace(replace(replace(id, '0', 'o'), '1', 'l'), 'rn', 'm'), 'vv', 'w'),
  search = lower(id || ' ' || json_extract(body, '$.name'));

create unique index person_by_skeleton on person (skeleton);
create index appointment_by_role on appointment (role);
