-- Moves an occurrence that still waits from one time to another. A row: whether it was moved; not when the schedule had it at the other time
-- before, whose row is the one to revive. None when it no longer waits there. @now: when it is planned.
with waiting as (
  select r.run, exists (
    select from ledger.runs o
    where o.series = r.series and o.committee = r.committee and o.period = r.period and o.step = r.step and o.due = @due
  ) as taken
  from ledger.runs r
  where r.run = @Run and r.due = @from and r.state = 'scheduled'
  for update of r
), moved as (
  update ledger.runs r
  set due = @due, planned_at = @now
  from waiting w
  where r.run = w.run and not w.taken
  returning r.run
), noted as (
  insert into ledger.run_states (run, state, detail)
  select m.run, 'scheduled', @detail from moved m
)
select not w.taken as moved from waiting w
