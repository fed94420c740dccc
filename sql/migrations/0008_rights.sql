-- Rights on what 0004 to 0007 added: the application works on its ledger, outbox and accounts; what happened is only ever added to.

do $$
begin
  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_reader') then
    grant usage on schema ledger, delivery to analytics_reader;
    grant select on all tables in schema ledger, delivery to analytics_reader;
  end if;

  if exists (select from pg_catalog.pg_roles where rolname = 'analytics_app') then
    grant usage on schema ledger, delivery, desk to analytics_app;
    grant select, insert, update on ledger.runs, ledger.nodes, delivery.outbox, delivery.alerts, desk.users, desk.sessions to analytics_app;
    grant select, insert on ledger.run_states, ledger.run_log, delivery.lists, desk.keys to analytics_app;
    grant select, insert, delete on ledger.paused to analytics_app;
    grant select, insert, update on desk.guesses to analytics_app;
    grant delete on ledger.nodes, desk.sessions, desk.guesses to analytics_app;
    grant update (state) on packs.packs to analytics_app;
  end if;
end
$$;
