-- What people and processes did, each act in the transaction of what it changed; and the nightly backups of the embedded database.

create schema audit;

create table audit.acts (
  act bigint generated always as identity primary key,
  at timestamptz not null default clock_timestamp(),
  by warehouse.words not null check (by <> ''),
  what text collate "C" not null check (what ~ '^[a-z]+(-[a-z]+)*$'),
  subject warehouse.words not null,
  door text not null check (door in ('command', 'desk', 'node')),
  place text not null,
  details jsonb
);
comment on table audit.acts is 'append-only; retention does not touch it';
comment on column audit.acts.by is 'an account, or the system''s user of a command; in brackets: nobody in person';
comment on column audit.acts.subject is 'what it was done to: a pack, a run, a series, an account … as the act''s kind has it';
comment on column audit.acts.place is 'the machine of a command, the address of a browser, the node of a scheduler';

create index acts_newest on audit.acts (at desc, act desc);
create index acts_by on audit.acts (by, at desc, act desc);
create index acts_what on audit.acts (what, at desc, act desc);

create trigger append_only before update or delete on audit.acts
  for each row execute function warehouse.refuse_change();
create trigger not_emptied before truncate on audit.acts
  for each statement execute function warehouse.refuse_change();

-- A row for each night; a night that has no copy yet is tried again after an hour.
create table ledger.backups (
  night date primary key,
  tried_at timestamptz not null,
  node text not null,
  made_at timestamptz,
  folder warehouse.words,
  bytes bigint check (bytes >= 0),
  error warehouse.words,
  constraint made_or_failed check ((made_at is null) = (error is not null))
);
comment on column ledger.backups.night is 'the Vietnamese day on which it was due';

-- A cause sends at most one mail an hour: what changes meanwhile is told when the hour is over, if it still is so.
alter table delivery.alerts rename column raised_message to message;
alter table delivery.alerts add column mail_at timestamptz;
alter table delivery.alerts add column says text check (says in ('raised', 'cleared'));
alter table delivery.alerts add column before_at timestamptz;
alter table delivery.alerts add column before_says text check (before_says in ('raised', 'cleared'));
comment on column delivery.alerts.message is 'the newest mail about this cause; null: none, or it was taken back';
comment on column delivery.alerts.mail_at is 'when the newest mail leaves or left';
comment on column delivery.alerts.says is 'what the newest mail says';
comment on column delivery.alerts.before_at is 'when the mail before it left';

do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_reader') then
    grant select on ledger.backups to analytics_reader;
  end if;

  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_app') then
    grant usage on schema audit to analytics_app;
    -- Number and time of an act are the database's.
    grant select, insert (by, what, subject, door, place, details) on audit.acts to analytics_app;
    grant select, insert, update on ledger.backups to analytics_app;
  end if;
end
$$;
