-- Deletes runs that were due and ended before @before and that no pack came of, with their logs and states. One row: how many runs.
with gone as materialized (
  select r.run
  from ledger.runs r
  where r.state in ('succeeded', 'failed', 'deleted') and r.due < @before and r.ended_at < @before and r.pack is null
), lines as (
  delete from ledger.run_log l using gone g where l.run = g.run
), states as (
  delete from ledger.run_states s using gone g where s.run = g.run
), runs as (
  delete from ledger.runs r using gone g where r.run = g.run
  returning r.run
)
select count(*)::int from runs
