-- What somebody signs in with. `id` is the person's; names and appointments stand in the directory
-- alone. `email_verified` turns 1 when an invitation is accepted, and nothing else opens an account.
create table auth_user (
  id text primary key,
  name text not null,
  email text not null unique,
  email_verified integer not null default 0,
  image text,
  two_factor_enabled integer not null default 0,
  created_at text not null,
  updated_at text not null
) without rowid;

-- Somebody signed in. A session holds until `expires_at`, and no longer than `idle_ms` after it was
-- last seen; ending it is deleting it. `proven_at` is when a password, code or key was last shown.
create table auth_session (
  id text primary key,
  token text not null unique,
  user_id text not null references auth_user (id) on delete cascade,
  expires_at text not null,
  proven_at text not null,
  seen_at text not null,
  idle_ms integer not null,
  ip_address text,
  user_agent text,
  created_at text not null,
  updated_at text not null
) without rowid;

create index auth_session_by_user on auth_session (user_id);

-- A password (provider `credential`) or the name by which a provider knows the person.
create table auth_account (
  id text primary key,
  account_id text not null,
  provider_id text not null,
  user_id text not null references auth_user (id) on delete cascade,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at text,
  refresh_token_expires_at text,
  scope text,
  password text,
  created_at text not null,
  updated_at text not null,
  unique (provider_id, account_id)
) without rowid;

create index auth_account_by_user on auth_account (user_id);

-- Sign-ins under way: second steps with their wrong tries, and what a provider is to bring back.
create table auth_verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at text not null,
  created_at text not null,
  updated_at text not null
) without rowid;

create index auth_verification_by_identifier on auth_verification (identifier);

-- Secret and backup codes of an authenticator app, both encrypted.
create table auth_two_factor (
  id text primary key,
  user_id text not null unique references auth_user (id) on delete cascade,
  secret text not null,
  backup_codes text not null,
  verified integer not null default 1,
  failed_verification_count integer not null default 0,
  locked_until text
) without rowid;

create table auth_passkey (
  id text primary key,
  user_id text not null references auth_user (id) on delete cascade,
  public_key text not null,
  counter integer not null,
  transports text not null,
  label text not null,
  created_at text not null,
  used_at text
) without rowid;

create index auth_passkey_by_user on auth_passkey (user_id);

-- What may be shown once: the SHA-256 of a link's secret or of a passkey challenge. Showing it
-- deletes it. `subject` is a person, or a session, or empty where anybody may show it.
create table auth_ticket (
  hash text primary key,
  kind text not null check (kind in ('invitation', 'reset', 'passkey-sign-in', 'passkey-new', 'passkey-proof')),
  subject text not null,
  expires_at text not null
) without rowid;

create index auth_ticket_by_subject on auth_ticket (subject, kind);

-- Tries within the window that ends at `ends_at`; keys are digests, so no address is kept here.
create table auth_attempt (
  key text primary key,
  count integer not null,
  ends_at text not null
) without rowid;

create index auth_attempt_by_end on auth_attempt (ends_at);
