-- All steps of the reporting calendar in the run ledger, what they leave behind, and how much of the ledger is kept.

alter table ledger.runs drop constraint runs_step_check;
alter table ledger.runs add constraint runs_step_check
  check (step in ('open', 'remind', 'draft', 'rebuild', 'meeting', 'freeze', 'archive', 'cron', 'request'));

alter table ledger.runs add column on_hold boolean not null default false;
comment on column ledger.runs.on_hold is 'of a waiting run: missed while nothing ran, and its series says that a person decides (`misfire: hold`)';

alter table ledger.runs add column planned_at timestamptz;
comment on column ledger.runs.planned_at is 'when the schedule gave it its due time; null: a person asked for it';

alter table ledger.runs add column timeouts integer not null default 0 check (timeouts >= 0);
comment on column ledger.runs.timeouts is 'how many of its attempts were stopped because they took too long';

create table ledger.periods (
  series warehouse.code not null,
  committee warehouse.code not null,
  period text collate "C" not null,
  frozen_at timestamptz,
  archived_at timestamptz,
  archived_pack bigint references packs.packs,
  primary key (series, committee, period)
);
comment on column ledger.periods.frozen_at is 'when the committee met: nothing makes a pack of the period by itself any more';
comment on column ledger.periods.archived_pack is 'the last version approved by then, which is the period''s own; null: none was';

create table ledger.retention (
  one boolean primary key default true check (one),
  last_day date not null,
  forgotten_before timestamptz not null
);
comment on table ledger.retention is 'one row once anything was looked through for deletion';
comment on column ledger.retention.last_day is 'Asia/Ho_Chi_Minh: the last day it was done on, by whatever node';

-- What came in since a pack was made is found without reading all of these; they are stored in the order of their imports.
create index observations_submission on warehouse.observations using brin (submission);
create index targets_submission on warehouse.targets using brin (submission);
create index notes_submission on warehouse.notes using brin (submission);

do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_reader') then
    grant select on ledger.periods, ledger.retention to analytics_reader;
  end if;

  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_app') then
    grant select, insert, update on ledger.periods, ledger.retention to analytics_app;
    grant delete on ledger.runs, ledger.run_states, ledger.run_log to analytics_app;
  end if;
end
$$;
