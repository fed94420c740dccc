-- Lets a run go on that was missed and kept for a person. A row: the run; none when it is not kept any more.
with released as (
  update ledger.runs r
  set state = 'enqueued', on_hold = false, result = null, ended_at = null
  where r.run = @run and r.state = 'waiting' and r.on_hold
  returning r.run
), noted as (
  insert into ledger.run_states (run, state, detail)
  select e.run, 'enqueued', @detail from released e
)
select e.run from released e
