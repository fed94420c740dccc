-- What mail says of a pack beside its files, and what is known of a message beyond its state. Rights on the new tables are the defaults of 0003.

create table packs.pack_key_figures (
  pack bigint not null references packs.packs,
  seq integer not null check (seq > 0),
  label_vi warehouse.words not null,
  label_en warehouse.words not null,
  value_vi warehouse.words not null,
  value_en warehouse.words not null,
  notes_vi warehouse.words not null,
  notes_en warehouse.words not null,
  primary key (pack, seq)
);
comment on table packs.pack_key_figures is 'the first figures of the summary page, in words';

create table packs.pack_pictures (
  pack bigint primary key references packs.packs,
  title warehouse.words not null,
  alt warehouse.words not null,
  svg text not null
);
comment on table packs.pack_pictures is 'the widest chart of the summary page as it was drawn for the pack';

create trigger append_only before update or delete on packs.pack_key_figures
  for each row execute function warehouse.refuse_change();
create trigger append_only before update or delete on packs.pack_pictures
  for each row execute function warehouse.refuse_change();

alter table delivery.lists add column committee warehouse.code;
alter table delivery.lists add column series text[] not null default '{}';
comment on column delivery.lists.committee is 'whose packs only; null: any committee''s';
comment on column delivery.lists.series is 'which series'' packs, beside those of series that name the list';

alter table delivery.outbox add column html warehouse.words;
alter table delivery.outbox add column picture boolean not null default false;
alter table delivery.outbox add column internal boolean not null default false;
alter table delivery.outbox add column message_id text;
alter table delivery.outbox add column refers_to uuid[] not null default '{}';
alter table delivery.outbox add column failure text check (failure in ('temporary', 'permanent'));
alter table delivery.outbox add column started_at timestamptz;
comment on column delivery.outbox.html is 'the body once more as HTML; null: plain text only';
comment on column delivery.outbox.picture is 'the pack''s picture stands in the HTML';
comment on column delivery.outbox.internal is 'of a pack that may go to allowed domains only, and only as a link';
comment on column delivery.outbox.message_id is 'without angle brackets; given at the first attempt and never changed';
comment on column delivery.outbox.refers_to is 'messages of earlier versions that this address has or may have, the oldest first';
comment on column delivery.outbox.failure is 'how the last attempt failed; permanent: the server or this side refuses the message as it is';
comment on column delivery.outbox.started_at is 'when the last attempt began';

alter table delivery.outbox drop constraint outbox_state_check;
alter table delivery.outbox add constraint outbox_state_check
  check (state in ('queued', 'sending', 'accepted', 'failed', 'uncertain', 'superseded'));

create index outbox_pack on delivery.outbox (pack) where pack is not null;

create index outbox_started on delivery.outbox (started_at) where started_at is not null;
