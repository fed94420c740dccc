-- Moves an occurrence that still waits from one time to another. A row: the run; none when it no longer waits there.
with moved as (
  update ledger.runs r
  set due = @due
  where r.run = @Run and r.due = @from and r.state = 'scheduled'
  returning r.run
), noted as (
  insert into ledger.run_states (run, state, detail)
  select m.run, 'scheduled', @detail from moved m
)
select m.run from moved m
