-- Adds a request that starts at once, with its first state. A row: the run; none when an identical request is pending, or another was
-- made in the same microsecond. @asOf: null for the moment it is made.
with made as (
  insert into ledger.runs (series, committee, period, step, due, as_of, force, reason, requested_by, state)
  values (@Series, @Committee, @Period, 'request', clock_timestamp(), @asOf, @Force, @Reason, @RequestedBy, 'enqueued')
  on conflict do nothing
  returning run, due, reason
), noted as (
  insert into ledger.run_states (run, state, detail)
  select m.run, 'enqueued', m.reason from made m
)
select m.run, m.due from made m
