-- Who gets packs, and what was sent to whom. A row of the outbox is inserted in the transaction that approves its pack.

create schema delivery;

create table delivery.lists (
  code warehouse.code not null,
  version integer not null check (version > 0),
  definition warehouse.words not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  applied_at timestamptz not null default now(),
  applied_by warehouse.words not null,
  primary key (code, version)
);
comment on column delivery.lists.definition is 'the YAML as applied';

create table delivery.outbox (
  message uuid primary key,
  pack bigint references packs.packs,
  kind text not null check (kind in ('pack', 'test', 'alert')),
  recipient_name warehouse.words not null,
  address text not null,
  language text not null check (language in ('vi', 'en')),
  formats text[] not null,
  subject warehouse.words not null,
  body warehouse.words not null,
  attachment warehouse.words,
  state text not null default 'queued' check (state in ('queued', 'sending', 'accepted', 'failed', 'uncertain')),
  attempt integer not null default 0 check (attempt >= 0),
  doubts integer not null default 0 check (doubts >= 0),
  next_attempt_at timestamptz not null default now(),
  lease_until timestamptz,
  answer warehouse.words,
  content_sha256 text check (content_sha256 ~ '^[0-9a-f]{64}$'),
  queued_at timestamptz not null default now(),
  ended_at timestamptz
);
comment on column delivery.outbox.attachment is 'what attached files are called, without ending; null: nothing is attached';
comment on column delivery.outbox.doubts is 'how often it was not known whether it arrived; 1 or more and accepted: somebody may have it twice';
comment on column delivery.outbox.answer is 'what the server said, or the file it was written to';

-- One message per pack version and recipient, whatever is repeated.
create unique index one_message on delivery.outbox (pack, lower(address)) where kind = 'pack';

create index outbox_due on delivery.outbox (next_attempt_at) where state in ('queued', 'sending', 'uncertain');

create table delivery.alerts (
  cause text primary key,
  raised_at timestamptz not null,
  raised_message uuid references delivery.outbox,
  cleared_at timestamptz
);
