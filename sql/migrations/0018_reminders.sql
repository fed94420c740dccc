-- Mail to units: reminders before and after their deadline, receipts of what they sent, and who is not reminded.

alter table delivery.outbox drop constraint outbox_kind_check;
alter table delivery.outbox add constraint outbox_kind_check check (kind in ('pack', 'test', 'alert', 'reminder', 'receipt'));
alter table delivery.outbox add column sample boolean not null default false;
alter table delivery.outbox add column tries integer not null default 0 check (tries >= 0);
comment on column delivery.outbox.sample is 'of a unit of a sample committee; what is about a pack asks its committee';
comment on column delivery.outbox.tries is 'attempts since it was queued last: so many are made at most; attempt only grows, it is what an attempt is known by';

-- What has not arrived, or not surely: few of all.
create index outbox_unheard on delivery.outbox (kind) where state in ('queued', 'sending', 'failed', 'uncertain');

-- What a message carries that is no file of a pack: the same bytes on every attempt.
create table delivery.outbox_files (
  message uuid not null references delivery.outbox,
  position integer not null check (position > 0),
  name warehouse.words not null,
  media_type text not null,
  content bytea not null,
  primary key (message, position)
);

-- One message a unit, deadline and reminder, whatever is repeated and whoever does it, and one a day about the same deadline; one more only where
-- the one before was refused or taken back (reminders/take.sql).
create table delivery.reminders (
  unit warehouse.code not null,
  deadline date not null,
  number integer not null check (number > 0),
  step date not null,
  sent_on date not null,
  message uuid not null unique references delivery.outbox deferrable initially deferred,
  collections text[] not null check (cardinality(collections) > 0),
  asked_by warehouse.words not null,
  primary key (unit, deadline, number)
);
comment on column delivery.reminders.number is 'of the unit''s messages about the deadline, from 1: of two who take one at once, one gets it';
comment on column delivery.reminders.step is 'Asia/Ho_Chi_Minh: the day on which the calendar had it due; of one that a person asked for, that day';
comment on column delivery.reminders.sent_on is 'Asia/Ho_Chi_Minh: the day on which it was put into the outbox';
comment on column delivery.reminders.collections is 'what it asks for, each as committee/series/period';

create table delivery.reminder_stops (
  unit warehouse.code primary key,
  reason warehouse.words,
  stopped_by warehouse.words not null,
  stopped_at timestamptz not null default now()
);

-- One receipt a unit and submission; of what was refused nothing is stored, so that its bytes tell it.
create table delivery.receipts (
  message uuid primary key references delivery.outbox deferrable initially deferred,
  unit warehouse.code not null,
  submission bigint references warehouse.submissions,
  refused_sha256 text check (refused_sha256 ~ '^[0-9a-f]{64}$'),
  constraint one_submission unique (submission, unit),
  constraint one_refusal unique (refused_sha256, unit),
  constraint accepted_or_refused check ((submission is null) <> (refused_sha256 is null))
);

create trigger append_only before update or delete on delivery.outbox_files
  for each row execute function warehouse.refuse_change();
create trigger append_only before update or delete on delivery.reminders
  for each row execute function warehouse.refuse_change();
create trigger append_only before update or delete on delivery.receipts
  for each row execute function warehouse.refuse_change();

do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_reader') then
    grant select on delivery.outbox_files, delivery.reminders, delivery.reminder_stops, delivery.receipts to analytics_reader;
  end if;

  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_app') then
    grant select, insert on delivery.outbox_files, delivery.reminders, delivery.receipts to analytics_app;
    grant select, insert, delete on delivery.reminder_stops to analytics_app;
  end if;
end
$$;
