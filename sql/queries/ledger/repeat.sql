-- Adds a run that does the step of @run once more, now, with its first state. A row: the new run, or the one of the same step that is on its
-- way.
with old as (
  select r.series, r.committee, r.period, r.step from ledger.runs r where r.run = @run
), pending as (
  select p.run
  from old o
  join ledger.runs p on p.series = o.series and p.committee = o.committee and p.period = o.period and p.step = o.step
  where p.state in ('enqueued', 'processing', 'retrying')
  order by p.run
  limit 1
), made as (
  insert into ledger.runs (series, committee, period, step, due, reason, requested_by, state)
  select o.series, o.committee, o.period, o.step, clock_timestamp(), @reason, @by, 'enqueued'
  from old o
  where not exists (select from pending)
  returning run, reason
), noted as (
  insert into ledger.run_states (run, state, detail)
  select m.run, 'enqueued', m.reason from made m
)
select m.run from made m
union all
select p.run from pending p
