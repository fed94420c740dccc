-- Hands occurrences whose time has come to the workers. @runs: which. @late: for each the sentence that says by how much it is late; null
-- when it is not.
with released as (
  update ledger.runs r
  set state = 'enqueued', late = w.late is not null
  from unnest(@runs::bigint[], @late::text[]) as w (run, late)
  where r.run = w.run and r.state = 'scheduled'
  returning r.run, w.late
), told as (
  insert into ledger.run_log (run, level, line)
  select e.run, 'warning', e.late from released e where e.late is not null
)
insert into ledger.run_states (run, state, detail)
select e.run, 'enqueued', e.late from released e
