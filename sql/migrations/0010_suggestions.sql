-- Strengths and limitations that the figures suggest, and what people decided on them. Append-only: a person who changes their mind adds a
-- row. Rights come with the schema (0003).

create table packs.pack_suggestions (
  pack bigint not null references packs.packs,
  seq integer not null check (seq > 0),
  suggestion text collate "C" not null check (suggestion <> ''),
  kind text not null check (kind in ('strength', 'limitation')),
  sentence warehouse.words not null,
  printed boolean not null,
  primary key (pack, seq),
  unique (pack, suggestion)
);
comment on table packs.pack_suggestions is 'for the office: never mailed, never shown to readers of the pack';
comment on column packs.pack_suggestions.suggestion is 'rule and what it holds of, such as target_met:a05';
comment on column packs.pack_suggestions.printed is 'it had been accepted when the version was made';

create table packs.suggestion_decisions (
  committee warehouse.code not null,
  series warehouse.code not null,
  period text collate "C" not null,
  suggestion text collate "C" not null check (suggestion <> ''),
  accepted boolean not null,
  decided_by warehouse.words not null,
  recorded_at timestamptz not null default clock_timestamp(),
  version bigint not null default nextval('warehouse.version'),
  primary key (committee, series, period, suggestion, recorded_at, version)
);
comment on column packs.suggestion_decisions.accepted is 'false: dropped';

create trigger append_only before update or delete on packs.pack_suggestions
  for each row execute function warehouse.refuse_change();
create trigger append_only before update or delete on packs.suggestion_decisions
  for each row execute function warehouse.refuse_change();
