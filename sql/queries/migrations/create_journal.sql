-- The journal of migrations in a schema of its own: on some servers nobody may create anything in public.
create schema migrations
  create table applied (
    name text collate "C" primary key,
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    applied_at timestamptz not null default now(),
    applied_by text not null default current_user
  );
