-- The three roles of the embedded server, with the passwords of embedded/pass_passwords. Those that an interrupted start made are kept.
do $$
declare
  r text;
begin
  foreach r in array array['analytics_owner', 'analytics_app', 'analytics_reader'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = r) then
      execute format('create role %I login password %L', r, current_setting('analytics.' || r));
    end if;
  end loop;
  alter role analytics_reader set default_transaction_read_only = on;
end
$$;
