-- Adds a line to the run's log. A row: the run; none when the lease is lost.
with mine as (
  select r.run from ledger.runs r where r.run = @Run and r.lease_epoch = @Epoch and r.state = 'processing' for update
)
insert into ledger.run_log (run, level, line)
select m.run, @level, @line from mine m
returning run
