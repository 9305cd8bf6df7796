-- What a draft is about in plain words.

-- Snapshots are folds that can be dropped; these say nothing of a summary.
delete from snapshot;
