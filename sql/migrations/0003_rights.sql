-- Three roles: whoever runs this owns and migrates; analytics_app is the application's; analytics_reader reads for reports.
-- On the embedded server the last two exist with passwords of their own. On another server an operator makes them, or they are made
-- here without login; where that is not allowed, one role does everything and the append-only trigger still holds.

do $$
declare
  r text;
begin
  foreach r in array array['analytics_app', 'analytics_reader'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = r) then
      begin
        execute format('create role %I nologin', r);
      exception
        when insufficient_privilege then
          raise notice 'role % does not exist and may not be created by %: its rights are not granted', r, current_user;
        when duplicate_object or unique_violation then
          null;
      end;
    end if;
  end loop;

  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_reader') then
    -- The journal too: every command asks it whether the schema is up to date.
    grant usage on schema warehouse, packs, migrations to analytics_reader;
    grant select on all tables in schema warehouse, packs, migrations to analytics_reader;
    alter default privileges in schema warehouse, packs grant select on tables to analytics_reader;
  end if;

  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_app') then
    grant usage on schema migrations, warehouse, packs to analytics_app;
    grant select on migrations.applied to analytics_app;
    grant select, insert on all tables in schema warehouse, packs to analytics_app;
    alter default privileges in schema warehouse, packs grant select, insert on tables to analytics_app;
    grant usage on all sequences in schema warehouse, packs to analytics_app;
    grant execute on function warehouse.add_year(integer) to analytics_app;
    grant update (rows_read, rows_stored) on warehouse.submissions to analytics_app;
  end if;
end
$$;
