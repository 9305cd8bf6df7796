-- The organisations in whose inbox a draft can have something, as JSON; null until an append or a
-- rebuild says it, and then the draft is looked at for everybody.
alter table draft add column involved text;

-- What a person, acting for an organisation in a role, looked at or put off. It is theirs alone and no
-- record: it goes when the task is over or the person is erased.
create table inbox_mark (
  person text not null,
  organisation text not null,
  role text not null,
  task text not null,
  at text not null,
  until text,
  primary key (person, organisation, role, task)
) without rowid;
