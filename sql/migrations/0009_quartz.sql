-- A schema for the tables of the job engine, which makes them itself when `migrate` has applied this. The application works on all of them.

create schema quartz;

do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_app') then
    grant usage on schema quartz to analytics_app;
    alter default privileges in schema quartz grant select, insert, update, delete on tables to analytics_app;
  end if;
end
$$;
