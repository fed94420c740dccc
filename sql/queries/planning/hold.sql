-- Keeps an occurrence that was missed until a person lets it go on.
with held as (
  update ledger.runs r
  set state = 'waiting', on_hold = true, late = true, result = @detail, ended_at = clock_timestamp()
  where r.run = @run and r.state = 'scheduled'
  returning r.run
)
insert into ledger.run_states (run, state, detail)
select h.run, 'waiting', @detail from held h
