-- What happened to a stored pack, in what it differs from the version before it, and what the audit found in it. Append-only.

alter table packs.packs add column units_added integer check (units_added >= 0);
comment on column packs.packs.units_added is 'units that reported in full since the version before; null: a first version';

create table packs.pack_events (
  pack bigint not null references packs.packs,
  seq bigint generated always as identity,
  state text not null check (state in ('draft', 'checked', 'approved', 'sent', 'superseded', 'rejected')),
  at timestamptz not null default clock_timestamp(),
  by warehouse.words not null,
  comment warehouse.words,
  primary key (pack, seq)
);

create table packs.pack_changes (
  pack bigint not null references packs.packs,
  seq integer not null check (seq > 0),
  indicator warehouse.code not null,
  unit warehouse.code,
  old_text warehouse.words not null,
  new_text warehouse.words not null,
  submitted_by warehouse.words,
  recorded_at timestamptz,
  primary key (pack, seq)
);
comment on column packs.pack_changes.unit is 'null: the committee''s total';
comment on column packs.pack_changes.submitted_by is 'who submitted the observation that changed it, when one did';

create table packs.pack_findings (
  pack bigint not null references packs.packs,
  seq integer not null check (seq > 0),
  code text not null,
  indicator warehouse.code,
  unit warehouse.code,
  quarter warehouse.quarter,
  message warehouse.words not null,
  message_en warehouse.words not null,
  primary key (pack, seq)
);
comment on table packs.pack_findings is 'for the office: never mailed, never shown to readers of the pack';

alter table packs.packs add column late_for timestamptz;
comment on column packs.packs.late_for is 'when it was due, if nothing was there to make it then; null: in time, or not by a schedule';

-- Rights hold this where the roles exist; the triggers hold it everywhere.
create trigger append_only before update or delete on packs.pack_events
  for each row execute function warehouse.refuse_change();
create trigger append_only before update or delete on packs.pack_changes
  for each row execute function warehouse.refuse_change();
create trigger append_only before update or delete on packs.pack_findings
  for each row execute function warehouse.refuse_change();
create trigger files_are_fixed before update on packs.pack_artefacts
  for each row execute function warehouse.refuse_change();
create trigger content_is_fixed before update on packs.packs
  for each row when (to_jsonb(old) - 'state' is distinct from to_jsonb(new) - 'state') execute function warehouse.refuse_change();
