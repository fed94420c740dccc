-- Ends a run that has not started, or asks the worker that has it to stop. A row: the state it is in now; none when it had ended.
with found as (
  select r.run, r.state from ledger.runs r where r.run = @run for update
), changed as (
  update ledger.runs r
  set state = case when f.state = 'processing' then f.state else 'deleted' end,
      cancel_requested = true,
      ended_at = case when f.state = 'processing' then null else clock_timestamp() end
  from found f
  where r.run = f.run and f.state in ('scheduled', 'enqueued', 'processing', 'retrying', 'waiting')
  returning r.run, r.state
), noted as (
  insert into ledger.run_states (run, state, detail)
  select c.run, c.state, @detail from changed c
)
select c.state from changed c
