-- Under which workflow, and which edition of it, a draft goes: what is asked before a workflow changes.
alter table draft add column workflow text;
alter table draft add column edition text;

update draft set
  workflow = (
    select json_extract(body, '$.workflow.id') from event where event.draft = draft.id and seq = 1
  ),
  edition = (
    select json_extract(body, '$.workflow.edition') from event where event.draft = draft.id and seq = 1
  );

create index draft_by_workflow on draft (workflow, edition);
