-- A person and what is their own; the column is unique so that an address signs in one person.
create table person_new (
  id text primary key,
  email text unique,
  body text not null
) without rowid;

-- By what a person acts: for an organisation, in a role, from an instant to before another.
create table appointment (
  person text not null references person (id),
  number integer not null check (number > 0),
  organisation text not null references organisation (id),
  role text not null check (role in (
    'drafter', 'signatory', 'reviewer', 'partner', 'partner-member', 'coordinator', 'administrator',
    'auditor'
  )),
  starts text not null,
  ends text,
  body text not null,
  primary key (person, number)
) without rowid;

create index appointment_by_organisation on appointment (organisation);

insert into person_new (id, email, body)
select id, null, json_object(
  'id', id, 'name', json_extract(body, '$.name'), 'email', null, 'state', 'active'
)
from person;

create table appointment_old as select id, organisation, role, body from person;
drop table person;
alter table person_new rename to person;

insert into appointment (person, number, organisation, role, starts, ends, body)
select id, 1, organisation, role, '2019-01-01T00:00:00.000Z', null, json_object(
  'number', 1, 'organisation', organisation, 'role', role, 'unit', null,
  'position', json_extract(body, '$.position'), 'from', '2019-01-01T00:00:00.000Z', 'until', null
)
from appointment_old;

drop table appointment_old;
