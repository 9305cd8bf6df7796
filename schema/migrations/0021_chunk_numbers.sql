-- Chunks get numbers, in the order they are written: in its bases and in the bytes of others a chunk is
-- named by its number, for a hash is ten times as long. A hash is found by its first 8 bytes; of two
-- appends that write a chunk at once each has a row of its own.
--
-- `base` is the number of the chunk this one is the difference to, `more` those it is the difference to
-- besides, as a JSON list. A negative number counts back from the chunk's own. What `depth` and the
-- other columns mean stays.
create table numbered (
  id integer primary key,
  hash blob not null,
  frame integer not null references frame (id),
  start integer not null,
  length integer not null,
  size integer not null,
  base integer,
  more text,
  depth integer not null
);

create index chunk_by_hash on numbered (substr(hash, 1, 8));

insert into numbered (hash, frame, start, length, size, depth)
select hash, frame, start, length, size, depth from chunk order by frame, start;

update numbered set base = (
  select base.id from chunk
  join numbered base on substr(base.hash, 1, 8) = substr(bases, 1, 8) and base.hash = substr(bases, 1, 32)
  where chunk.hash = numbered.hash
);

update numbered set more = (
  with recursive place (at) as (select 33 union all select at + 32 from place where at < 33 + 32 * 22)
  select json_group_array(id) from (
    select base.id from chunk
    join place on at < length(bases)
    join numbered base
      on substr(base.hash, 1, 8) = substr(bases, at, 8) and base.hash = substr(bases, at, 32)
    where chunk.hash = numbered.hash
    order by at
  )
)
where hash in (select hash from chunk where length(bases) > 32);

drop table chunk;
alter table numbered rename to chunk;
