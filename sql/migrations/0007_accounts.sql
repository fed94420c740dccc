-- Desk accounts. Passwords are kept as salted hashes; sessions as hashes of their tokens, so that reading this table opens no door.

create schema desk;

create table desk.users (
  name text collate "C" primary key check (name ~ '^[a-z0-9][a-z0-9._-]{0,63}$'),
  role text not null check (role in ('viewer', 'reporter', 'editor', 'approver', 'admin')),
  unit warehouse.code,
  password_hash text not null,
  one_time boolean not null default false,
  disabled boolean not null default false,
  created_at timestamptz not null default now(),
  constraint reporter_has_unit check ((role = 'reporter') = (unit is not null))
);
comment on column desk.users.one_time is 'the password may be used once and is void afterwards';

create table desk.guesses (
  name text collate "C" not null references desk.users on delete cascade,
  place text not null,
  failures integer not null check (failures > 0),
  since timestamptz not null,
  closed_until timestamptz,
  primary key (name, place)
);
comment on table desk.guesses is 'attempts to sign in that have not succeeded, lately';
comment on column desk.guesses.place is 'the address or IPv6 network that they come from; empty: wherever from';

create table desk.sessions (
  token_sha256 text primary key check (token_sha256 ~ '^[0-9a-f]{64}$'),
  name text collate "C" not null references desk.users on delete cascade,
  created_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  expires_at timestamptz not null
);

create table desk.keys (
  name text collate "C" primary key,
  xml text not null,
  made_at timestamptz not null default now()
);
comment on table desk.keys is 'what anti-forgery tokens are made with, shared by all desks on this database; no session and no password hangs on it';
