-- Ends an occurrence that still waits and that the schedule no longer asks for. A row: the run; none when it no longer waits.
with dropped as (
  update ledger.runs r
  set state = 'deleted', ended_at = clock_timestamp()
  where r.run = @run and r.state = 'scheduled'
  returning r.run
), noted as (
  insert into ledger.run_states (run, state, detail)
  select d.run, 'deleted', @detail from dropped d
)
select d.run from dropped d
