-- Tokens by which programs act for a person. Of the token itself only its SHA-256 is kept; `scopes` is
-- a JSON list of actions. `used_at` is coarse: it is written once a minute at most.
create table token (
  id text primary key,
  person text not null,
  organisation text not null,
  role text not null,
  label text not null,
  scopes text not null,
  digest text not null,
  made_at text not null,
  expires_at text not null,
  revoked_at text,
  used_at text
) without rowid;

create index token_by_person on token (person);
