-- Deletes the logs and states of runs that ended before @before. One row: how many.
with ended as materialized (
  select r.run
  from ledger.runs r
  where r.state in ('succeeded', 'failed', 'deleted') and r.ended_at < @before
), lines as (
  delete from ledger.run_log l using ended e where l.run = e.run
  returning l.run
), states as (
  delete from ledger.run_states s using ended e where s.run = e.run
  returning s.run
)
select ((select count(*) from lines) + (select count(*) from states))::int as deleted
