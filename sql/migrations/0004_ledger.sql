-- The run ledger: one row per occurrence, whatever the scheduler does. A second execution of the same occurrence finds its row claimed
-- or ended and stops. Every write of a worker carries the lease epoch it claimed with; no row changed means: somebody else has it, stop.

create schema ledger;

create table ledger.runs (
  run bigint generated always as identity primary key,
  series warehouse.code not null,
  committee warehouse.code not null,
  period text collate "C" not null,
  step text not null check (step in ('draft', 'meeting', 'cron', 'request')),
  due timestamptz not null,
  as_of timestamptz,
  force boolean not null default false,
  reason warehouse.words not null,
  requested_by warehouse.words not null,
  state text not null check (state in
    ('scheduled', 'enqueued', 'processing', 'retrying', 'waiting', 'succeeded', 'failed', 'deleted')),
  attempt integer not null default 0 check (attempt >= 0),
  lease_epoch bigint not null default 0,
  lease_until timestamptz,
  cancel_requested boolean not null default false,
  node text,
  stage text,
  late boolean not null default false,
  submissions_seen bigint not null default 0,
  resumed_at timestamptz,
  pack bigint references packs.packs,
  result warehouse.words,
  error warehouse.words,
  held jsonb,
  created_at timestamptz not null default now(),
  started_at timestamptz,
  ended_at timestamptz,
  unique (series, committee, period, step, due)
);
comment on column ledger.runs.due is 'when it should start; a request''s is the moment it was made';
comment on column ledger.runs.as_of is 'null: the due instant, or resumed_at once there is one';
comment on column ledger.runs.state is 'waiting: held back by the series'' gate; deleted: cancelled or removed by a person';
comment on column ledger.runs.late is 'started after its due time because nothing was there to start it';
comment on column ledger.runs.held is 'of a waiting run: how many units have reported, and which have not, by name';
comment on column ledger.runs.submissions_seen is 'the newest import when the last attempt began; imports are stored one at a time, so what came later has a higher number';
comment on column ledger.runs.resumed_at is 'when it went on after the gate had held it back: what it waited for came after its due time';
comment on column ledger.runs.result is 'a sentence: the pack that came of it, or that nothing changed';

-- Identical requests join the first while it is pending; a request without an instant of its own means "as of when it is made".
create unique index one_pending_request
  on ledger.runs (series, committee, period, force, coalesce(as_of, '-infinity'))
  where step = 'request' and state in ('enqueued', 'processing', 'retrying');

create index runs_by_state on ledger.runs (state, due desc);

create table ledger.run_states (
  run bigint not null references ledger.runs,
  seq bigint generated always as identity,
  state text not null,
  at timestamptz not null default clock_timestamp(),
  node text,
  detail warehouse.words,
  primary key (run, seq)
);

create table ledger.run_log (
  run bigint not null references ledger.runs,
  seq bigint generated always as identity,
  at timestamptz not null default clock_timestamp(),
  level text not null check (level in ('info', 'warning', 'error')),
  line warehouse.words not null,
  primary key (run, seq)
);

create table ledger.nodes (
  node text primary key,
  workers integer not null check (workers >= 0),
  started_at timestamptz not null,
  heartbeat_at timestamptz not null
);

-- A paused recurring item keeps its row here: `series:committee`.
create table ledger.paused (
  series warehouse.code not null,
  committee warehouse.code not null,
  paused_by warehouse.words not null,
  paused_at timestamptz not null default now(),
  primary key (series, committee)
);
