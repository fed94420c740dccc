-- Stored packs: what was made, from which snapshot, and every byte of it. Artefacts are addressed by their content.

create schema packs;

create table packs.artefacts (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  content bytea not null check (sha256 = encode(pg_catalog.sha256(content), 'hex'))
);

create table packs.packs (
  pack bigint generated always as identity primary key,
  committee warehouse.code not null,
  series warehouse.code not null,
  period text collate "C" not null,
  version integer not null check (version > 0),
  state text not null default 'draft' check (state in ('draft', 'checked', 'approved', 'sent', 'superseded', 'rejected')),
  as_of timestamptz not null,
  snapshot text not null,
  series_version integer not null,
  code_version text not null,
  template text not null,
  language text not null,
  manifest jsonb not null,
  made_at timestamptz not null default now(),
  unique (committee, series, period, version),
  foreign key (series, series_version) references warehouse.series
);

create table packs.pack_artefacts (
  pack bigint not null references packs.packs,
  name text not null,
  position integer not null,
  media_type text not null,
  office boolean not null,
  sha256 text not null references packs.artefacts,
  primary key (pack, name)
);
comment on column packs.pack_artefacts.office is 'the office''s own: never mailed, never shown to readers of the pack';
