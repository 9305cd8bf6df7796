-- A frame is compressed as what follows the first bytes of another, where `dictionary` names one: that
-- has none itself. Frames from before have none.
alter table frame add column dictionary integer references frame (id);
