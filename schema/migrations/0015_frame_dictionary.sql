-- A frame is compressed as what follows the first bytes of another, where `dictionary` names one: that
-- has none itself. Frames from before have none.
alter table frame add column dictionary integer references frame (id);

-- From here on `chunk.depth` counts the versions since the first of the chain. In older rows it counts
-- the bases below, which there is the same.
