-- Lets a run go on that the gate held back, with attempts of its own. A row: the run; none when it waits no more, or an identical request
-- is pending, which will do it.
with resumed as (
  update ledger.runs r
  set state = 'enqueued', resumed_at = clock_timestamp(), attempt = 0, timeouts = 0, result = null, started_at = null, ended_at = null
  where r.run = @run and r.state = 'waiting'
    and not (r.step = 'request' and exists (
      select from ledger.runs same
      where same.series = r.series and same.committee = r.committee and same.period = r.period and same.force = r.force
        and coalesce(same.as_of, '-infinity') = coalesce(r.as_of, '-infinity')
        and same.step = 'request' and same.state in ('enqueued', 'processing', 'retrying')
    ))
  returning r.run
), noted as (
  insert into ledger.run_states (run, state, detail)
  select e.run, 'enqueued', @detail from resumed e
)
select e.run from resumed e
