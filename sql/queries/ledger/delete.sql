-- Puts a run that has ended among the deleted. A row: its state now; none when it has not ended or is deleted already.
with changed as (
  update ledger.runs r
  set state = 'deleted'
  where r.run = @run and r.state in ('succeeded', 'failed')
  returning r.run, r.state
), noted as (
  insert into ledger.run_states (run, state, detail)
  select c.run, c.state, @detail from changed c
)
select c.state from changed c
