-- The log is the truth: one row per event, and the primary key is the lock two racing appends meet.
create table event (
  draft text not null,
  seq integer not null check (seq > 0),
  hash text not null,
  body text not null,
  primary key (draft, seq)
) without rowid;

-- What one append wrote of texts, manifests and recorded diffs, end to end as raw deflate; a large
-- append has several. `size` is the number of bytes before compression.
create table frame (
  id integer primary key,
  size integer not null,
  body blob not null
);

-- Pieces of texts, manifests and recorded diffs, each stored once under the SHA-256 of its bytes: it
-- is the stretch of `frame` that begins at `start`, `length` bytes long. Where `bases` (hashes, 32
-- bytes each) are set, that stretch is the difference to the bases' bytes, which makes `size` bytes.
-- `depth` counts the bases below and is bounded, so reading one never follows a long chain.
create table chunk (
  hash blob primary key,
  frame integer not null references frame (id),
  start integer not null,
  length integer not null,
  size integer not null,
  bases blob,
  depth integer not null
) without rowid;

-- Records beside the logs of drafts: an organisation's mandates, what an agency says to itself about
-- a draft. Only ever added to; the key is the lock here too.
create table ledger (
  name text not null,
  seq integer not null check (seq > 0),
  hash text not null,
  body text not null,
  primary key (name, seq)
) without rowid;

-- A fold of the log up to `seq`, kept to start from; it can be dropped at any time.
create table snapshot (
  draft text primary key,
  seq integer not null,
  body text not null
) without rowid;

-- The answer a command got, so that the same command sent twice has one effect.
create table receipt (
  person text not null,
  key text not null,
  request text not null,
  status integer not null,
  body text not null,
  at text not null,
  primary key (person, key)
) without rowid;

-- Projection for lists across drafts, rebuilt from the log by `kelisim rebuild`. `wake` is when the
-- scheduler should look at a draft whose terms run: at once after every append, later once it has looked.
create table draft (
  id text primary key,
  seq integer not null,
  owner text not null,
  state text not null,
  kind text not null check (kind in (
    'drafting', 'consultation', 'circulation', 'conciliation', 'expertise', 'submission', 'decision',
    'suspended', 'final'
  )),
  titles text not null,
  languages text not null,
  version integer not null,
  due text,
  wake text,
  created_at text not null,
  updated_at text not null
) without rowid;

create index draft_by_state on draft (state, id);
create index draft_by_owner on draft (owner, id);
create index draft_by_wake on draft (wake) where wake is not null;

create table organisation (
  id text primary key,
  kind text not null check (kind in ('ministry', 'agency', 'office', 'council', 'ngo')),
  body text not null
) without rowid;

create table person (
  id text primary key,
  organisation text not null references organisation (id),
  role text not null check (role in ('drafter', 'signatory', 'reviewer', 'partner', 'coordinator')),
  body text not null
) without rowid;
