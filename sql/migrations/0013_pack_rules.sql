-- A pack's state moves forward only, and what was stored with a version stays as it was: for every role, the owner too.

create function packs.hold_edges() returns trigger
  language plpgsql
as $$
begin
  if (old.state, new.state) not in (
    ('draft', 'checked'), ('draft', 'approved'), ('draft', 'rejected'), ('draft', 'superseded'),
    ('checked', 'approved'), ('checked', 'rejected'), ('checked', 'superseded'),
    ('approved', 'sent'), ('approved', 'superseded'),
    ('sent', 'superseded')
  ) then
    raise exception 'a pack that is % does not become %', old.state, new.state using errcode = 'check_violation';
  end if;
  return new;
end
$$;

create function packs.begin_as_draft() returns trigger
  language plpgsql
as $$
begin
  raise exception 'a pack begins as draft, not as %', new.state using errcode = 'check_violation';
end
$$;

create function packs.only_to_drafts() returns trigger
  language plpgsql
as $$
begin
  if exists (select from packs.packs p where p.pack = new.pack and p.state <> 'draft') then
    raise exception '%.%: nothing is added to a pack that is no draft any more', tg_table_schema, tg_table_name
      using errcode = 'insufficient_privilege';
  end if;
  return new;
end
$$;

create trigger state_moves_forward before update on packs.packs
  for each row when (old.state is distinct from new.state) execute function packs.hold_edges();
create trigger begins_as_draft before insert on packs.packs
  for each row when (new.state <> 'draft') execute function packs.begin_as_draft();
create trigger not_deleted before delete on packs.packs
  for each row execute function warehouse.refuse_change();
create trigger not_deleted before delete on packs.pack_artefacts
  for each row execute function warehouse.refuse_change();
create trigger append_only before update or delete on packs.artefacts
  for each row execute function warehouse.refuse_change();

create trigger only_to_drafts before insert on packs.pack_artefacts
  for each row execute function packs.only_to_drafts();
create trigger only_to_drafts before insert on packs.pack_changes
  for each row execute function packs.only_to_drafts();
create trigger only_to_drafts before insert on packs.pack_findings
  for each row execute function packs.only_to_drafts();

create trigger not_emptied before truncate on packs.packs
  for each statement execute function warehouse.refuse_change();
create trigger not_emptied before truncate on packs.pack_artefacts
  for each statement execute function warehouse.refuse_change();
create trigger not_emptied before truncate on packs.artefacts
  for each statement execute function warehouse.refuse_change();
create trigger not_emptied before truncate on packs.pack_events
  for each statement execute function warehouse.refuse_change();
create trigger not_emptied before truncate on packs.pack_changes
  for each statement execute function warehouse.refuse_change();
create trigger not_emptied before truncate on packs.pack_findings
  for each statement execute function warehouse.refuse_change();
