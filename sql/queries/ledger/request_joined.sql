-- Notes in a run's log that another request joined it.
insert into ledger.run_log (run, level, line)
values (@run, 'info', @line)
