-- The warehouse: every value ever reported and when it was reported.
--
-- Each table holds versions: rows are only ever added. The version known at T is the one with the greatest (recorded_at, version)
-- among those recorded at or before T. Text is NFC. Codes and quarters are compared byte by byte.

create schema warehouse;

create domain warehouse.code as text collate "C"
  check (value ~ '^[a-z0-9][a-z0-9._-]{0,63}$');

create domain warehouse.quarter as text collate "C"
  check (value ~ '^[0-9]{4}-Q[1-4]$');

create domain warehouse.words as text
  check (value is nfc normalized);

-- One order over all versions of all tables: of two versions with the same recorded time the later stored one counts.
create sequence warehouse.version as bigint;

create table warehouse.submissions (
  submission bigint generated always as identity primary key,
  recorded_at timestamptz not null,
  stored_at timestamptz not null default now(),
  submitted_by warehouse.words not null,
  rows_read bigint not null check (rows_read >= 0),
  rows_stored bigint not null check (rows_stored >= 0)
);

create table warehouse.submission_files (
  submission bigint not null references warehouse.submissions,
  name warehouse.words not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  rows_read bigint not null check (rows_read >= 0),
  rows_stored bigint not null check (rows_stored >= 0),
  primary key (submission, name)
);

create table warehouse.units (
  code warehouse.code not null,
  name_vi warehouse.words not null check (name_vi <> ''),
  name_en warehouse.words,
  kind warehouse.code not null,
  parent warehouse.code check (parent <> code),
  display_order integer,
  email text,
  valid_from warehouse.quarter,
  valid_to warehouse.quarter check (valid_to >= valid_from),
  recorded_at timestamptz not null,
  version bigint not null default nextval('warehouse.version'),
  submission bigint not null references warehouse.submissions,
  primary key (code, recorded_at, version)
);

-- A committee's descendants are found by key, not by going through all units of a province or the country.
create index units_parent on warehouse.units (parent);

create table warehouse.committees (
  unit warehouse.code not null,
  superior_vi warehouse.words not null,
  place_vi warehouse.words not null,
  authority_vi warehouse.words not null,
  signer_title_vi warehouse.words not null,
  copies_to warehouse.words,
  sample boolean not null,
  recorded_at timestamptz not null,
  version bigint not null default nextval('warehouse.version'),
  submission bigint not null references warehouse.submissions,
  primary key (unit, recorded_at, version)
);

create table warehouse.successions (
  predecessor warehouse.code not null,
  successor warehouse.code not null check (successor <> predecessor),
  effective warehouse.quarter not null,
  weight numeric not null check (weight > 0 and weight <= 1 and scale(trim_scale(weight)) <= 6),
  recorded_at timestamptz not null,
  version bigint not null default nextval('warehouse.version'),
  submission bigint not null references warehouse.submissions,
  primary key (predecessor, successor, recorded_at, version)
);

create index successions_successor on warehouse.successions (successor);

create table warehouse.indicators (
  code warehouse.code not null,
  name_vi warehouse.words not null check (name_vi <> ''),
  name_en warehouse.words,
  measure_vi warehouse.words not null,
  measure_en warehouse.words,
  kind text not null check (kind in ('flow', 'stock', 'ratio', 'percent', 'milestone')),
  numerator warehouse.code,
  denominator warehouse.code,
  direction text not null check (direction in ('up', 'down', 'none')),
  decimals integer not null check (decimals between 0 and 6),
  scale bigint not null check (scale in (1, 1000, 1000000, 1000000000)),
  reported_by text[] not null,
  disclosure text not null check (disclosure in ('open', 'total_only')),
  mask_below numeric check (mask_below > 0),
  part_of warehouse.code check (part_of <> code),
  recorded_at timestamptz not null,
  version bigint not null default nextval('warehouse.version'),
  submission bigint not null references warehouse.submissions,
  primary key (code, recorded_at, version),
  constraint ratio_has_parts check ((kind = 'ratio') = (numerator is not null) and (kind = 'ratio') = (denominator is not null)),
  constraint ratio_is_not_reported check (kind <> 'ratio' or cardinality(reported_by) = 0)
);

create table warehouse.targets (
  unit warehouse.code not null,
  indicator warehouse.code not null,
  from_quarter warehouse.quarter not null,
  to_quarter warehouse.quarter not null check (to_quarter >= from_quarter),
  basis text not null check (basis in ('plan', 'resolution', 'scheme')),
  value numeric,
  source warehouse.words,
  recorded_at timestamptz not null,
  version bigint not null default nextval('warehouse.version'),
  submission bigint not null references warehouse.submissions,
  primary key (unit, indicator, from_quarter, to_quarter, basis, recorded_at, version)
);
comment on column warehouse.targets.value is 'null: withdrawn';

create table warehouse.observations (
  unit warehouse.code not null,
  indicator warehouse.code not null,
  quarter warehouse.quarter not null,
  kind text not null check (kind in ('flow', 'stock', 'percent', 'milestone')),
  value numeric,
  qualifier text not null check (qualifier in ('exact', 'over', 'nearly', 'about')),
  value_to numeric,
  status text not null check (status in ('final', 'estimate', 'revised')),
  quoted_percent numeric,
  note warehouse.words,
  recorded_at timestamptz not null,
  version bigint not null default nextval('warehouse.version'),
  submission bigint not null,
  primary key (unit, indicator, quarter, recorded_at, version),
  constraint milestone_is_0_or_1 check (kind <> 'milestone' or value in (0, 1)),
  constraint percent_is_not_negative check (kind <> 'percent' or value >= 0),
  constraint range_is_a_percent check (value_to is null or (kind = 'percent' and value_to >= value))
) partition by range (quarter);
comment on column warehouse.observations.value is 'null: withdrawn';
comment on column warehouse.observations.kind is 'the indicator''s kind when this was reported; a ratio is never reported';

create table warehouse.terms (
  code text collate "C" not null check (code ~ '^[0-9]{4}-[0-9]{4}$'),
  name_vi warehouse.words not null,
  from_quarter warehouse.quarter not null,
  to_quarter warehouse.quarter not null check (to_quarter >= from_quarter),
  recorded_at timestamptz not null,
  version bigint not null default nextval('warehouse.version'),
  submission bigint not null references warehouse.submissions,
  primary key (code, recorded_at, version)
);

create table warehouse.calendar (
  system warehouse.code not null,
  period text collate "C" not null,
  window_start date not null,
  window_end date not null check (window_end >= window_start),
  unit_deadline date not null,
  consolidation_deadline date not null check (consolidation_deadline >= unit_deadline),
  meeting_at timestamp,
  recorded_at timestamptz not null,
  version bigint not null default nextval('warehouse.version'),
  submission bigint not null references warehouse.submissions,
  primary key (system, period, recorded_at, version)
);
comment on column warehouse.calendar.meeting_at is 'Asia/Ho_Chi_Minh';

create table warehouse.holidays (
  date date not null,
  name_vi warehouse.words not null,
  recorded_at timestamptz not null,
  version bigint not null default nextval('warehouse.version'),
  submission bigint not null references warehouse.submissions,
  primary key (date, recorded_at, version)
);

create table warehouse.notes (
  unit warehouse.code not null,
  period text collate "C" not null,
  field warehouse.code not null,
  kind text not null check (kind in ('result', 'strength', 'limitation', 'cause', 'task', 'proposal')),
  ordinal integer not null,
  text warehouse.words not null check (text <> ''),
  recorded_at timestamptz not null,
  version bigint not null default nextval('warehouse.version'),
  submission bigint not null references warehouse.submissions,
  primary key (unit, period, field, kind, ordinal, recorded_at, version)
);
comment on column warehouse.notes.ordinal is '0 where the file leaves it out';

create table warehouse.assignments (
  code warehouse.code not null,
  committee warehouse.code not null,
  kind text not null check (kind in ('programme', 'scheme', 'directive', 'plan', 'task')),
  given_at_period text collate "C" not null,
  text warehouse.words not null,
  owner_unit warehouse.code not null,
  due date,
  status text not null check (status in ('open', 'in_progress', 'done')),
  progress warehouse.words,
  recorded_at timestamptz not null,
  version bigint not null default nextval('warehouse.version'),
  submission bigint not null references warehouse.submissions,
  primary key (code, recorded_at, version)
);
create index assignments_committee on warehouse.assignments (committee);

create table warehouse.series (
  code warehouse.code not null,
  version integer not null check (version > 0),
  definition warehouse.words not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz not null default now(),
  applied_by warehouse.words not null,
  primary key (code, version)
);
comment on column warehouse.series.definition is 'the YAML as applied';

-- Observations are partitioned by the year of their quarter. A year's partition is made when its first observation arrives, by an
-- importer that may not create tables itself; attaching takes no lock that stops readers. The year is looked for in the catalogue's
-- table: to_regclass answers from a cache that waiting for an advisory lock does not refresh. Without the first look every import
-- would wait for the end of every other one.
create function warehouse.add_year(year integer) returns void
  language plpgsql security definer set search_path = ''
as $$
declare
  partition text := format('observations_%s', lpad(year::text, 4, '0'));
begin
  if exists (select from pg_class c where c.relnamespace = 'warehouse'::regnamespace and c.relname = partition) then
    return;
  end if;
  perform pg_advisory_xact_lock(hashtext('warehouse.add_year'));
  if exists (select from pg_class c where c.relnamespace = 'warehouse'::regnamespace and c.relname = partition) then
    return;
  end if;
  execute format('create table warehouse.%I (like warehouse.observations including all)', partition);
  execute format(
    'alter table warehouse.observations attach partition warehouse.%I for values from (%L) to (%L)',
    partition, lpad(year::text, 4, '0') || '-Q1', lpad((year + 1)::text, 4, '0') || '-Q1');
end
$$;
revoke all on function warehouse.add_year(integer) from public;

create function warehouse.refuse_change() returns trigger
  language plpgsql
as $$
begin
  raise exception '%.% is append-only: a correction is a new row', tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end
$$;

create trigger append_only before update or delete on warehouse.observations
  for each row execute function warehouse.refuse_change();

create trigger not_emptied before truncate on warehouse.observations
  for each statement execute function warehouse.refuse_change();
