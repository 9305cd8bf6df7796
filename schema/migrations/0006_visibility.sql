-- Who may know of a draft, and as JSON the organisations that take part in it: what lists ask.
alter table draft add column visibility text not null default 'public'
  check (visibility in ('drafters', 'participants', 'public'));
alter table draft add column parties text not null default '[]';

-- Snapshots are folds that can be dropped; these say nothing of visibility.
delete from snapshot;
