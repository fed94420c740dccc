-- Adds occurrences that are not there yet, and revives those that the schedule had dropped, each with its state. A row: one that was added.
-- What a person removed stays removed. @now: when it is planned; only what is due later is revived.
with wanted as (
  select w.series, w.committee, w.period, w.step, w.due
  from unnest(@series::text[], @committee::text[], @period::text[], @step::text[], @due::timestamptz[]) as w (series, committee, period, step, due)
), added as (
  insert into ledger.runs as r (series, committee, period, step, due, reason, requested_by, state, planned_at)
  select w.series, w.committee, w.period, w.step, w.due, @reason, 'schedule', 'scheduled', @now
  from wanted w
  order by w.due, w.series, w.committee
  on conflict (series, committee, period, step, due) do update
  set state = 'scheduled', ended_at = null, planned_at = @now
  where r.state = 'deleted' and not r.cancel_requested and r.attempt = 0 and r.due > @now
  returning r.run, r.due
), noted as (
  insert into ledger.run_states (run, state)
  select a.run, 'scheduled' from added a
)
select a.run, a.due from added a
